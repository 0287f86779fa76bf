import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { syncFile, syncFolder } from './durable-files';
import { writeWholeFile } from './whole-file';

export const databaseFileName = 'quicksend.db';
const settingsFileName = 'settings.json';
const planName = 'swap.json';

/** A name in the data folder, and nothing that leads out of it. */
const ownName = v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z]+-\d{8}T\d{6}(-\d+)?\.(db|json)$/));

const planSchema = v.object({
  /** What the database in use is called from then on. */
  asideAs: ownName,
  /** The same for the settings; `null` where they stay as they are. */
  settingsAsideAs: v.nullable(ownName),
});

/** What is to be put in the place of what. */
export type SwapPlan = v.InferOutput<typeof planSchema>;

/** What a swap asks of the file system, one step each. A test ends the program between any two. */
export interface SwapFiles {
  exists(path: string): boolean;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Writes a whole file, durably. */
  write(path: string, text: string): void;
  /** `null` where there is no such file. */
  read(path: string): string | null;
  /** Waits until a file, or the names in its folder, are on the disk. */
  sync(path: string, what: 'file' | 'folder'): void;
}

export const realFiles: SwapFiles = {
  exists: existsSync,
  rename: renameSync,
  remove: (path) => {
    rmSync(path, { force: true });
  },
  write(path, text) {
    const file = writeWholeFile(path);
    try {
      file.write(text);
      file.finish();
    } finally {
      file.discard();
    }
  },
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null),
  sync: (path, what) => {
    if (what === 'file') syncFile(path);
    else syncFolder(path);
  },
};

/** Where the next database is made ready; it has to be closed, and without a log. */
export function nextDatabase(dir: string): string {
  return join(dir, `${databaseFileName}.next`);
}

/** Where the settings that come with it are made ready. */
export function nextSettings(dir: string): string {
  return join(dir, `${settingsFileName}.next`);
}

/**
 * Decides that what is ready takes the place of what is in use. Nothing is moved yet: `finishSwap`
 * does it, at once or at the next start, and goes on with it however often it is cut short.
 */
export function decideSwap(dir: string, plan: SwapPlan, files: SwapFiles = realFiles): void {
  files.sync(nextDatabase(dir), 'file');
  files.write(join(dir, planName), JSON.stringify(plan));
}

/**
 * Does what was decided and is not done yet. To be called while nobody has the database open.
 *
 * The plan goes last: until then each start takes the steps that are left. That the next database is
 * there says that the one in use has not been replaced. It is moved before its log, since without its
 * log it would be opened as it was some time ago, with messages waiting that have been sent since.
 * Answers the plan that was carried out, or `null`.
 */
export function finishSwap(dir: string, files: SwapFiles = realFiles): SwapPlan | null {
  const planFile = join(dir, planName);
  const text = files.read(planFile);
  if (text === null) return null;
  const plan = v.safeParse(v.pipe(v.string(), v.parseJson(), planSchema), text);
  if (!plan.success) {
    files.remove(planFile);
    return null;
  }
  const { asideAs, settingsAsideAs } = plan.output;
  const database = join(dir, databaseFileName);
  if (files.exists(nextDatabase(dir))) {
    for (const end of ['', '-wal', '-shm']) {
      if (!files.exists(`${database}${end}`)) continue;
      files.rename(`${database}${end}`, join(dir, `${asideAs}${end}`));
    }
    files.sync(database, 'folder');
    files.rename(nextDatabase(dir), database);
    files.sync(database, 'folder');
  }
  if (settingsAsideAs !== null && files.exists(nextSettings(dir))) {
    const settings = join(dir, settingsFileName);
    if (files.exists(settings)) files.rename(settings, join(dir, settingsAsideAs));
    files.rename(nextSettings(dir), settings);
    files.sync(settings, 'folder');
  }
  files.remove(planFile);
  return plan.output;
}

/** Whether a swap was decided that is not done yet. */
export function isSwapDecided(dir: string): boolean {
  return existsSync(join(dir, planName));
}

/** Takes a decision back, and removes what was made ready for it. */
export function forgetSwap(dir: string, files: SwapFiles = realFiles): void {
  files.remove(join(dir, planName));
  for (const end of ['', '-wal', '-shm', '-journal']) files.remove(`${nextDatabase(dir)}${end}`);
  files.remove(nextSettings(dir));
}
