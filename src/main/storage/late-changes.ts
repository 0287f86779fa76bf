import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect, connectToLook } from './connection';
import { salvage } from './salvage';
import { isDamage } from './storage-problem';
import { databaseFileName, nextDatabase } from './swap';

/**
 * Brings what was noted between Restore and the end of the program into the database that is about to
 * take its place: who must not be texted, and what was being written.
 *
 * For a start that finds a decided swap, before it is carried out; does nothing once it has been. Throws
 * where there is no room: the next start tries again.
 */
export function bringLateChanges(dir: string): void {
  const next = nextDatabase(dir);
  if (!existsSync(next)) return;
  try {
    const connection = connect(next);
    try {
      salvage(() => connectToLook(join(dir, databaseFileName)), connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    // It will be asked about once it is in place.
    if (!isDamage(error)) throw error;
    return;
  }
  if (existsSync(`${next}-wal`)) throw new Error('The log was not moved into the database');
}
