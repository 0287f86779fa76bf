import { emptyBatchDraft } from '#shared/domain/batch';
import { createBatchStore } from '../../../src/main/batches/batch-store';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { Database } from '../../../src/main/storage/database';
import type { BatchDeeds } from './hooked-stores';

/** The use cases' own statements, without what they do beside them. */
export function batchDeeds(database: Database): BatchDeeds {
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
