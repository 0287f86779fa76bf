import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, test } from 'vitest';
import { batchQueries } from '../../../src/main/batches/batch-store';
import { ledgerQueries } from '../../../src/main/batches/batch-ledger';
import { forgetQueries } from '../../../src/main/batches/forget-person';
import { pastImportQueries } from '../../../src/main/contact-import/past-imports';
import { stagingQueries } from '../../../src/main/contact-import/staging/staging-reader';
import {
  stagingIndexes,
  stagingSchema,
} from '../../../src/main/contact-import/staging/staging-schema';
import { knownQueries } from '../../../src/main/contact-import/verdicts/stored-contacts';
import { imageQueries } from '../../../src/main/contacts/change-images';
import { contactQueries } from '../../../src/main/contacts/contact-store';
import { fieldQueries } from '../../../src/main/contacts/custom-fields';
import { mergeQueries } from '../../../src/main/contacts/merges';
import { optOutQueries } from '../../../src/main/contacts/opt-out-store';
import { orderQueries } from '../../../src/main/contacts/order/reorder';
import { recipientQueries } from '../../../src/main/contacts/recipient-store';
import { listQueries } from '../../../src/main/contacts/search/create-contact-search';
import { indexQueries } from '../../../src/main/contacts/search/index-rows';
import { savedSearchQueries } from '../../../src/main/contacts/saved-searches';
import { tagQueries } from '../../../src/main/contacts/tag-store';
import { historyQueries } from '../../../src/main/history/history-store';
import { repeatQueries } from '../../../src/main/batches/repeats/repeat-store';
import { scheduleQueries } from '../../../src/main/schedule/schedule-store';
import { waitingQueries } from '../../../src/main/schedule/waiting-store';
import { messageQueries } from '../../../src/main/history/message-store';
import { personQueries } from '../../../src/main/history/person-messages';
import { templateQueries } from '../../../src/main/templates/template-store';
import { openSound, tempDir } from './temp-database';

/** What SQLite says it will do, a line for each step; see https://sqlite.org/eqp.html */
function planOf(sql: string): readonly string[] {
  return openSound(tempDir())
    .all(`EXPLAIN QUERY PLAN ${sql}`)
    .map((row) => String(row['detail']));
}

const byMessageId = 'SEARCH messages USING INDEX sqlite_autoindex_messages_1 (id=?)';
const batchOfId = 'SEARCH batches USING INDEX sqlite_autoindex_batches_1 (id=?)';
const messagesOfBatch =
  'SEARCH messages USING COVERING INDEX messages_of_batch (batch_id=? AND state=?)';
const messageOfSeq = 'SEARCH messages USING INTEGER PRIMARY KEY (rowid=?)';
const contactsOfNumber =
  'SEARCH contact_numbers USING COVERING INDEX sqlite_autoindex_contact_numbers_2 (e164=?)';
const contactOfSeq = 'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)';

test.each([
  ['get', messageQueries.byId, [byMessageId]],
  ['move', messageQueries.move, [byMessageId]],
  ['settle', messageQueries.settle, [byMessageId]],
  [
    'nextOf, what can be undone',
    messageQueries.undoable,
    ['SEARCH messages USING INDEX messages_undoable (due_at>?)'],
  ],
  [
    'nextOf, by themselves',
    messageQueries.singles,
    ['SEARCH messages USING INDEX messages_singles (account_id=?)'],
  ],
  [
    'nextOf, of batches',
    messageQueries.ofBatches,
    [
      'SEARCH batches USING INDEX batches_sending (account_id=?)',
      'SEARCH messages USING INDEX messages_of_batch (batch_id=? AND state=?)',
    ],
  ],
  ['listOld', messageQueries.old, ['SCAN messages USING INDEX messages_queued']],
  ['listHeld', messageQueries.held, ['SCAN messages USING INDEX messages_queued']],
  [
    'what of a batch waits',
    ledgerQueries.finish,
    [batchOfId, 'SCALAR SUBQUERY 1', messagesOfBatch],
  ],
  [
    'batches that were going',
    ledgerQueries.holdInterrupted,
    ['SCAN batches USING INDEX batches_sending', 'CORRELATED SCALAR SUBQUERY 1', messagesOfBatch],
  ],
  [
    'sweepInterrupted',
    messageQueries.sweep,
    ['SCAN messages USING COVERING INDEX messages_sending'],
  ],
  [
    'findDuplicate',
    messageQueries.duplicate,
    ['SEARCH messages USING INDEX messages_to_recipient (recipient=? AND created_at>?)'],
  ],
  [
    'a page of history',
    historyQueries.page,
    ['SEARCH messages USING INTEGER PRIMARY KEY (rowid<?)'],
  ],
  [
    'a search in history',
    historyQueries.search,
    ['SCAN messages_fts VIRTUAL TABLE INDEX 192:M3<', messageOfSeq],
  ],
  ['the list of contacts', listQueries.page, ['SCAN contacts USING INDEX contacts_in_order']],
  [
    'the neighbours of a contact in the list',
    indexQueries.listedAfter,
    [
      'SEARCH contacts USING INDEX contacts_in_order (sort_key>?)',
      'SCALAR SUBQUERY 1',
      contactOfSeq,
      'REUSE SUBQUERY 1',
    ],
  ],
  [
    'the neighbours of a contact in the bin',
    indexQueries.inBinAfter,
    [
      'SEARCH contacts USING COVERING INDEX contacts_in_bin (deleted_at>? AND deleted_at<?)',
      'SCALAR SUBQUERY 1',
      contactOfSeq,
      'REUSE SUBQUERY 1',
    ],
  ],
])('%s goes by an index and sorts nothing', (_, sql, plan) => {
  expect(planOf(sql)).toEqual(plan);
});

