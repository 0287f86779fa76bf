import { dialog, shell } from 'electron';
import type { TFunction } from 'i18next';
import type { AppError } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';
import { damageWords, type DamageChoice, type DamageFound } from './damage-words';

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

/** Asks what to do about a damaged database; nothing has been changed yet. */
export async function askAboutDamage(
  t: TFunction,
  found: DamageFound,
  language: string,
): Promise<DamageChoice> {
  const { message, detail, answers } = damageWords(t, found, language);
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Quicksend',
    message,
    detail,
    buttons: answers.map(({ label }) => label),
    defaultId: 0,
    cancelId: answers.length - 1,
    noLink: true,
  });
  return answers[response]?.choice ?? 'quit';
}
