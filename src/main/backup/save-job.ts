import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { SavedBackup } from '#shared/domain/backup';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { copyInUse } from '../storage/backup';
import { savingCopy } from '../storage/backup-leftovers';
import { isWholeAtRest, isWholeInUse } from '../storage/check';
import { fileProblem, writeWholeFile, type WholeFile } from '../storage/whole-file';
import type { RunJob } from '../worker/job';
import { letOrdersIn } from '../worker/let-orders-in';
import { backupHead, factsOf } from './backup-format';
import { sealWith, type Seal } from './passphrase';

/** Writes everything but the keys into one file. */
export interface BackupSaveJob {
  readonly input: {
    readonly dir: string;
    readonly databaseFile: string;
    readonly path: string;
    /** What the file is called until it is whole. */
    readonly unfinished: string;
    readonly passphrase: string | null;
    readonly program: string;
    readonly now: number;
    /** The parts of the settings file. */
    readonly profile: Readonly<Record<string, unknown>>;
  };
  /** From 0 to 1. */
  readonly progress: number;
  readonly order: 'cancel';
  /** `null` where it was cancelled. */
  readonly output: Result<SavedBackup | null, AppError>;
}

/** Of the time that it takes, the part that copying the database takes. */
const copyShare = 0.3;
/** The best is three times as slow, and saves a tenth. */
const gzipLevel = 2;

export const runBackupSave: RunJob<BackupSaveJob> = async (input, desk) => {
  const abort = new AbortController();
  desk.onOrder(() => {
    abort.abort();
  });
  const copy = savingCopy(input.dir);
  let file: WholeFile | null = null;
  try {
    // The user's folder may refuse it: that is told before the work.
    writeWholeFile(input.path, input.unfinished).discard();
    const seal = input.passphrase === null ? null : await sealWith(input.passphrase);
    mkdirSync(dirname(copy), { recursive: true });
    rmSync(copy, { force: true });
    await copyInUse(input.databaseFile, copy, (copied, total) => {
      desk.tell((copied / total) * copyShare);
      abort.signal.throwIfAborted();
    });
    if (!isWholeAtRest(copy)) {
      // A copy that went wrong says nothing of the database, and all sending stops where that is damaged.
      const problem = isWholeInUse(input.databaseFile)
        ? appError('file-not-written', { params: { name: basename(input.path) } })
        : appError('database-corrupt');
      return { output: err(problem), moved: [] };
    }
    // While the key was made and the copy looked at, nothing was heard: not that the program quits either,
    // which does not wait for long and would leave the file as it is.
    await letOrdersIn();
    abort.signal.throwIfAborted();
    file = writeWholeFile(input.path, input.unfinished);
    for await (const chunk of packed(input, copy, seal, (share) => {
      desk.tell(share);
    })) {
      abort.signal.throwIfAborted();
      file.write(chunk);
    }
    abort.signal.throwIfAborted();
    file.finish();
    return { output: ok({ path: input.path, bytes: statSync(input.path).size }), moved: [] };
  } catch (error) {
    if (abort.signal.aborted) return { output: ok(null), moved: [] };
    const problem = fileProblem(error, input.path);
    if (problem === null) throw error;
    return { output: err(problem), moved: [] };
  } finally {
    file?.discard();
    rmSync(copy, { force: true });
  }
};

/** The bytes of the file, a piece at a time. */
function packed(
  { program, profile, now }: BackupSaveJob['input'],
  copy: string,
  seal: Seal | null,
  tell: (share: number) => void,
): AsyncIterable<Uint8Array> {
  const databaseBytes = statSync(copy).size;
  async function* plain(): AsyncGenerator<Uint8Array> {
    const manifest = { ...factsOf(copy), program, madeAt: now, databaseBytes, profile };
    yield Buffer.from(backupHead(manifest));
    let read = 0;
    for await (const chunk of createReadStream(copy, { highWaterMark: 262_144 })) {
      const bytes = chunk as Uint8Array;
      read += bytes.length;
      yield bytes;
      tell(copyShare + (read / databaseBytes) * (1 - copyShare));
    }
  }
  const source = Readable.from(plain(), { objectMode: false });
  // An error of the one ends the other, which is read.
  const zipped = pipeline(source, createGzip({ level: gzipLevel }), () => undefined);
  return seal === null ? (zipped as AsyncIterable<Uint8Array>) : seal(zipped);
}
