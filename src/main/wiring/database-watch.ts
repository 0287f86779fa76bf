import { appError, type AppError } from '#shared/errors';
import { assertNever } from '#shared/result';
import { createUpkeep, type Upkeep } from '../contacts/upkeep';
import type { Log } from '../log/log';
import { systemClock } from '../outbox/system-clock';
import type { StartJob } from '../worker/jobs';
import { createDamageWatch, type DamageWatch } from './damage';

/** The backup waits until the start has long been over; a look at a file that was left open does not. */
const backupDelayMs = 60_000;
const lookDelayMs = 5_000;

export interface DatabaseWatchParts {
  readonly dataDir: string;
  readonly databaseFile: string;
  /** The last run did not end in good order, so the whole file is looked at soon. */
  readonly wasLeftOpen: boolean;
  readonly log: Log;
  readonly startJob: StartJob;
  readonly isQuitting: () => boolean;
  readonly explain: (thrown: unknown) => AppError;
  readonly notify: (notice: AppError) => void;
  /** Damage was found: called once. */
  readonly onDamage: () => void;
}

/** Looks after the database file: a check and a backup each day, on a thread, and damage in use. */
export function watchDatabase(parts: DatabaseWatchParts): {
  readonly damage: DamageWatch;
  readonly keeping: Upkeep;
} {
  const { dataDir, databaseFile, log, notify } = parts;
  const damage = createDamageWatch({ dataDir, log, onFound: parts.onDamage });
  let isLookDue = parts.wasLeftOpen;

  async function keepBackup(): Promise<void> {
    if (parts.isQuitting() || damage.isFound()) return;
    const input = { dir: dataDir, databaseFile, now: systemClock.now(), look: isLookDue };
    const kept = await parts.startJob('database-keep', input).done;
    switch (kept.kind) {
      case 'sound':
        isLookDue = false;
        return;
      case 'damaged':
        damage.found();
        return;
      case 'failed':
        notify(appError(kept.error.code === 'disk-full' ? 'backup-not-made' : kept.error.code));
        return;
      default:
        assertNever(kept);
    }
  }

  // Each day: whoever opted out since the last backup would be forgotten with the database.
  const keeping = createUpkeep({
    tidy: keepBackup,
    after: systemClock.after,
    firstAfterMs: parts.wasLeftOpen ? lookDelayMs : backupDelayMs,
    onFailure: (error) => {
      log.error('not backed up', error);
      notify(parts.explain(error));
    },
  });
  return { damage, keeping };
}
