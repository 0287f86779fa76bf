import type { Language } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import { systemClock } from '../outbox/system-clock';
import type { Database } from '../storage/database';
import type { DamageSurvey, DatabaseMendJob } from '../storage/mend-job';
import { openDatabase } from '../storage/open-database';

export interface OpenedData {
  readonly database: Database;
  /** See `Opening`. */
  readonly wasLeftOpen: boolean;
  /** What the user should know of how it was opened. */
  readonly notices: readonly AppError[];
}

/**
 * Opens the database, asking the user where it is damaged.
 *
 * `null` as the value means that the user chose to quit. Errors: `database-newer`, `disk-full`.
 */
export async function openData(
  dataDir: string,
  language: Language,
): Promise<Result<OpenedData | null, AppError>> {
  const opening = openDatabase({ dir: dataDir });
  if (!opening.ok) return opening;
  switch (opening.value.kind) {
    case 'opened':
      return ok({ ...opening.value, notices: [] });
    case 'damaged':
      return mend(dataDir, language, false);
    case 'suspect':
      return mend(dataDir, language, true);
    default:
      return assertNever(opening.value);
  }
}

/** Looks at what is damaged on a thread, asks what to do, and does it there. */
async function mend(
  dir: string,
  language: Language,
  isSuspect: boolean,
): Promise<Result<OpenedData | null, AppError>> {
  const { startJob } = await import('./worker-thread');
  const work = (input: DatabaseMendJob['input']) => startJob('database-mend', input).done;
  const looked = await work({ kind: 'survey', dir, isSuspect });
  if (!looked.ok) return looked;
  if (looked.value.kind !== 'surveyed') throw new Error('Another answer was asked for');
  const { survey } = looked.value;
  if (survey === null) return openAgain(dir, []);
  const choice = await ask(survey, language);
  if (choice === 'quit') return ok(null);
  const backup = choice === 'restore' ? (survey.backup?.path ?? null) : null;
  const done = await work({ kind: 'replace', dir, backup, now: systemClock.now() });
  if (!done.ok) return done;
  if (done.value.kind !== 'replaced') throw new Error('Another answer was asked for');
  const { asideAs: file, salvaged } = done.value.mended;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(survey.backup?.at);
  const optOuts = salvaged.optOuts;
  return openAgain(dir, [
    choice === 'restore'
      ? appError('database-restored', { params: { date, file, optOuts } })
      : appError('database-damaged', { params: { file, optOuts } }),
  ]);
}

function openAgain(dir: string, notices: readonly AppError[]): Result<OpenedData | null, AppError> {
  const again = openDatabase({ dir });
  if (!again.ok) return again;
  if (again.value.kind === 'opened') return ok({ ...again.value, notices });
  return err(appError('database-damaged-again'));
}

async function ask(survey: DamageSurvey, language: Language) {
  // With every word of the program, which a start without damage need not wait for.
  const [{ askAboutDamage }, { createTranslator }] = await Promise.all([
    import('../shell/startup-dialogs'),
    import('../shell/i18n'),
  ]);
  return askAboutDamage(createTranslator(language), survey, language);
}
