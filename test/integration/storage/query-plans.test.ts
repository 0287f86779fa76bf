import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, test } from 'vitest';
import { batchQueries } from '../../../src/main/batches/batch-store';
import { ledgerQueries } from '../../../src/main/batches/batch-ledger';
import { forgetQueries } from '../../../src/main/batches/forget-person';
import { exportQueries } from '../../../src/main/contact-export/export-job';
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
import { importedQueries } from '../../../src/main/contacts/search/imported';
import { indexQueries } from '../../../src/main/contacts/search/index-rows';
import { savedSearchQueries } from '../../../src/main/contacts/saved-searches';
import { tagQueries } from '../../../src/main/contacts/tag-store';
import { repeatQueries } from '../../../src/main/batches/repeats/repeat-store';
import { scheduleQueries } from '../../../src/main/schedule/schedule-store';
import { waitingQueries } from '../../../src/main/schedule/waiting-store';
import { attemptQueries } from '../../../src/main/history/attempts';
import { blankingQueries } from '../../../src/main/history/blanking';
import { deleteQueries } from '../../../src/main/history/delete-messages';
import { filterQueries, type CompiledFilter } from '../../../src/main/history/filter-sql';
import { historyQueries } from '../../../src/main/history/history';
import { pageStatements } from '../../../src/main/history/page-statements';
import {
  compileSearch,
  numberQueries,
  type CompiledSearch,
} from '../../../src/main/history/search-sql';
import { readSearchTerm } from '#shared/domain/search-marks';
import { detailQueries } from '../../../src/main/history/message-details';
import { placeQueries } from '../../../src/main/history/message-places';
import { writerQueries } from '../../../src/main/history/message-writer';
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

/** What makes a row of `message_log` a whole message: who, from where, and as part of which batch. */
const makingWhole = [
  'SEARCH message_people USING INTEGER PRIMARY KEY (rowid=?)',
  'SEARCH message_origins USING INTEGER PRIMARY KEY (rowid=?)',
  'SEARCH batches USING INTEGER PRIMARY KEY (rowid=?)',
];

/** The plan without what makes messages whole, row by row, and without lists that are given with it. */
function searchOf(sql: string): readonly string[] {
  return planOf(sql).filter(
    (step) =>
      !makingWhole.includes(step) &&
      !/^(CORRELATED SCALAR SUBQUERY [^1]|LIST SUBQUERY|SCAN json_each|CREATE BLOOM)/.test(step),
  );
}

const byMessageId = 'SEARCH message_log USING INDEX sqlite_autoindex_message_log_1 (id=?)';
const messagesOfBatch =
  'SEARCH message_log USING COVERING INDEX messages_of_batch (batch_seq=? AND state=?)';
const messageOfSeq = 'SEARCH message_log USING INTEGER PRIMARY KEY (rowid=?)';
const range = 'SEARCH message_log USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)';
/** Every condition that rows and blocks can have, but for the tag. */
const anyFilter: CompiledFilter = {
  rows: {
    where: [
      'deleted IS NULL',
      'state IN (SELECT value FROM json_each(:states))',
      'origin_seq IN (SELECT value FROM json_each(:origins))',
      'created_at >= :fromAt',
      'created_at < :untilAt',
      'cost_currency = :currency AND cost_micros BETWEEN :fromMicros AND :toMicros',
    ],
    params: {},
  },
  blocks: {
    where: ['messages > 0', 'states & :stateMask <> 0', 'last_at >= :fromAt'],
    params: {},
  },
  term: null,
  search: null,
  people: null,
  asksForTags: false,
};

const lookingAtNumbers = [
  'SCAN messages_fts VIRTUAL TABLE INDEX 0:M1><',
  'SEARCH numbered USING INTEGER PRIMARY KEY (rowid=?)',
  'SEARCH erased USING INTEGER PRIMARY KEY (rowid=?)',
];

function searchFor(query: string): CompiledSearch {
  return compileSearch({ all: () => [] }, readSearchTerm(query)!);
}

