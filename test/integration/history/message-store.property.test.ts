import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Message } from '#shared/domain/message';
import { messageFromRow } from '../../../src/main/history/message-row';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { MessageStore } from '../../../src/main/outbox/ports';
import type { Database } from '../../../src/main/storage/database';
import { openDatabase } from '../../../src/main/storage/open-database';
import { startAt } from '../storage/temp-database';
import { createModel, steps, type Step } from './message-model';
import { fc } from '../../support/property';

function open(dir: string): Database {
  const opening = openDatabase({ dir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('Not opened');
  return opening.value.database;
}

function inTempDir(work: (dir: string) => void): void {
  const dir = mkdtempSync(join(tmpdir(), 'quicksend-'));
  try {
    work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** All messages, oldest first. */
function allIn(database: Database): readonly Message[] {
  return database.all('SELECT * FROM messages ORDER BY seq').map(messageFromRow);
}

/** Does a step, and says what it answered. A late move is one from a state that has passed. */
function perform(store: MessageStore, step: Step, model: MessageStore): unknown {
  switch (step.do) {
    case 'enqueue':
      return store.enqueue(step.messages, step.state);
    case 'move': {
      const now = model.get(step.id)?.state.kind ?? 'queued';
      // So does an attempt begin.
      if (!step.late && step.to.kind === 'sending') return store.claim(step.id, step.to);
      return store.move(step.id, step.late ? 'cancelled' : now, step.to);
    }
    case 'sweep':
      return store.sweepInterrupted(step.at);
    case 'settle':
      return store.settle(step.id, step.as);
    case 'reopen':
      return null;
  }
}

test('a store behaves like a list in memory, however often it is closed and opened', () => {
  fc.assert(
    fc.property(steps, (chosen) => {
      inTempDir((dir) => {
        const model = createModel();
        let database = open(dir);
        let store = createMessageStore(database);
        for (const step of chosen) {
          if (step.do === 'reopen') {
            database.close();
            database = open(dir);
            store = createMessageStore(database);
          }
          expect(perform(store, step, model)).toEqual(perform(model, step, model));
          expect(store.counts()).toEqual(model.counts());
          for (const now of [0, startAt, startAt + 10_000]) {
            expect(store.nextOf('account', now, 3)).toEqual(model.nextOf('account', now, 3));
            expect(store.listOld(now)).toEqual(model.listOld(now));
          }
          expect(store.accountsToServe()).toEqual(model.accountsToServe());
          expect(store.listHeld(null)).toEqual(model.listHeld(null));
          expect(store.listHeld(['m1', 'm2'])).toEqual(model.listHeld(['m1', 'm2']));
          for (const { recipient, text, practice, createdAt } of model.all()) {
            const alike = { recipient, text, practice, sinceAt: createdAt };
            expect(store.findDuplicate(alike)).toEqual(model.findDuplicate(alike));
          }
        }
        expect(allIn(database)).toEqual(model.all());
        database.close();
      });
    }),
    { numRuns: 40 },
  );
});

test('a log that is cut anywhere has all that was committed until there, and nothing by halves', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(steps, cuts, (chosen, places) => {
      inTempDir((dir) => {
        const log = join(dir, 'quicksend.db-wal');
        const logSize = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
        const model = createModel();
        const database = open(dir);
        const store = createMessageStore(database);
        const committed = [{ size: 0, messages: model.all() }];
        for (const step of chosen) {
          perform(store, step, model);
          perform(model, step, model);
          committed.push({ size: logSize(), messages: model.all() });
        }
        for (const place of places) {
          const size = Math.round((place * logSize()) / 1_000);
          const crashed = join(dir, `crashed-${size}`);
          const expected = committed.findLast((state) => state.size <= size);
          expect(messagesAfterCrash(dir, crashed, size)).toEqual(expected?.messages);
        }
        database.close();
      });
    }),
    { numRuns: 40 },
  );
});

/** Copies the database and the first bytes of its log while it is open, and opens the copy. */
function messagesAfterCrash(dir: string, crashed: string, logBytes: number): readonly Message[] {
  rmSync(crashed, { recursive: true, force: true });
  mkdirSync(crashed);
  copyFileSync(join(dir, 'quicksend.db'), join(crashed, 'quicksend.db'));
  const log = join(dir, 'quicksend.db-wal');
  if (logBytes > 0) {
    writeFileSync(join(crashed, 'quicksend.db-wal'), readFileSync(log).subarray(0, logBytes));
  }
  const database = open(crashed);
  try {
    return allIn(database);
  } finally {
    database.close();
  }
}

test('a crash amid a transaction leaves what was there before it', () => {
  inTempDir((dir) => {
    const database = open(dir);
    const store = createMessageStore(database);
    const message = {
      requestId: 'r',
      createdAt: startAt,
      accountId: 'account',
      accountLabel: 'Shop',
      practice: false,
      senderId: '7',
      contactId: null,
      recipientName: null,
      text: 'Ready',
      resendOf: null,
      batchId: null,
      occurrence: null,
      hours: 'everyday' as const,
    };
    const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;
    store.enqueue([{ ...message, id: 'a', recipient: '+12025550100' }], queued);
    database.transaction(() => {
      store.move('a', 'queued', { kind: 'cancelled', at: startAt });
      const size = statSync(join(dir, 'quicksend.db-wal')).size;
      const [found] = messagesAfterCrash(dir, join(dir, 'crashed'), size);
      expect(found?.state).toEqual(queued);
    });
    database.close();
  });
});
