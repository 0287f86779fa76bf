import { app } from 'electron';
import { accessSync, constants } from 'node:fs';
import { resolveLanguage } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { folderInUse, isElsewhere, readHolder, thisHolder } from '../storage/folder-holder';

/**
 * Ends a start that came later than another on the same profile, which was given its arguments.
 *
 * Electron calls it so too where its lock could not be made: in a folder that may only be read, or, on
 * Windows, in a folder that another computer or another user of this one uses. Nobody was given anything then, so it is said why.
 */
export async function leaveToFirst(): Promise<void> {
  const dataDir = app.getPath('userData');
  const problem = problemWith(dataDir);
  if (problem === null) {
    app.exit(0);
    return;
  }
  await app.whenReady();
  const { refuse } = await import('./refuse');
  await refuse(problem, resolveLanguage('system', app.getPreferredSystemLanguages()), dataDir);
}

function problemWith(folder: string): AppError | null {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return appError('data-folder-unusable', { params: { folder } });
  }
  return holderProblem(folder);
}

function holderProblem(folder: string): AppError | null {
  try {
    const holder = readHolder(folder);
    if (holder === null || !isElsewhere(holder, thisHolder(0), process.platform)) return null;
    return folderInUse(holder);
  } catch {
    // Whoever has it has the file to itself just now, as a program of this user may.
    return null;
  }
}
