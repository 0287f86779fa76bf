import Store from 'electron-store';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile, type WholeFile } from '../storage/whole-file';
import type { Profile } from './profile';

/** Writes the settings file, whole and atomically; throws, and changes nothing, where there is no room. */
export interface ProfileFile {
  /** Writes parts, beside the rest of the file, which a newer version may have written. */
  change(parts: Partial<Profile>): void;
  replace(profile: Profile): void;
}

/** Opens `<name>.json` in the data folder for writing. */
export function openProfileFile(dataDir: string, name: string): ProfileFile {
  const kept = keptBeside(join(dataDir, `${name}.json`));
  const store = kept.during(
    () =>
      new Store<Profile>({
        cwd: dataDir,
        name,
        clearInvalidConfig: true,
        serialize: (value) => kept.serialize(value),
      }),
  );
  return {
    change: (parts) => {
      kept.during(() => {
        store.set(parts);
      });
    },
    replace: (profile) => {
      kept.during(() => {
        store.store = profile;
      });
    },
  };
}

/**
 * Has all that is written stand beside the file, whole, until the file holds it.
 *
 * On a disk that is almost full the system writes a part and reports no error. electron-store takes that
 * part for the whole and puts it in the place of the settings (its `atomically` 2.1 calls `writeSync`
 * once and does not look at what that answers).
 */
function keptBeside(path: string) {
  let beside: { readonly file: WholeFile; readonly text: string } | null = null;

  function letGo(): void {
    beside?.file.discard();
    beside = null;
  }

  return {
    serialize(value: unknown): string {
      letGo();
      const text = JSON.stringify(value, undefined, '\t');
      beside = { file: writeWholeFile(path), text };
      beside.file.write(text);
      return text;
    },
    during<T>(write: () => T): T {
      try {
        const done = write();
        if (beside !== null && readFileSync(path, 'utf8') !== beside.text) beside.file.finish();
        return done;
      } finally {
        letGo();
      }
    },
  };
}
