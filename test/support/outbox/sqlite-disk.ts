import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyBatchDraft } from '#shared/domain/batch';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import { createBatchStore } from '../../../src/main/batches/batch-store';
import { messageFromRow } from '../../../src/main/history/message-row';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import type { Database } from '../../../src/main/storage/database';
import { openDatabase } from '../../../src/main/storage/open-database';
import type { WorldDisk } from './crashing-world';
import { withHooks, type BatchDeeds } from './hooked-stores';

/** A real database in a folder of its own, opened anew by each process. */
export interface SqliteDisk extends WorldDisk {
  readonly remove: () => void;
}

/** The use cases' own statements, without what they do beside them. */
function batchDeeds(database: Database): BatchDeeds {
  const store = createBatchStore(database);
  const messages = createMessageStore(database);
  return {
    confirm({ id, accountId, goesOn }, added, at) {
      if (store.get(id) !== null) return;
      store.together(() => {
        store.create(id, emptyBatchDraft, at);
        store.setGoesOn(id, goesOn);
        database.run(
          `UPDATE batches SET state = 'sending', request_id = :id, confirmed_at = :at,
             account_id = :accountId, account_label = 'Salon', practice = 0 WHERE id = :id`,
          { id, at, accountId },
        );
        messages.enqueue(added, { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 });
      });
    },
    pause: (id, at) => {
      store.pause(id, at);
    },
    resume: (id, at) => {
      store.resume(id, at);
    },
    callOff(id, at) {
      store.together(() => {
        if (!store.callOff(id, at)) return;
        for (const waiting of store.waiting(id, 1_000)) {
          messages.move(waiting, 'queued', { kind: 'cancelled', at });
        }
      });
    },
  };
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
      const opening = openDatabase({ dir, clock: { now: () => 0 } });
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
