import { expect, test } from 'vitest';
import {
  changesAccounts,
  changesDatabase,
  writesAnything,
  writesToDatabase,
} from '../../../src/main/ipc/writing-channels';

test.each(['sendSms', 'saveContact', 'setBudget'] as const)(
  '%s waits for other writers, and is refused in a damaged database',
  (name) => {
    expect(writesToDatabase(name)).toBe(true);
    expect(changesDatabase(name)).toBe(true);
  },
);

test.each([
  'confirmBatch',
  'repeatBatch',
  'sendBatchNow',
  'reopenBatch',
  'changeBatchRepeat',
  'sendBatchRepeatNow',
  'deleteBatchRepeat',
  'deleteMessages',
  'runImport',
  'undoImport',
] as const)('%s waits by itself, and is refused in a damaged database all the same', (name) => {
  expect(writesToDatabase(name)).toBe(false);
  expect(changesDatabase(name)).toBe(true);
});

test.each(['saveDraft', 'saveDisplaced'] as const)(
  '%s is tried in a damaged database, since what is typed is kept as long as it can be',
  (name) => {
    expect(writesToDatabase(name)).toBe(true);
    expect(changesDatabase(name)).toBe(false);
    // Where the database is not ours any more, it would be lost or do harm.
    expect(writesAnything(name)).toBe(true);
  },
);

test.each(['listHistory', 'listContacts', 'saveBackup', 'exportHistory'] as const)(
  '%s is answered in a damaged database, as it only reads',
  (name) => {
    expect(writesToDatabase(name)).toBe(false);
    expect(changesDatabase(name)).toBe(false);
  },
);

test.each(['connectAccount', 'renameAccount', 'replaceKey', 'removeAccount'] as const)(
  "%s is refused where the settings are another computer's, though it writes to no database",
  (name) => {
    expect(changesAccounts(name)).toBe(true);
    expect(writesAnything(name)).toBe(false);
  },
);

test('what only looks at accounts is answered there', () => {
  expect(changesAccounts('getSnapshot')).toBe(false);
  expect(changesAccounts('refreshAccount')).toBe(false);
});
