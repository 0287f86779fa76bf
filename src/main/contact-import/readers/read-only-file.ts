import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { ReadStop } from './read-stop';

/** Tells a file from what may stand in its place later. */
export interface FileIdentity {
  readonly sizeBytes: number;
  readonly device: bigint;
  readonly inode: bigint;
  readonly modifiedAtNs: bigint;
}

/** Stops for anything that is not a regular file, without opening it: a FIFO would wait forever. */
export async function identify(path: string): Promise<FileIdentity> {
  const found = await stat(path, { bigint: true }).catch(stopForFile);
  if (!found.isFile()) throw new ReadStop({ code: 'import-file-not-regular' });
  return {
    sizeBytes: Number(found.size),
    device: found.dev,
    inode: found.ino,
    modifiedAtNs: found.mtimeNs,
  };
}

/**
 * Opens a file for reading; the caller closes it.
 *
 * Stops with `import-file-changed` where it is another one than `expected`; the caller asks
 * {@link stopIfChanged} again once it has read what it needs.
 */
export async function openSame(path: string, expected: FileIdentity): Promise<FileHandle> {
  await stopIfChanged(path, expected);
  // Not blocking, should a FIFO have taken the file's place since; Windows has no such flag.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK || 0);
  return open(path, flags).catch(stopForFile);
}

/** Stops where the file at `path` is not, or no longer, the expected one. */
export async function stopIfChanged(path: string, expected: FileIdentity): Promise<void> {
  const now = await identify(path);
  const same =
    now.sizeBytes === expected.sizeBytes &&
    now.device === expected.device &&
    now.inode === expected.inode &&
    now.modifiedAtNs === expected.modifiedAtNs;
  if (!same) throw new ReadStop({ code: 'import-file-changed' });
}

/** Turns what the operating system said of a file into a {@link ReadStop}. */
export function stopForFile(error: unknown): never {
  throw new ReadStop({ code: fileProblems[errnoOf(error)] ?? 'import-file-unreadable' });
}

const fileProblems: Readonly<Record<string, FileCode>> = {
  ENOENT: 'import-file-missing',
  ENOTDIR: 'import-file-missing',
  EACCES: 'import-file-denied',
  EPERM: 'import-file-denied',
  // Windows, where another program, such as Excel, has the file to itself.
  EBUSY: 'import-file-in-use',
  EISDIR: 'import-file-not-regular',
  ENXIO: 'import-file-not-regular',
};

type FileCode =
  | 'import-file-missing'
  | 'import-file-denied'
  | 'import-file-in-use'
  | 'import-file-not-regular'
  | 'import-file-unreadable';

function errnoOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
