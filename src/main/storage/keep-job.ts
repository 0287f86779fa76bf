import type { AppError } from '#shared/errors';
import type { RunJob } from '../worker/job';
import { hasBackupOf, makeBackup } from './backup';
import { isWholeInUse } from './check';
import { isBadSector, storageProblem } from './storage-problem';

/** Looks at the whole database and, once a day (UTC), copies it into `backups/`. */
export interface DatabaseKeepJob {
  readonly input: {
    readonly dir: string;
    readonly databaseFile: string;
    readonly now: number;
    /** Also where today has a backup, as after a start that found the database left open. */
    readonly look: boolean;
  };
  readonly progress: never;
  readonly order: never;
  readonly output: Kept;
}

export type Kept =
  | { readonly kind: 'sound'; readonly backedUp: boolean }
  | { readonly kind: 'damaged' }
  /** It was not backed up. */
  | { readonly kind: 'failed'; readonly error: AppError };

export const runDatabaseKeep: RunJob<DatabaseKeepJob> = async (input) => ({
  output: await keep(input),
  moved: [],
});

/** The copy is what is looked at: that reads the file once, and is no one's way. */
async function keep({ dir, databaseFile, now, look }: DatabaseKeepJob['input']): Promise<Kept> {
  const isDone = hasBackupOf(dir, now);
  if (isDone && !look) return { kind: 'sound', backedUp: false };
  let problem: AppError | null = null;
  try {
    if (!isDone && (await makeBackup(dir, databaseFile, now)) !== null) {
      return { kind: 'sound', backedUp: true };
    }
  } catch (error) {
    problem = storageProblem(error);
    // A place that cannot be read is what the look below is for.
    if (problem === null && !isBadSector(error)) throw error;
  }
  if (!isWholeInUse(databaseFile)) return { kind: 'damaged' };
  if (problem !== null) return { kind: 'failed', error: problem };
  if (!isDone) throw new Error('The copy was not sound, the database is');
  return { kind: 'sound', backedUp: false };
}
