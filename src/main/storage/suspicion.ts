import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFileName } from './swap';

/**
 * That damage was met while the program ran: the next start looks at the whole file before it uses it.
 *
 * An empty file beside the database, since nothing can be written into a damaged one.
 */
function markIn(dir: string): string {
  return join(dir, `${databaseFileName}.suspect`);
}

/** Notes it. Where it cannot be noted, as on a full disk, the daily look still finds it. */
export function noteSuspicion(dir: string): void {
  writeFileSync(markIn(dir), '');
}

export function isSuspect(dir: string): boolean {
  return existsSync(markIn(dir));
}

/** For when the file was found to be sound, or has been set aside. */
export function dropSuspicion(dir: string): void {
  rmSync(markIn(dir), { force: true });
}
