import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { applicationId, pragmaNumber } from './connection';
import { firstSchema } from './migrations/0001-first-schema';
import { contactsSchema } from './migrations/0002-contacts';
import { batchesSchema } from './migrations/0003-batches';
import { schedulesSchema } from './migrations/0004-schedules';
import { templatesSchema } from './migrations/0005-templates';
import { spendingSchema } from './migrations/0006-spending';
import { batchRepeatsSchema } from './migrations/0007-batch-repeats';
import { historySchema } from './migrations/0008-history';
import { retentionSchema } from './migrations/0009-retention';
import { heldSchedulesSchema } from './migrations/0010-held-schedules';
import { indexedMessage } from './message-words';

/** The steps from an empty file to the newest schema. Step n leads from version n to n + 1; none ever changes. */
export const migrations: readonly string[] = [
  firstSchema,
  contactsSchema,
  batchesSchema,
  schedulesSchema,
  templatesSchema,
  spendingSchema,
  batchRepeatsSchema,
  historySchema,
  retentionSchema,
  heldSchedulesSchema,
];

/** The newest version that this program knows. */
export const newestVersion = migrations.length;

/** Brings a database to the newest version. Each step is one transaction: a crash leaves a whole version. */
export function migrate(
  connection: DatabaseSyncInstance,
  steps: readonly string[] = migrations,
): void {
  addFunctions(connection);
  for (let version = pragmaNumber(connection, 'user_version'); ; version += 1) {
    const step = steps[version];
    if (step === undefined) return;
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(step);
      connection.exec(`PRAGMA application_id = ${applicationId}`);
      connection.exec(`PRAGMA user_version = ${version + 1}`);
      connection.exec('COMMIT');
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
}

/** What migrations ask of the program. */
function addFunctions(connection: DatabaseSyncInstance): void {
  connection.function(
    'indexed_message',
    { deterministic: true },
    (seq: unknown, text: unknown, name: unknown) =>
      indexedMessage(Number(seq), String(text), String(name)),
  );
}
