import { app } from 'electron';
import { resolveLanguage, type Language } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { createTranslator } from '../shell/i18n';
import { tellWhyNotStarting } from '../shell/startup-dialogs';

/** Says why the program cannot start, and ends it with 1. */
export async function refuse(error: AppError, language: Language, dataDir: string): Promise<void> {
  process.stderr.write(`quicksend: ${error.code}\n`);
  await tellWhyNotStarting(error, createTranslator(language), dataDir);
  app.exit(1);
}

/** The same where the data folder cannot be made, before anything is known of the user. */
export async function refuseFolder(folder: string): Promise<void> {
  const language = resolveLanguage('system', app.getPreferredSystemLanguages());
  const error = appError('data-folder-unusable', { params: { folder } });
  await refuse(error, language, folder);
}
