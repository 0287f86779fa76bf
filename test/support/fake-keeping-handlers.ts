import type { keepingChannels } from '#shared/contract/keeping-channels';
import type { BackupPreview } from '#shared/domain/backup';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { FakeHandlers } from './fake-bridge';
import { fixtureAt } from './fixtures';

/** What is in every backup that the fake main opens. */
const aPreview: BackupPreview = {
  name: 'shop.quicksend',
  madeAt: fixtureAt,
  program: '0.1.0',
  counts: {
    messages: 1_234,
    contacts: 56,
    templates: 7,
    batches: 2,
    schedules: 1,
    optOuts: 3,
  },
  firstMessageAt: fixtureAt - 86_400_000 * 400,
  lastMessageAt: fixtureAt,
  accounts: ['Blumen Vogel'],
};

/** Backups, as the fake main answers: one is kept, and each file is a whole one with a passphrase. */
export function fakeKeepingHandlers(): Pick<FakeHandlers, keyof typeof keepingChannels> {
  const folder = '/home/ada/.config/Quicksend';
  return {
    listBackups: () =>
      ok({
        folder,
        backups: [
          {
            name: 'quicksend-20260101T080000.db',
            at: fixtureAt,
            bytes: 4_200_000,
            kind: 'daily' as const,
          },
        ],
      }),
    saveBackup: () => ok({ path: '/home/ada/shop.quicksend', bytes: 1_500_000 }),
    chooseBackup: () => ok({ kind: 'passphrase' as const, name: aPreview.name }),
    unlockBackup: ({ passphrase }) =>
      passphrase === 'seven geese'
        ? ok({ kind: 'preview' as const, preview: aPreview })
        : err(appError('backup-passphrase-wrong')),
    openKeptBackup: ({ name }) =>
      ok({
        kind: 'preview' as const,
        preview: { ...aPreview, name, program: null, accounts: null },
      }),
    cancelBackup: () => ok(null),
    restoreBackup: () => ok(null),
    readDiagnostics: () => ok('Quicksend diagnostics\nVersions\n  quicksend: 0.1.0\n'),
    copyDiagnostics: () => ok(null),
    saveDiagnostics: () => ok('/home/ada/report.txt'),
    restartProgram: () => ok(null),
  };
}
