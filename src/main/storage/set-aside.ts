import { copyFileSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { connect } from './connection';
import { migrate } from './migrations';
import { stampOf } from './time-stamp';

/** Why a database is not the one in use any more. */
export type SetAsideKind = 'damaged' | 'replaced';

/** What is set aside is called so; the settings that go with a database by the same time and number. */
interface AsideNames {
  /** As `quicksend.damaged-20250131T093000.db`. */
  readonly database: string;
  readonly settings: string;
}

/** Names that are not taken. */
export function asideNames(dir: string, kind: SetAsideKind, at: number): AsideNames {
  for (let attempt = 1; ; attempt += 1) {
    const end = `${kind}-${stampOf(at)}${attempt === 1 ? '' : `-${String(attempt)}`}`;
    const names = { database: `quicksend.${end}.db`, settings: `settings.${end}.json` };
    if (!Object.values(names).some((name) => existsSync(join(dir, name)))) return names;
  }
}

/** Where the settings of a database that was set aside are, if they were replaced with it. */
export function settingsBeside(path: string): string {
  const name = basename(path)
    .replace(/^quicksend/, 'settings')
    .replace(/db$/, 'json');
  return join(dirname(path), name);
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
