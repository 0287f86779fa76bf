import type { Language } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import type { Database } from '../storage/database';
import { openDatabase } from '../storage/open-database';
import { systemClock } from '../outbox/system-clock';

export interface OpenedData {
  readonly database: Database;
  /** What the user should know of how it was opened. */
  readonly notice: AppError | null;
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
  const opening = openDatabase({ dir: dataDir, clock: systemClock });
  if (!opening.ok) return opening;
  if (opening.value.kind === 'opened') {
    return ok({ database: opening.value.database, notice: null });
  }
  const { backup, setAsideAs, restoreBackup, startEmpty } = opening.value;
  const file = setAsideAs ?? 'quicksend.db';
  // With every word of the program, which a start without damage need not wait for.
  const [{ askAboutDamage }, { createTranslator }] = await Promise.all([
    import('../shell/startup-dialogs'),
    import('../shell/i18n'),
  ]);
  const choice = await askAboutDamage(createTranslator(language), backup?.at ?? null, language);
  switch (choice) {
    case 'quit':
      return ok(null);
    case 'restore': {
      const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(backup?.at);
      return withNotice(restoreBackup(), appError('database-restored', { params: { date, file } }));
    }
    case 'empty':
      return withNotice(startEmpty(), appError('database-damaged', { params: { file } }));
    default:
      return assertNever(choice);
  }
}

function withNotice(
  database: Result<Database, AppError>,
  notice: AppError,
): Result<OpenedData, AppError> {
  return database.ok ? ok({ database: database.value, notice }) : err(database.error);
}
