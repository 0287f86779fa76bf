import { rmSync } from 'node:fs';
import { isDiskFull } from './storage-problem';

/** How {@link unfinishedName} ends: nothing else is ever swept. */
const unfinishedEnd = /\.[0-9a-f]{8}\.part$/;

/** The name that a file has beside its own until it is whole; no two are the same. */
export function unfinishedName(path: string): string {
  return `${path}.${crypto.randomUUID().slice(0, 8)}.part`;
}

/** Whether a file of the same folder is one that was to become `name`. */
export function isUnfinishedOf(name: string, other: string): boolean {
  return other.startsWith(`${name}.`) && unfinishedEnd.test(other.slice(name.length));
}

/** Which unfinished files there may be, kept where it outlives the program. */
export interface UnfinishedList {
  get(): readonly string[];
  save(paths: readonly string[]): void;
}

/** Files of exports that take a while: one that a crash cut short is removed at the next start. */
export interface UnfinishedFiles {
  /**
   * Names the unfinished file for `path`, and remembers it until `done` is called. A full disk keeps
   * nobody from saving to another: then a crash may leave a file that no start removes.
   */
  begin(path: string): { readonly unfinished: string; readonly done: () => void };
  /**
   * Removes what the last run of the program left; for its start. What cannot be removed, as on a drive
   * that is not there, is told of and tried again at the next start.
   */
  sweep(onProblem: (error: unknown) => void): void;
}

export function createUnfinishedFiles(list: UnfinishedList): UnfinishedFiles {
  const without = (path: string) => list.get().filter((kept) => kept !== path);

  function saveIfRoom(paths: readonly string[]): void {
    try {
      list.save(paths);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
  }

  return {
    begin(path) {
      const unfinished = unfinishedName(path);
      saveIfRoom([...list.get(), unfinished]);
      return {
        unfinished,
        // Where it stays on the list, the next start finds no such file.
        done: () => {
          saveIfRoom(without(unfinished));
        },
      };
    },
    sweep(onProblem) {
      for (const path of list.get()) {
        try {
          if (unfinishedEnd.test(path)) rmSync(path, { force: true });
          list.save(without(path));
        } catch (error) {
          onProblem(error);
        }
      }
    },
  };
}
