import { accessSync, constants } from 'node:fs';
import { appError, type AppError } from '#shared/errors';

// Primary result codes, https://sqlite.org/rescode.html
const sqliteError = 1;
const sqliteBusy = 5;
const sqliteReadOnly = 8;
const sqliteIoError = 10;
const sqliteCorrupt = 11;
const sqliteFull = 13;
const sqliteCannotOpen = 14;
const sqliteNotADatabase = 26;

// Extended result codes of reading, the same page
const sqliteReadFailed = 266;
const sqliteChecksumWrong = 8_202;
const sqliteFileSystemCorrupt = 8_458;

/** What a system says of a sector that cannot be read, beside what it says of a drive that is gone. */
const badSectorErrnos: Readonly<Record<'posix' | 'windows', ReadonlySet<number>>> = {
  posix: new Set([5 /* EIO */]),
  windows: new Set([
    23 /* ERROR_CRC */, 27 /* ERROR_SECTOR_NOT_FOUND */, 1_117 /* ERROR_IO_DEVICE */,
  ]),
};

const noSpaceErrnos = new Set([
  28 /* ENOSPC */, 122 /* EDQUOT on Linux */, 69 /* EDQUOT on macOS */,
]);
const noSpaceCodes = new Set(['ENOSPC', 'EDQUOT']);

/** What a drive that was taken away, a share that is gone or a folder without rights answers. */
const folderCodes = new Set([
  'EACCES',
  'EBADF',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EIO',
  'ENODEV',
  'ENOENT',
  'ENOTCONN',
  'ENOTDIR',
  'ENXIO',
  'EPERM',
  'EROFS',
  'ESTALE',
  'ETIMEDOUT',
  'UNKNOWN',
]);

/** What SQLite's and Node's errors carry beside their message. */
interface ErrorDetails {
  readonly code?: unknown;
  readonly errcode?: unknown;
  readonly systemErrno?: unknown;
}

function detailsOf(error: unknown): ErrorDetails {
  return error instanceof Error ? (error as ErrorDetails) : {};
}

/** The primary result code in SQLite's extended one, or `null` for an error of another kind. */
function sqliteCode(error: unknown): number | null {
  const { errcode } = detailsOf(error);
  return typeof errcode === 'number' ? errcode & 0xff : null;
}

/** Whether an error of SQLite or of the file system says that there is no room left. */
export function isDiskFull(error: unknown): boolean {
  const { code, systemErrno } = detailsOf(error);
  return (
    sqliteCode(error) === sqliteFull ||
    (typeof systemErrno === 'number' && noSpaceErrnos.has(systemErrno)) ||
    (typeof code === 'string' && noSpaceCodes.has(code))
  );
}

/** Whether SQLite says that the file's contents are damaged, or not a database's at all. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === sqliteCorrupt || code === sqliteNotADatabase;
}

/**
 * Whether reading failed for good at one place of the disk.
 *
 * A drive or a share that is gone answers the same: whoever is to act on it while the program runs looks
 * first whether the folder can still be written to.
 */
export function isBadSector(error: unknown, platform: string = process.platform): boolean {
  const { errcode, systemErrno } = detailsOf(error);
  if (errcode === sqliteChecksumWrong || errcode === sqliteFileSystemCorrupt) return true;
  const errnos = badSectorErrnos[platform === 'win32' ? 'windows' : 'posix'];
  return errcode === sqliteReadFailed && typeof systemErrno === 'number' && errnos.has(systemErrno);
}

/**
 * Whether an error in opening and checking a file of ours is the fault of its contents.
 *
 * Beside plain damage that is a header of a format that SQLite does not know: it then speaks of a
 * general error, or of a file that may only be read, although it may be written.
 */
export function isDamageAtOpening(error: unknown, file: string): boolean {
  const code = sqliteCode(error);
  const isHarmed = isDamage(error) || isBadSector(error);
  return isHarmed || code === sqliteError || (code === sqliteReadOnly && mayBeWritten(file));
}

function mayBeWritten(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether another connection has what this one asked for. */
export function isLocked(error: unknown): boolean {
  return sqliteCode(error) === sqliteBusy;
}

/** What a person can do something about in an error from the database; `null` where it is a bug. */
export function storageProblem(error: unknown): AppError | null {
  if (isDiskFull(error)) return appError('disk-full');
  if (isLocked(error)) return appError('database-locked');
  return isDamage(error) ? appError('database-corrupt') : null;
}

/**
 * The same of an error from whatever the program keeps in its data folder, once that has worked: the
 * drive may be gone, or be written to no more.
 */
export function dataFolderProblem(error: unknown): AppError | null {
  const problem = storageProblem(error);
  if (problem !== null) return problem;
  const code = sqliteCode(error);
  const { code: fileCode } = detailsOf(error);
  const isGone =
    code === sqliteReadOnly ||
    code === sqliteIoError ||
    code === sqliteCannotOpen ||
    (typeof fileCode === 'string' && folderCodes.has(fileCode));
  return isGone ? appError('data-folder-gone') : null;
}
