import { setImmediate } from 'node:timers/promises';
import { connectToRead } from '../../storage/connection';
import { JobStoppedError, type RunJob } from '../../worker/job';
import { buffersOf, buildIndex, type IndexData, type SearchEntry } from './index-data';
import { indexQueries, searchEntry } from './index-rows';

/** Makes the search index from the contacts in a database file, as they are at one moment. */
export interface ContactIndexJob {
  readonly input: { readonly file: string };
  readonly progress: null;
  readonly order: 'stop';
  readonly output: IndexData;
}

const rowsAtATime = 2_000;

export const runContactIndex: RunJob<ContactIndexJob> = async ({ file }, desk) => {
  const orders = { isStopped: false };
  desk.onOrder(() => {
    orders.isStopped = true;
  });
  const entries: SearchEntry[] = [];
  const connection = connectToRead(file);
  // Held to the end: an iterator does not keep its statement, which goes with the next collection.
  const statements = [indexQueries.listed, indexQueries.inBin].map((sql) =>
    connection.prepare(sql),
  );
  try {
    connection.exec('BEGIN');
    for (const statement of statements) {
      for (const row of statement.iterate()) {
        entries.push(searchEntry(row));
        if (entries.length % rowsAtATime !== 0) continue;
        // Lets an order to stop come in.
        await setImmediate();
        if (orders.isStopped) throw new JobStoppedError('contact-index');
      }
    }
  } finally {
    statements.length = 0;
    connection.close();
  }
  const output = buildIndex(entries);
  return { output, moved: buffersOf(output) };
};
