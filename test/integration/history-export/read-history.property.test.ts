import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyMessage } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import { readHistory } from '../../../src/main/history-export/read-history';
import { messageFromRow } from '../../../src/main/history/message-row';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { Database } from '../../../src/main/storage/database';
import { openDatabase } from '../../../src/main/storage/open-database';
import { DamagedRowError } from '../../../src/main/storage/parse-row';
import { anyState } from '../history/message-model';
import { newMessage } from '../history/new-message';
import { putMessage } from '../history/put-message';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { fc } from '../../support/property';

const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
const written = fc.record({
  state: anyState,
  text: words,
  recipientName: fc.option(words.filter((name) => name.trim() !== '')),
  contactId: fc.constantFrom(null, 'c1'),
  accountLabel: fc.constantFrom('Shop', 'Laden "Mitte"'),
  practice: fc.boolean(),
  batchId: fc.constantFrom(null, 'b1'),
  occurrence: fc.constantFrom(null, 's1'),
  hours: fc.constantFrom('any', 'everyday', 'marketing'),
  createdAt: fc.integer({ min: -startAt, max: 4 * startAt }),
  becomes: fc.constantFrom('as it is', 'as it is', 'without its text', 'erased'),
});

const addBatch = `
  INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id, confirmed_at,
    account_id, account_label, practice)
  VALUES (1, 'b1', 'Spring', 0, '{}', 'done', 0, 'r', 0, 'account', 'Shop', 0)`;

function inDatabase(work: (database: Database) => void): void {
  const dir = mkdtempSync(join(tmpdir(), 'quicksend-'));
  const opening = openDatabase({ dir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('Not opened');
  try {
    work(opening.value.database);
  } finally {
    opening.value.database.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** No export has raw answers, whether they were read or not. */
function withoutRawAnswer(message: Message): Message {
  const { state } = message;
  if (state.kind !== 'accepted') return message;
  return { ...message, state: { ...state, receipt: { ...state.receipt, rawAnswer: null } } };
}

test('an export reads each message as the history does', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 30 }), (all) => {
      inDatabase((database) => {
        database.run(addBatch);
        const store = createMessageStore(database);
        for (const [index, { state, becomes, occurrence, ...part }] of all.entries()) {
          const id = `m${String(index)}`;
          const key = `day ${String(index)}`;
          putMessage(
            store,
            newMessage({
              ...part,
              id,
              occurrence: occurrence === null ? null : { scheduleId: occurrence, key },
            }),
            state,
          );
          // What has not ended keeps its text.
          if (becomes === 'as it is' || !('at' in state)) continue;
          const seq = index + 1;
          if (becomes === 'erased') {
            database.run(
              `INSERT INTO message_people (recipient, contact_id, name) VALUES (:recipient, '', '')`,
              { recipient: `+490${String(seq)}` },
            );
          }
          const person = becomes === 'erased' ? 'last_insert_rowid()' : 'person_seq';
          database.run(
            `UPDATE message_log SET text = '', person_seq = ${person} WHERE seq = :seq`,
            { seq },
          );
        }
        const rows = database.all('SELECT * FROM messages ORDER BY seq');
        const read = [...readHistory(database, everyMessage)].flatMap(({ messages }) => messages);
        expect(read.map(withoutRawAnswer)).toEqual(
          rows.map((row) => withoutRawAnswer(messageFromRow(row))),
        );
      });
    }),
    { numRuns: 15 },
  );
});

test.each([`state = 'rejected', reason = 'unheard-of'`, `hours = 'never'`])(
  'a row that cannot have been written ends the export: %s',
  (damage) => {
    const database = openSound(tempDir());
    putMessage(createMessageStore(database), newMessage({ id: 'a' }), {
      kind: 'rejected',
      at: startAt,
      reason: 'balance',
      providerWords: null,
    });
    database.run('DROP TRIGGER messages_stay_as_written');
    database.run('PRAGMA ignore_check_constraints = ON');
    database.run(`UPDATE message_log SET ${damage}`);
    expect(() => [...readHistory(database, everyMessage)]).toThrow(DamagedRowError);
  },
);