test("a number's contact goes by an index and sorts no contacts", () => {
  expect(planOf(contactQueries.byNumber).slice(0, 2)).toEqual([
    contactsOfNumber.replace('contact_numbers', 'wanted'),
    contactOfSeq,
  ]);
});

describe('no table is read from end to end', () => {
  const everyQuery = [
    ledgerQueries,
    batchQueries,
    forgetQueries,
    messageQueries,
    historyQueries,
    personQueries,
    contactQueries,
    imageQueries,
    tagQueries,
    fieldQueries,
    mergeQueries,
    orderQueries,
    optOutQueries,
    savedSearchQueries,
    recipientQueries,
    listQueries,
    indexQueries,
    templateQueries,
    waitingQueries,
  ].flatMap((queries) => Object.entries<string>(queries));

  test.each(everyQuery)('in %s', (_, sql) => {
    expect(planOf(sql).filter((step) => /^SCAN \w+$/.test(step) && !isFew(step))).toEqual([]);
  });

  /** The few rows that an inner query found by an index, or that a table has in all. */
  function isFew(step: string): boolean {
    const few = ['texted', 'found', 'single', 'custom_fields', 'contact_order'];
    return few.some((name) => step === `SCAN ${name}`);
  }
});

describe('what is due', () => {
  test.each([
    ['messages', waitingQueries.due, 'SEARCH messages USING INDEX messages_scheduled (due_at<?)'],
    [
      'texts that repeat',
      scheduleQueries.due,
      'SEARCH schedules USING INDEX schedules_due (next_at<?)',
    ],
    [
      'batches that repeat',
      repeatQueries.due,
      'SEARCH batch_repeats USING INDEX batch_repeats_due (next_at<?)',
    ],
  ])('is found by its time: %s', (_, sql, step) => {
    expect(planOf(sql)).toEqual([step]);
  });

  test.each([
    ['messages', waitingQueries.next, /^SEARCH messages USING COVERING INDEX messages_scheduled/],
    [
      'texts that repeat',
      scheduleQueries.next,
      /^SEARCH schedules USING COVERING INDEX schedules_due/,
    ],
    [
      'batches that repeat',
      repeatQueries.next,
      /^SEARCH batch_repeats USING COVERING INDEX batch_repeats_due/,
    ],
  ])('and so is the next time: %s', (_, sql, step) => {
    expect(planOf(sql)).toEqual([expect.stringMatching(step)]);
  });
});

describe('an import', () => {
  test('finds the contact of a number and of an e-mail address by an index', () => {
    expect(planOf(knownQueries.byNumber)).toEqual([contactsOfNumber, contactOfSeq]);
    expect(planOf(knownQueries.byEmail)).toEqual([
      expect.stringMatching(/^SEARCH contacts USING INDEX contacts_by_email /),
    ]);
  });

  test('that is past is found by its time, and forgets its images by their change', () => {
    expect(planOf(pastImportQueries.byId)).toEqual([expect.stringMatching(/^SEARCH imports /)]);
    for (const sql of [pastImportQueries.since, pastImportQueries.oldImages]) {
      expect(planOf(sql).join('\n')).not.toMatch(/SCAN (?!imports)|TEMP B-TREE/);
    }
  });

  test.each(Object.entries(stagingQueries))('pages its rows by an index: %s', (_, sql) => {
    const staging = new DatabaseSync(':memory:');
    staging.exec(stagingSchema);
    staging.exec(stagingIndexes);
    const plan = staging.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    staging.close();
    const steps = plan.map(({ detail }) => detail).join('\n');
    expect(steps).not.toMatch(/TEMP B-TREE/);
  });
});
