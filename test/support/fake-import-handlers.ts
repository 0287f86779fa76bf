import type { importChannels } from '#shared/contract/import-channels';
import type {
  ImportPreview,
  ImportReport,
  ImportRow,
  ImportSession,
  VerdictCounts,
} from '#shared/domain/import';
import { ok } from '#shared/result';
import type { FakeHandlers } from './fake-bridge';
import { fixtureAt } from './fixtures';

/** Two columns of a CSV, guessed rightly. */
export function anImportSession(changes: Partial<ImportSession> = {}): ImportSession {
  return {
    importId: 'import-1',
    fileName: 'customers.csv',
    reading: {
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      sheet: null,
      sheets: [],
      header: true,
    },
    columns: [
      { header: 'Name', samples: ['Clara Vogt'], target: { kind: 'full-name' } },
      {
        header: 'Mobile',
        samples: ['0157 35981001'],
        target: { kind: 'number', label: 'mobile' },
      },
    ],
    ...changes,
  };
}

export function verdictCounts(changes: Partial<VerdictCounts> = {}): VerdictCounts {
  return {
    new: 0,
    update: 0,
    'opted-out': 0,
    duplicate: 0,
    'invalid-number': 0,
    mangled: 0,
    repaired: 0,
    ...changes,
  };
}

/** A row that is new and right as it stands. */
export function anImportRow(changes: Partial<ImportRow> = {}): ImportRow {
  return {
    position: 2,
    name: 'Clara Vogt',
    company: '',
    email: '',
    numbers: [
      {
        kind: 'valid',
        typed: '0157 35981001',
        label: 'mobile',
        e164: '+4915735981001',
        repair: null,
      },
    ],
    leftOut: [],
    verdict: { kind: 'new' },
    ...changes,
  };
}

export function anImportPreview(changes: Partial<ImportPreview> = {}): ImportPreview {
  return { importId: 'import-1', rows: 1, counts: verdictCounts({ new: 1 }), ...changes };
}

export function anImportReport(changes: Partial<ImportReport> = {}): ImportReport {
  return {
    importId: 'import-1',
    fileName: 'customers.csv',
    rows: 1,
    counts: verdictCounts({ new: 1 }),
    created: 1,
    updated: 0,
    optedOut: 0,
    importedAt: fixtureAt,
    tookMs: 120,
    ...changes,
  };
}

/** A file with one new customer, imported without a hitch. */
export function fakeImportHandlers(): Pick<FakeHandlers, keyof typeof importChannels> {
  return {
    chooseImportFile: () => ok(anImportSession()),
    openDroppedImport: ({ path }) => ok(anImportSession({ fileName: path })),
    openPastedImport: () => ok(anImportSession({ fileName: '' })),
    changeImportReading: ({ change }) => {
      const session = anImportSession();
      const changes = Object.entries(change).filter(([, value]) => value !== undefined);
      return ok({
        ...session,
        reading: { ...session.reading, ...Object.fromEntries(changes) },
      });
    },
    checkImport: () => ok(anImportPreview()),
    listImportRows: ({ filter }) => {
      const rows = filter === 'all' || filter === 'new' ? [anImportRow()] : [];
      return ok({ rows, total: rows.length });
    },
    runImport: () => ok(anImportReport()),
    cancelImport: () => ok(null),
    saveRejectedRows: () => ok({ path: '/home/clara/rejected.csv', rows: 0 }),
    listImports: () => ok([]),
    undoImport: ({ importId }) =>
      ok({ importId, removed: 1, restored: 0, kept: [], keptTotal: 0, optOutsKept: 0 }),
    exportContacts: () => ok({ path: '/home/clara/contacts.csv', contacts: 1 }),
    cancelExport: () => ok(null),
    importOptOuts: () => ok({ added: 0, known: 0, rejected: [] }),
    saveOptOuts: () => ok({ path: '/home/clara/opt-outs.csv', rows: 2 }),
  };
}
