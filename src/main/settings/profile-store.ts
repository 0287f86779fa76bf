import Store from 'electron-store';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/errors';
import { readProfile, type Profile } from './profile';

/** The settings file: read once at start, written whole and atomically on each change. */
export interface ProfileStore {
  get(): Profile;
  /** Changes parts of the profile; returns the whole. */
  change(parts: Partial<Profile>): Profile;
}

export interface OpenedProfile {
  readonly store: ProfileStore;
  /** Set when the file was damaged: a copy was kept and the damaged parts took their defaults. */
  readonly notice: AppError | null;
}

const name = 'settings';

/** Opens `settings.json` in the data folder. `now` names the copy of a damaged file. */
export function openProfile(dataDir: string, defaultCountry: string, now: number): OpenedProfile {
  const file = join(dataDir, `${name}.json`);
  const content = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const { profile: found, damaged } = readProfile(content, defaultCountry);

  let notice: AppError | null = null;
  if (damaged) {
    const kept = `${name}.damaged-${new Date(now).toISOString().replaceAll(':', '-')}.json`;
    copyFileSync(file, join(dataDir, kept));
    notice = appError('settings-damaged', { params: { file: kept } });
  }

  const store = new Store<Profile>({ cwd: dataDir, name, clearInvalidConfig: true });
  let profile = found;
  if (damaged) store.store = profile;
  return {
    notice,
    store: {
      get: () => profile,
      change: (parts) => {
        const next = { ...profile, ...parts };
        // Beside the rest of the file, which a newer version may have written.
        store.set(parts);
        // Only what is on the disk counts: a failed write throws above and changes nothing.
        profile = next;
        return profile;
      },
    },
  };
}
