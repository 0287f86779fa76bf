import Store from 'electron-store';
import type { Profile } from './profile';

/** Writes the settings file, whole and atomically. */
export interface ProfileFile {
  /** Writes parts, beside the rest of the file, which a newer version may have written. */
  change(parts: Partial<Profile>): void;
  replace(profile: Profile): void;
}

/** Opens `<name>.json` in the data folder for writing. */
export function openProfileFile(dataDir: string, name: string): ProfileFile {
  const store = new Store<Profile>({ cwd: dataDir, name, clearInvalidConfig: true });
  return {
    change: (parts) => {
      store.set(parts);
    },
    replace: (profile) => {
      store.store = profile;
    },
  };
}
