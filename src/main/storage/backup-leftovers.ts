import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { forgetSwap, isSwapDecided } from './swap';

/** Where a backup that is opened is unpacked. */
export function openedDatabase(dir: string): string {
  return join(dir, 'quicksend.db.opened');
}

/** The copy of the database that a backup is saved from. */
export function savingCopy(dir: string): string {
  return join(dir, 'backups', 'saving.copy');
}

/** Removes what saving or restoring left where the program ended amid it; for its start. */
export function sweepBackupLeftovers(dir: string): void {
  for (const file of [openedDatabase(dir), savingCopy(dir)]) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
  }
  if (!isSwapDecided(dir)) forgetSwap(dir);
}
