import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import { messageFromRow } from '../../../src/main/history/message-row';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import type { Database } from '../../../src/main/storage/database';
import { openDatabase } from '../../../src/main/storage/open-database';
import type { WorldDisk } from './crashing-world';
import { batchDeeds } from './batch-deeds';
import { withHooks } from './hooked-stores';

/** A real database in a folder of its own, opened anew by each process. */
export interface SqliteDisk extends WorldDisk {
  readonly remove: () => void;
}

/** Makes an empty one; the caller removes it. */
export function createSqliteDisk(): SqliteDisk {
  const dir = mkdtempSync(join(tmpdir(), 'quicksend-outbox-'));
  let database: Database | null = null;

  function opened(): Database {
    if (database === null) throw new Error('No process has opened the database');
    return database;
  }

  return {
    open(hooks) {
      database?.close();
      const opening = openDatabase({ dir });
      if (!opening.ok || opening.value.kind !== 'opened')
        throw new Error('The database is damaged');
      database = opening.value.database;
      return withHooks(
        {
          store: createMessageStore(database),
          batches: createBatchLedger(database),
          deeds: batchDeeds(database),
          pace: createPaceStore(database),
          pause: createPauseStore(database),
        },
        hooks,
      );
    },
    batches: () =>
      new Map(
        opened()
          .all(`SELECT id, state, goes_on FROM batches`)
          .map((row) => [
            String(row['id']),
            { state: String(row['state']), goesOn: row['goes_on'] === 1 },
          ]),
      ),
    messages: () => opened().all('SELECT * FROM messages ORDER BY seq').map(messageFromRow),
    remove() {
      database?.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
