import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './connection';
import { migrate } from './migrations';
import { stampOf } from './time-stamp';

/** A name for a damaged database that is not taken, `quicksend.damaged-20250131T093000.db`. */
export function damagedName(dir: string, at: number): string {
  const stamp = stampOf(at);
  for (let attempt = 1; ; attempt += 1) {
    const suffix = attempt === 1 ? '' : `-${attempt}`;
    const name = `quicksend.damaged-${stamp}${suffix}.db`;
    if (!existsSync(join(dir, name))) return name;
  }
}

/** Renames a database with its log. The log goes first: beside a new file it would be taken for that file's. */
export function setAside(file: string, as: string): void {
  for (const end of ['-wal', '-shm', '']) {
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${as}${end}`);
  }
}

/**
 * Copies a backup to `to` and makes it fit to go on with; returns `to`.
 *
 * What waited to be sent when the backup was made, or for a time of its own, may have gone since: it
 * becomes unknown, so that nothing is sent twice.
 */
export function prepareRestore(backup: string, to: string, at: number): string {
  for (const end of ['', '-wal', '-shm']) rmSync(`${to}${end}`, { force: true });
  copyFileSync(backup, to);
  const connection = connect(to);
  try {
    migrate(connection);
    connection
      .prepare(
        `UPDATE messages SET state = 'unknown', reason = 'interrupted', ended_at = :at,
           due_at = NULL, waits_for = NULL, attempts = NULL, started_at = NULL
         WHERE state IN ('scheduled', 'queued', 'sending')`,
      )
      .run({ at });
    connection
      .prepare(
        `UPDATE batches SET state = 'done', reason = NULL, state_at = :at
         WHERE state NOT IN ('draft', 'done', 'cancelled')`,
      )
      .run({ at });
  } finally {
    connection.close();
  }
  return to;
}
