import Store from 'electron-store';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isUnfinishedOf } from '../storage/unfinished-files';
import { writeWholeFile, type WholeFile } from '../storage/whole-file';
import type { Profile } from './profile';

/** Writes the settings file, whole and atomically; throws, and changes nothing, where there is no room. */
export interface ProfileFile {
  /** Writes parts, beside the rest of the file, which a newer version may have written. */
  change(parts: Partial<Profile>): void;
  replace(profile: Profile): void;
}

/** Opens `<name>.json` in the data folder for writing; `begin` makes what is to stand beside it. */
export function openProfileFile(
  dataDir: string,
  name: string,
  begin: (path: string) => WholeFile = writeWholeFile,
): ProfileFile {
  sweep(dataDir, `${name}.json`);
  const kept = keptBeside(join(dataDir, `${name}.json`), begin);
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

/** Removes what was left beside the file where it could not be removed at once, or a crash came. */
function sweep(dataDir: string, name: string): void {
  for (const other of readdirSync(dataDir)) {
    if (isUnfinishedOf(name, other)) withoutFail(() => rmSync(join(dataDir, other)));
  }
}

/** For what may be held up, as by a virus scanner on Windows, and is not worth failing for. */
function withoutFail(act: () => void): void {
  try {
    act();
  } catch {
    // It is tried again at the next start.
  }
}

/**
 * Has all that is written stand beside the file, whole, until the file holds it.
 *
 * On a disk that is almost full the system writes a part and reports no error. electron-store takes that
 * part for the whole and puts it in the place of the settings (its `atomically` 2.1 calls `writeSync`
 * once and does not look at what that answers). After a power cut in that moment the next start takes
 * the text from beside the file (`whole-beside.ts`).
 */
function keptBeside(path: string, begin: (path: string) => WholeFile) {
  let beside: { readonly file: WholeFile; readonly text: string } | null = null;

  function letGo(): void {
    const gone = beside;
    beside = null;
    // By then the settings are on the disk: to say that they are not would be untrue.
    withoutFail(() => gone?.file.discard());
  }

  /** What cannot be read back was written: only what is there and differs was cut short. */
  function isCutShort(text: string): boolean {
    try {
      return readFileSync(path, 'utf8') !== text;
    } catch {
      return false;
    }
  }

  return {
    serialize(value: unknown): string {
      letGo();
      const text = JSON.stringify(value, undefined, '\t');
      beside = { file: begin(path), text };
      beside.file.write(text);
      beside.file.settle();
      return text;
    },
    during<T>(write: () => T): T {
      try {
        const done = write();
        if (beside !== null && isCutShort(beside.text)) beside.file.finish();
        return done;
      } finally {
        letGo();
      }
    },
  };
}