const ofBatch: CompiledFilter = {
  ...anyFilter,
  rows: { where: ['batch_seq = :batch'], params: {} },
};

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
    ['SEARCH message_log USING INDEX messages_undoable (due_at>?)'],
  ],
  [
    'nextOf, by themselves',
    messageQueries.singles,
    ['SEARCH message_log USING INDEX messages_singles (origin_seq=?)'],
  ],
  [
    'nextOf, of batches',
    messageQueries.ofBatches,
    [
      'SEARCH batches USING COVERING INDEX batches_sending (account_id=?)',
      'SEARCH message_log USING INDEX messages_of_batch (batch_seq=? AND state=?)',
    ],
  ],
  ['listOld', messageQueries.old, ['SCAN message_log USING INDEX messages_queued']],
  ['listHeld', messageQueries.held, ['SCAN message_log USING INDEX messages_queued']],
  [
    'what of a batch waits',
    ledgerQueries.finish,
    [
      'SEARCH batches USING INDEX sqlite_autoindex_batches_1 (id=?)',
      'CORRELATED SCALAR SUBQUERY 1',
      messagesOfBatch,
    ],
  ],
  [
    'batches that were going',
    ledgerQueries.holdInterrupted,
    ['SCAN batches USING INDEX batches_sending', 'CORRELATED SCALAR SUBQUERY 1', messagesOfBatch],
  ],
  [
    'sweepInterrupted',
    messageQueries.sweep,
    ['SCAN message_log USING COVERING INDEX messages_sending'],
  ],
  ['a page of history', pageStatements.walk(anyFilter, true), [range]],
  ['a page of history, newer', pageStatements.walk(anyFilter, false), [range]],
  [
    'a search in history',
    pageStatements.search(anyFilter, searchFor('order'), true),
    ['SCAN messages_fts VIRTUAL TABLE INDEX 192:M1><', messageOfSeq],
  ],
  [
    'a search for a number that few have',
    pageStatements.search(anyFilter, searchFor('4711'), true),
    [
      messageOfSeq,
      'COMPOUND QUERY',
      'LEFT-MOST SUBQUERY',
      'SCAN messages_fts VIRTUAL TABLE INDEX 0:M1><',
      'UNION ALL',
      'SEARCH message_log USING COVERING INDEX messages_to_person (person_seq=? AND seq>? AND seq<?)',
      'SEARCH erased USING INTEGER PRIMARY KEY (rowid=?)',
    ],
  ],
  [
    'a search for a piece that many numbers have',
    pageStatements.search(anyFilter, searchFor('47'), true),
    [range, ...lookingAtNumbers],
  ],
  [
    'a search for a name and a piece of a number',
    pageStatements.search(anyFilter, searchFor('anna 47'), true),
    ['SCAN messages_fts VIRTUAL TABLE INDEX 192:M1><', messageOfSeq, ...lookingAtNumbers],
  ],
  [
    'people whose number begins with some digits',
    numberQueries.fromStart,
    [
      'SEARCH message_people USING COVERING INDEX sqlite_autoindex_message_people_1 (recipient>? AND recipient<?)',
    ],
  ],
  [
    'people whose number has some digits',
    numberQueries.anywhere,
    ['SCAN people_fts VIRTUAL TABLE INDEX 0:M1'],
  ],
  ['how many pass a filter', pageStatements.count(anyFilter), [range]],
  [
    'a page of a batch in history',
    pageStatements.walk(ofBatch, true),
    ['SEARCH message_log USING INDEX messages_in_batch (batch_seq=? AND seq>? AND seq<?)'],
  ],
  [
    'blocks that a filter cannot pass over',
    pageStatements.blocks(anyFilter, true),
    ['SEARCH message_blocks USING INTEGER PRIMARY KEY (rowid<?)'],
  ],
  [
    'the conversation with a number',
    detailQueries.olderToPerson,
    ['SEARCH message_log USING INDEX messages_to_person (person_seq=? AND seq<?)'],
  ],
  [
    'the repetitions of a message',
    detailQueries.resentAs,
    ['SEARCH message_log USING INDEX messages_resent (resend_of=?)'],
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
  expect(searchOf(sql)).toEqual(plan);
});

test('the same text to a number is looked for among the newest to it', () => {
  expect(searchOf(messageQueries.duplicate)).toEqual([
    'SEARCH message_people USING COVERING INDEX sqlite_autoindex_message_people_1 (recipient=?)',
    'SEARCH message_log USING INDEX messages_to_person (person_seq=? AND seq>?)',
    'SCALAR SUBQUERY 1',
    'SEARCH message_blocks',
    'USE TEMP B-TREE FOR ORDER BY',
  ]);
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
    writerQueries,
    attemptQueries,
    blankingQueries,
    placeQueries,
    numberQueries,
    detailQueries,
    deleteQueries,
    filterQueries,
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
    importedQueries,
    indexQueries,
    templateQueries,
    waitingQueries,
  ].flatMap((queries) => Object.entries<string>(queries));

  test.each(everyQuery)('in %s', (_, sql) => {
    expect(planOf(sql).filter((step) => /^SCAN \w+$/.test(step) && !isFew(step))).toEqual([]);
  });

  /** The few rows that an inner query found by an index, or that a table has in all. */
  function isFew(step: string): boolean {
    const few = [
      'texted',
      'found',
      'single',
      'custom_fields',
      'contact_order',
      // One for each 256 messages, each account as it was called, and each currency.
      'message_blocks',
      'message_origins',
      'message_currencies',
    ];
    return few.some((name) => step === `SCAN ${name}`);
  }
});

describe('what is due', () => {
  test.each([
    [
      'messages',
      waitingQueries.due,
      'SEARCH message_log USING INDEX messages_scheduled (due_at<?)',
    ],
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
    expect(searchOf(sql)).toEqual([step]);
  });

  test.each([
    [
      'messages',
      waitingQueries.next,
      /^SEARCH message_log USING COVERING INDEX messages_scheduled/,
    ],
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

test('an export of contacts sorts nothing, and reads from end to end only what it needs all of', () => {
  expect(planOf(exportQueries.all)).toEqual(['SCAN contacts USING INDEX contacts_in_order']);
  expect(planOf(exportQueries.optOuts)).toEqual(['SCAN opt_outs']);
  expect(searchOf(exportQueries.mostNumbers)).toEqual([
    'SEARCH contact_numbers USING PRIMARY KEY (contact_seq=?)',
  ]);
});
