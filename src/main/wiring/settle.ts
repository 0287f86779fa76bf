import type { Upkeep } from '../contacts/upkeep';
import type { Log } from '../log/log';
import { sweepBackupLeftovers } from '../storage/backup-leftovers';
import type { FolderWatch } from './folder-watch';
import type { Rooms } from './rooms';

export interface SettleParts {
  readonly dataDir: string;
  readonly log: Pick<Log, 'error'>;
  readonly folder: Pick<FolderWatch, 'start'>;
  readonly rooms: {
    readonly schedule: Pick<Rooms['schedule'], 'start'>;
    readonly spending: Pick<Rooms['spending'], 'start'>;
    readonly importRooms: Pick<Rooms['importRooms'], 'sweep'>;
    readonly upkeep: Pick<Upkeep, 'start'>;
    readonly accounts: Pick<Rooms['accounts'], 'sweepUnclaimedKeys'>;
  };
  readonly keeping: Pick<Upkeep, 'start'>;
  readonly updates: { start(): void };
  /** The settings show what the desktop does, whoever has changed it. */
  readonly learnLoginItem: () => void;
}

/**
 * What the start does not wait for.
 *
 * First of all the folder is guarded: where this program did not show itself in it, another computer would
 * take it over after three minutes, and both would send. The keychain comes last: it may ask for a
 * password, and wait for that.
 */
export async function settle(parts: SettleParts): Promise<void> {
  const { log, rooms } = parts;
  parts.folder.start();
  rooms.schedule.start();
  rooms.spending.start();
  rooms.importRooms.sweep((error) => {
    log.error('import leftovers not removed', error);
  });
  try {
    sweepBackupLeftovers(parts.dataDir);
  } catch (error) {
    log.error('backup leftovers not removed', error);
  }
  rooms.upkeep.start();
  parts.learnLoginItem();
  parts.keeping.start();
  parts.updates.start();
  try {
    await rooms.accounts.sweepUnclaimedKeys();
  } catch (error) {
    log.error('keys not swept', error);
  }
}
