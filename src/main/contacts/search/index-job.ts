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
  try {
    connection.exec('BEGIN');
    for (const sql of [indexQueries.listed, indexQueries.inBin]) {
      for (const row of connection.prepare(sql).iterate()) {
        entries.push(searchEntry(row));
        if (entries.length % rowsAtATime !== 0) continue;
        // Lets an order to stop come in.
        await setImmediate();
        if (orders.isStopped) throw new JobStoppedError('contact-index');
      }
    }
  } finally {
    connection.close();
  }
  const output = buildIndex(entries);
  return { output, moved: buffersOf(output) };
};
