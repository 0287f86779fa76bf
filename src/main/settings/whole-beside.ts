import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../storage/durable-files';
import { isUnfinishedOf } from '../storage/unfinished-files';

/**
 * Puts the newest whole text that stands beside a file which does not parse in its place; answers
 * whether there was one.
 *
 * A power cut may come when electron-store has put a part in the place of the settings, on a disk that
 * is almost full, and `profile-file.ts` not yet the whole over it. Where the file is not the beginning
 * of that whole it is something else, and is kept as `aside`. A rename needs no room on the disk.
 */
export function takeWholeBeside(file: string, aside: string): boolean {
  const found = readFileSync(file);
  if (isObject(found.toString())) return false;
  const whole = unfinishedOf(file).find(({ bytes }) => isObject(bytes.toString()));
  if (whole === undefined) return false;
  if (!whole.bytes.subarray(0, found.length).equals(found)) copyWhole(file, aside);
  try {
    renameSync(whole.path, file);
  } catch {
    // As where a virus scanner holds it: then the settings are those that do not parse.
    return false;
  }
  syncFolder(file);
  return true;
}

/** Leaves no part of a copy that there was no room for. */
export function copyWhole(from: string, to: string): void {
  try {
    copyFileSync(from, to);
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}

/** The newest first. */
function unfinishedOf(file: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  const folder = dirname(file);
  return readdirSync(folder)
    .filter((other) => isUnfinishedOf(basename(file), other))
    .map((other) => ({ path: join(folder, other), at: statSync(join(folder, other)).mtimeMs }))
    .sort((one, other) => other.at - one.at)
    .map(({ path }) => ({ path, bytes: readFileSync(path) }));
}

function isObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
