import { app } from 'electron';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Platform } from '#shared/contract/snapshot';
import type { Log } from '../log/log';
import { systemClock } from '../outbox/system-clock';
import type { ProfileStore } from '../settings/profile-store';
import { updateBlockOf } from '../shell/updates/installation';
import {
  createUpdates,
  usualPatience,
  type Patience,
  type Updates,
} from '../shell/updates/updates';

export interface OpenUpdates {
  readonly platform: Platform;
  readonly profile: ProfileStore;
  readonly log: Log;
  /** The data directory that was asked for, which the next start needs too. */
  readonly dataDir: string | null;
  readonly isBusy: () => boolean;
  readonly quit: () => Promise<boolean>;
  readonly onChange: () => void;
  readonly onReady: (version: string) => void;
}

/** Puts the updates together; the library that does the work is loaded with the first look. */
export function openUpdates(parts: OpenUpdates): Updates {
  const { platform, profile, log } = parts;
  const { QUICKSEND_UPDATE_CONFIG: testConfig = null, APPIMAGE: appImage = null } = process.env;
  const installation = { platform, isPackaged: app.isPackaged, testConfig, appImage };
  const onFailure = (step: string, cause: unknown): void => {
    if (typeof cause === 'string') log.warn('no update', { step, code: cause });
    else log.error('update failed', cause, { step });
  };
  return createUpdates({
    ...parts,
    block: updateBlockOf({
      ...installation,
      execPath: process.execPath,
      hasUninstaller:
        platform === 'win32' &&
        existsSync(join(dirname(process.execPath), 'Uninstall Quicksend.exe')),
    }),
    load: async () => {
      const { createLibraryUpdater } = await import('../shell/updates/library-updater');
      const args = parts.dataDir === null ? [] : [`--data-dir=${parts.dataDir}`];
      return createLibraryUpdater({ ...installation, args, onFailure });
    },
    patience: app.isPackaged ? usualPatience : testPatience(),
    now: systemClock.now,
    after: systemClock.after,
    checkedAt: {
      get: () => profile.get().updatesCheckedAt,
      set: (updatesCheckedAt) => {
        profile.change({ updatesCheckedAt });
      },
    },
    installFailed: {
      get: () => profile.get().updateFailed,
      set: (updateFailed) => {
        profile.change({ updateFailed });
      },
    },
    isWanted: () => profile.get().settings.updateChecks,
    onFailure,
  });
}

/** A test does not wait for minutes. */
function testPatience(): Patience {
  const ms = Number(process.env['QUICKSEND_UPDATE_PATIENCE_MS']);
  return ms > 0 ? { checkMs: ms, stallMs: ms } : usualPatience;
}
