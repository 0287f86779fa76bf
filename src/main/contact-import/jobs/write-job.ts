import { setImmediate } from 'node:timers/promises';
import {
  commitAndMove,
  connectToImport,
  type ImportConnection,
} from '../../storage/import-connection';
import type { JobDesk, RunJob } from '../../worker/job';
import { readSummary } from '../staging/staging-summary';
import { writeStaged } from '../staging/write-staged';
import type { StoredReport } from '../stored-report';
import { contactsFingerprint } from '../verdicts/stored-contacts';
import { takeOrders, type GatedOrder, type GatedProgress, type Orders } from './gated-job';

/** Writes staged rows in one transaction, while the write gate is held. */
export interface ImportWriteJob {
  readonly input: {
    readonly databaseFile: string;
    readonly stagingFile: string;
    readonly importId: string;
    readonly fileName: string;
    readonly now: number;
  };
  readonly progress: GatedProgress;
  readonly order: GatedOrder;
  /** `stale`: the contacts are no longer those that the rows were held against; nothing was written. */
  readonly output: 'written' | 'stale' | 'cancelled';
}

export const runImportWrite = importWriteOver(connectToImport);

/** The job over connections of another make: a test's disk may be full. */
export function importWriteOver(connect: typeof connectToImport): RunJob<ImportWriteJob> {
  return async (input, desk) => {
    const orders = takeOrders(desk);
    const connection = connect(input.databaseFile, input.stagingFile);
    try {
      desk.tell({ kind: 'ready' });
      await orders.go;
      // Cancelled before the gate was held: main may be writing.
      if (orders.isCancelled()) return { output: 'cancelled', moved: [] };
      const output = await write(connection, input, desk, orders);
      return { output, moved: [] };
    } finally {
      connection.close();
    }
  };
}

async function write(
  connection: ImportConnection,
  { importId, fileName, now }: ImportWriteJob['input'],
  desk: JobDesk<ImportWriteJob>,
  orders: Orders,
): Promise<ImportWriteJob['output']> {
  const { database } = connection;
  const { rows, counts, made, changed, fingerprint } = readSummary(database, 'staging.');
  if (contactsFingerprint(database) !== fingerprint) return 'stale';
  connection.begin();
  try {
    const writing = writeStaged(database, { importId, now, rows }, (written): StoredReport => ({
      fileName,
      rows,
      counts,
      created: made,
      updated: changed,
      ...written,
    }));
    for (const done of writing) {
      // Lets an order to cancel come in.
      await setImmediate();
      if (orders.isCancelled()) {
        connection.rollBack();
        return 'cancelled';
      }
      desk.tell({ kind: 'progress', done, total: rows });
    }
    commitAndMove(connection);
  } catch (error) {
    connection.rollBack();
    throw error;
  }
  return 'written';
}
