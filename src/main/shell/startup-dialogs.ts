import { dialog, shell } from 'electron';
import type { TFunction } from 'i18next';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';

/** Says why the program cannot start, and offers to show the data folder. */
export async function tellWhyNotStarting(
  error: AppError,
  t: TFunction,
  dataDir: string,
): Promise<void> {
  const { what, todo } = errorText(t, error);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Quicksend',
    message: what,
    detail: todo,
    buttons: [t('startup.quit', { ns: 'shell' }), t('startup.showFolder', { ns: 'shell' })],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) await shell.openPath(dataDir);
}

export type DamageChoice = 'restore' | 'empty' | 'quit';

/** Asks what to do about a damaged database; nothing has been changed yet. */
export async function askAboutDamage(
  t: TFunction,
  backupAt: number | null,
  language: string,
): Promise<DamageChoice> {
  const choices: readonly DamageChoice[] =
    backupAt === null ? ['empty', 'quit'] : ['restore', 'empty', 'quit'];
  const date =
    backupAt === null
      ? ''
      : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(
          backupAt,
        );
  const labels: Readonly<Record<DamageChoice, string>> = {
    restore: t('startup.restore', { ns: 'shell' }),
    empty: t('startup.empty', { ns: 'shell' }),
    quit: t('startup.quit', { ns: 'shell' }),
  };
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Quicksend',
    message: t('startup.damaged', { ns: 'shell' }),
    detail:
      backupAt === null
        ? t('startup.damagedWithoutBackup', { ns: 'shell' })
        : t('startup.damagedWithBackup', { ns: 'shell', date }),
    buttons: choices.map((choice) => labels[choice]),
    defaultId: 0,
    cancelId: choices.length - 1,
    noLink: true,
  });
  return choices[response] ?? 'quit';
}
