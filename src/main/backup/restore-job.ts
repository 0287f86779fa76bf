import { renameSync } from 'node:fs';
import type { AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { connect, connectToRead } from '../storage/connection';
import { salvage } from '../storage/salvage';
import { asideNames, makeFit, prepareRestore } from '../storage/set-aside';
import { storageProblem } from '../storage/storage-problem';
import { decideSwap, forgetSwap, nextDatabase, nextSettings, realFiles } from '../storage/swap';
import type { RunJob } from '../worker/job';

/** Makes a backup ready to take the place of the database at the next start, and decides it. */
export interface BackupRestoreJob {
  readonly input: {
    readonly dir: string;
    /** The database in use. */
    readonly databaseFile: string;
    readonly from: string;
    /** It was unpacked for this, and is not needed any more. */
    readonly isUnpacked: boolean;
    /** The settings file that comes with it, whole. */
    readonly settings: string;
    readonly now: number;
  };
  readonly progress: never;
  readonly order: never;
  readonly output: Result<null, AppError>;
}

export const runBackupRestore: RunJob<BackupRestoreJob> = (input) => {
  try {
    restore(input);
    return Promise.resolve({ output: ok(null), moved: [] });
  } catch (error) {
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return Promise.resolve({ output: err(problem), moved: [] });
  }
};

/** Until the last step nothing has been decided, and all that was made ready goes again. */
function restore(input: BackupRestoreJob['input']): void {
  const { dir, from, now, settings } = input;
  forgetSwap(dir);
  const next = nextDatabase(dir);
  try {
    if (input.isUnpacked) {
      renameSync(from, next);
      makeFit(next, now);
    } else {
      prepareRestore(from, next, now);
    }
    const connection = connect(next);
    try {
      // Who wants no texts does not want them either once an older list is back.
      salvage(() => connectToRead(input.databaseFile), connection);
    } finally {
      connection.close();
    }
    realFiles.write(nextSettings(dir), settings);
    const names = asideNames(dir, 'replaced', now);
    decideSwap(dir, { asideAs: names.database, settingsAsideAs: names.settings });
  } catch (error) {
    forgetSwap(dir);
    throw error;
  }
}
