import type { Backups } from '../backup/backups';
import { systemClock } from '../outbox/system-clock';
import { createUnfinishedFiles } from '../storage/unfinished-files';
import type { ProfileStore } from '../settings/profile-store';
import type { StartJob } from '../worker/jobs';

export interface LazyBackupsParts {
  readonly version: string;
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly profile: ProfileStore;
  readonly startJob: StartJob;
  readonly onProgress: (share: number) => void;
}

export interface LazyBackups {
  readonly get: () => Promise<Backups>;
  /** Does it with them where they were ever asked for. */
  readonly ifUsed: (act: (backups: Backups) => Promise<void>) => Promise<void>;
}

/** Backups to a file, loaded when they are first asked for: see docs/decisions/0010-start.md. */
export function lazyBackups(parts: LazyBackupsParts): LazyBackups {
  let loading: Promise<Backups> | null = null;

  async function load(): Promise<Backups> {
    const [{ createBackups }, { profileToSave, restoredProfile }] = await Promise.all([
      import('../backup/backups'),
      import('../settings/restored-profile'),
    ]);
    return createBackups({
      dir: parts.dataDir,
      databaseFile: parts.databaseFile,
      program: parts.version,
      startJob: parts.startJob,
      unfinished: createUnfinishedFiles({
        get: () => parts.profile.get().unfinishedFiles,
        save: (paths) => {
          parts.profile.change({ unfinishedFiles: [...paths] });
        },
      }),
      now: systemClock.now,
      profile: () => profileToSave(parts.profile.get()),
      mergedSettings: (saved) => restoredProfile(parts.profile.get(), saved),
      onProgress: parts.onProgress,
    });
  }

  return {
    get: () => (loading ??= load()),
    ifUsed: async (act) => {
      if (loading !== null) await act(await loading);
    },
  };
}
