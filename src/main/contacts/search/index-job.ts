import { connectToRead } from '../../storage/connection';
import type { RunJob } from '../../worker/job';
import { buffersOf, buildIndex, type IndexData, type SearchEntry } from './index-data';
import { indexQueries, searchEntry } from './index-rows';

/** Makes the search index from the contacts in a database file, as they are at one moment. */
export interface ContactIndexJob {
  readonly input: { readonly file: string };
  readonly progress: null;
  readonly order: null;
  readonly output: IndexData;
}

export const runContactIndex: RunJob<ContactIndexJob> = ({ file }) => {
  const connection = connectToRead(file);

  function* entries(): Generator<SearchEntry> {
    for (const sql of [indexQueries.listed, indexQueries.inBin]) {
      for (const row of connection.prepare(sql).iterate()) yield searchEntry(row);
    }
  }

  try {
    connection.exec('BEGIN');
    const output = buildIndex(entries());
    return Promise.resolve({ output, moved: buffersOf(output) });
  } finally {
    connection.close();
  }
};
