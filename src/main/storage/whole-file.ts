import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { appError, type AppError } from '#shared/errors';
import { syncFolder } from './durable-files';
import { storageProblem } from './storage-problem';
import { unfinishedName } from './unfinished-files';

/** A file that has its name only once it is whole. */
export interface WholeFile {
  /** Writes bytes, or text in UTF-8. Throws where the disk is full or the folder may not be written to. */
  write(contents: string | Uint8Array): void;
  /**
   * Waits until what was written, under the name that it has until then, survives a power cut; the name
   * where the folder can be waited for, which some shared drives refuse.
   */
  settle(): void;
  /** Puts the file in place, over one that has its name. */
  finish(): void;
  /** Removes what was written; does nothing once the file is in place. */
  discard(): void;
}

/** Begins a file beside the one that it will be. */
export function writeWholeFile(path: string, unfinished = unfinishedName(path)): WholeFile {
  const descriptor = openSync(unfinished, 'wx');
  let state: 'open' | 'closed' | 'in-place' = 'open';

  function close(): void {
    if (state === 'open') closeSync(descriptor);
    if (state === 'open') state = 'closed';
  }

  return {
    write(contents) {
      const bytes = typeof contents === 'string' ? Buffer.from(contents, 'utf8') : contents;
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    },
    settle() {
      fsyncSync(descriptor);
      try {
        syncFolder(unfinished);
      } catch {
        // What is settled before something else is written is a precaution for that.
      }
    },
    finish() {
      fsyncSync(descriptor);
      close();
      renameSync(unfinished, path);
      state = 'in-place';
      syncFolder(path);
    },
    discard() {
      if (state === 'in-place') return;
      close();
      rmSync(unfinished, { force: true });
    },
  };
}

/** What a person can do something about when a file cannot be written; `null` where it is a bug. */
export function fileProblem(error: unknown, path: string): AppError | null {
  const problem = storageProblem(error);
  if (problem !== null) return problem;
  const isOfFiles = error instanceof Error && 'syscall' in error;
  return isOfFiles ? appError('file-not-written', { params: { name: basename(path) } }) : null;
}
