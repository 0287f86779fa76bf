import { dialog, shell } from 'electron';
import type { TFunction } from 'i18next';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';

const wakeMs = 100;

/**
 * Hears of an answer at once. On Linux a dialog without any window is heard only when something else
 * wakes the program, half a minute later: https://github.com/electron/electron/issues/51049
 */
async function answered<T>(dialogOver: Promise<T>): Promise<T> {
  const waking = setInterval(() => undefined, wakeMs);
  try {
    return await dialogOver;
  } finally {
    clearInterval(waking);
  }
}

/** Says why the program cannot start, and offers to show the data folder. */
export async function tellWhyNotStarting(
  error: AppError,
  t: TFunction,
  dataDir: string,
): Promise<void> {
  const { what, todo } = errorText(t, error);
  const { response } = await answered(
    dialog.showMessageBox({
      type: 'error',
      title: 'Quicksend',
      message: what,
      detail: todo,
      buttons: [t('startup.quit', { ns: 'shell' }), t('startup.showFolder', { ns: 'shell' })],
      defaultId: 0,
      cancelId: 0,
    }),
  );
  if (response === 1) await shell.openPath(dataDir);
}

export type DamageChoice = 'restore' | 'empty' | 'quit';

/** Asks what to do about a damaged database; nothing has been changed yet. */
export async function askAboutDamage(
  t: TFunction,
  survey: {
    readonly backup: { readonly at: number } | null;
    /** Of the damaged file, which the backup does not have; `null` where that cannot be read. */
    readonly messagesSince: number | null;
  },
  language: string,
): Promise<DamageChoice> {
  const { backup, messagesSince } = survey;
  const choices: readonly DamageChoice[] =
    backup === null ? ['empty', 'quit'] : ['restore', 'empty', 'quit'];
  function detailOf(): string {
    if (backup === null) return t('startup.damagedWithoutBackup', { ns: 'shell' });
    const date = new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeStyle: 'short',
    }).format(backup.at);
    const since =
      messagesSince === null
        ? t('startup.missingUnknown', { ns: 'shell' })
        : t('startup.missing', { ns: 'shell', count: messagesSince });
    return [
      t('startup.backupOf', { ns: 'shell', date }),
      since,
      t('startup.damagedKept', { ns: 'shell' }),
    ].join('\n\n');
  }

  const labels: Readonly<Record<DamageChoice, string>> = {
    restore: t('startup.restore', { ns: 'shell' }),
    empty: t('startup.empty', { ns: 'shell' }),
    quit: t('startup.quit', { ns: 'shell' }),
  };
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Quicksend',
    message: t('startup.damaged', { ns: 'shell' }),
    detail: detailOf(),
    buttons: choices.map((choice) => labels[choice]),
    defaultId: 0,
    cancelId: choices.length - 1,
    noLink: true,
  });
  return choices[response] ?? 'quit';
}
