import { join } from 'node:path';
import type { AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { RunJob } from '../worker/job';
import { newestGoodBackup, type BackupFile } from './backup';
import { isWholeAtRest } from './check';
import { connect, connectToLook } from './connection';
import { makeEmpty } from './open-database';
import { countIn, salvage, type Salvaged } from './salvage';
import { asideNames, prepareRestore } from './set-aside';
import { storageProblem } from './storage-problem';
import { dropSuspicion } from './suspicion';
import { databaseFileName, decideSwap, finishSwap, forgetSwap, nextDatabase } from './swap';

/** What the user may choose from where the database cannot be used. */
export interface DamageSurvey {
  /** The newest backup that is whole; `null` where there is none. */
  readonly backup: BackupFile | null;
  /** Messages in the damaged file that the backup does not have; `null` where that cannot be read. */
  readonly messagesSince: number | null;
}

/** What became of it. */
export interface Mended {
  /** The damaged file's new name. */
  readonly asideAs: string;
  readonly salvaged: Salvaged;
}

/** Looks at a database that nobody has open and that may be damaged, or puts another in its place. */
export interface DatabaseMendJob {
  readonly input:
    /** Where it is sound, `null`, and it is suspected no more. */
    | {
        readonly kind: 'survey';
        readonly dir: string;
        readonly isSuspect: boolean;
      }
    /** With the backup of this path, or with nothing; the damaged file is kept. */
    | {
        readonly kind: 'replace';
        readonly dir: string;
        readonly backup: string | null;
        readonly now: number;
      };
  readonly progress: never;
  readonly order: never;
  readonly output: Result<
    | { readonly kind: 'surveyed'; readonly survey: DamageSurvey | null }
    | { readonly kind: 'replaced'; readonly mended: Mended },
    AppError
  >;
}

export const runDatabaseMend: RunJob<DatabaseMendJob> = (input) => {
  const { dir } = input;
  try {
    switch (input.kind) {
      case 'survey':
        return done(ok({ kind: 'surveyed', survey: survey(dir, input.isSuspect) }));
      case 'replace':
        return done(ok({ kind: 'replaced', mended: replace(dir, input.backup, input.now) }));
    }
  } catch (error) {
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return done(err(problem));
  }
};

function done(output: DatabaseMendJob['output']) {
  return Promise.resolve({ output, moved: [] });
}

/** Exported for tests, which need no thread. */
export function survey(dir: string, isSuspect: boolean): DamageSurvey | null {
  const file = join(dir, databaseFileName);
  if (isSuspect && isWholeAtRest(file)) {
    dropSuspicion(dir);
    return null;
  }
  const backup = newestGoodBackup(dir);
  if (backup === null) return { backup, messagesSince: null };
  const newest = newestMessage(backup.path);
  const messagesSince = countIn(file, `SELECT count(*) FROM messages WHERE seq > :newest`, {
    newest,
  });
  return { backup, messagesSince };
}

function newestMessage(file: string): number {
  const connection = connectToLook(file);
  try {
    const sql = `SELECT ifnull((SELECT seq FROM messages ORDER BY seq DESC LIMIT 1), 0) AS newest`;
    const { newest } = connection.prepare(sql).get() as { readonly newest: number };
    return newest;
  } finally {
    connection.close();
  }
}

/** Exported for tests, which need no thread. */
export function replace(dir: string, backup: string | null, now: number): Mended {
  const salvaged = makeReady(dir, backup, now);
  const { database: asideAs } = asideNames(dir, 'damaged', now);
  decideSwap(dir, { asideAs, settingsAsideAs: null });
  // From here on nothing is taken back: whatever is cut short, the next start goes on with it.
  dropSuspicion(dir);
  finishSwap(dir);
  return { asideAs, salvaged };
}

function makeReady(dir: string, backup: string | null, now: number): Salvaged {
  forgetSwap(dir);
  const next = nextDatabase(dir);
  try {
    if (backup === null) makeEmpty(next);
    else prepareRestore(backup, next, now);
    const connection = connect(next);
    try {
      return salvage(() => connectToLook(join(dir, databaseFileName)), connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    forgetSwap(dir);
    throw error;
  }
}
