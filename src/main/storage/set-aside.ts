import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { connect } from './connection';
import { migrate } from './migrations';
import { stampOf } from './time-stamp';

/** Why a database is not the one in use any more. */
export type SetAsideKind = 'damaged' | 'replaced';

/** A name for a file that is set aside which is not taken, `quicksend.damaged-20250131T093000.db`. */
export function asideName(dir: string, kind: SetAsideKind, at: number): string {
  return freeName(dir, `quicksend.${kind}-${stampOf(at)}`, 'db');
}

/** The same for the settings. */
export function asideSettingsName(dir: string, at: number): string {
  return freeName(dir, `settings.replaced-${stampOf(at)}`, 'json');
}

function freeName(dir: string, stem: string, extension: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const name = `${stem}${attempt === 1 ? '' : `-${attempt}`}.${extension}`;
    if (!existsSync(join(dir, name))) return name;
  }
}

/**
 * Copies a database that nobody uses, with its log, and makes it fit to go on with; returns `to`.
 * The copy is closed, and has no log any more.
 */
export function prepareRestore(from: string, to: string, at: number): string {
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
  makeFit(to, at);
  return to;
}

/** Brings a database from another time to the newest version, and has it send nothing by itself. */
export function makeFit(file: string, at: number): void {
  const connection = connect(file);
  try {
    migrate(connection);
    callOff(connection, at);
  } finally {
    connection.close();
  }
  if (existsSync(`${file}-wal`)) throw new Error('The log was not moved into the database');
}

/**
 * Sees to it that a database from another time sends nothing by itself.
 *
 * What waited to be sent when it was made, or for a time of its own, may have gone since: it becomes
 * unknown. What repeats may have been sent ahead of its time since, or stopped: it has no next time
 * until the user gives it one.
 */
function callOff(connection: DatabaseSyncInstance, at: number): void {
  // What becomes unknown here is counted in the spending as such at the next start.
  connection.exec(`
    INSERT OR IGNORE INTO spending_unsummed
    SELECT seq FROM messages
    WHERE practice = 0 AND state IN ('scheduled', 'queued', 'sending')`);
  connection
    .prepare(
      `UPDATE message_log SET state = 'unknown', reason = 'restored', ended_at = :at,
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
  connection.exec(`
    UPDATE schedules SET next_at = NULL, next_day = NULL, held = 1;
    UPDATE batch_repeats SET next_at = NULL, next_day = NULL;
  `);
}
