import type { Profile } from './profile';
import type { ProfileStore } from './profile-store';

/** A profile whose changes are kept in memory alone from a time on: what is on the disk is not ours then. */
export function inMemoryOnce(isForeign: () => boolean, store: ProfileStore): ProfileStore {
  let changed: Profile | null = null;
  const get = (): Profile => changed ?? store.get();
  return {
    get,
    change(parts) {
      if (!isForeign()) return store.change(parts);
      changed = { ...get(), ...parts };
      return changed;
    },
  };
}
