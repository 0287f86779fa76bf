import {
  createReadStream,
  openSync,
  readFileSync,
  readSync,
  closeSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import type { BackupPreview } from '#shared/domain/backup';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import { isWholeAtRest } from '../storage/check';
import { inspect } from '../storage/inspect';
import { newestVersion } from '../storage/migrations';
import { isDiskFull } from '../storage/storage-problem';
import type { RunJob } from '../worker/job';
import { factsOf, type BackupManifest } from './backup-format';
import { ageMagic, WrongPassphraseError } from './passphrase';
import { BadBackupError, unpack } from './unpack';

/** Looks at a backup as a whole, and unpacks one that was saved to a file. */
export interface BackupOpenJob {
  readonly input:
    | {
        readonly kind: 'file';
        readonly path: string;
        readonly passphrase: string | null;
        /** Where the database goes; written anew. */
        readonly unpackTo: string;
      }
    /** A database in the data folder. */
    | {
        readonly kind: 'kept';
        readonly path: string;
        readonly madeAt: number;
        /** The settings that were replaced with it; `null` where it has none. */
        readonly settings: string | null;
      };
  /** From 0 to 1. */
  readonly progress: number;
  readonly order: 'cancel';
  /** `null` where it was cancelled. */
  readonly output: Result<
    | { readonly kind: 'passphrase' }
    | {
        readonly kind: 'preview';
        readonly preview: BackupPreview;
        /** What was saved of the settings file; `null` where the backup is the database alone. */
        readonly profile: Readonly<Record<string, unknown>> | null;
      }
    | null,
    AppError
  >;
}

const savedProfile = v.record(v.string(), v.unknown());

type Input = BackupOpenJob['input'];
type Output = BackupOpenJob['output'];

export const runBackupOpen: RunJob<BackupOpenJob> = async (input, desk) => {
  const abort = new AbortController();
  desk.onOrder(() => {
    abort.abort();
  });
  try {
    switch (input.kind) {
      case 'kept':
        return { output: look(input), moved: [] };
      case 'file':
        return {
          output: await open(
            input,
            (share) => {
              desk.tell(share);
            },
            abort.signal,
          ),
          moved: [],
        };
      default:
        return assertNever(input);
    }
  } catch (error) {
    if (input.kind === 'file') rmSync(input.unpackTo, { force: true });
    if (abort.signal.aborted) return { output: ok(null), moved: [] };
    return { output: err(problemOf(error, input.path)), moved: [] };
  }
};

async function open(
  input: Extract<Input, { kind: 'file' }>,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Output> {
  const { path, passphrase, unpackTo } = input;
  const start = firstBytes(path);
  const isEncrypted = start.toString('latin1').startsWith(ageMagic);
  const isPlain = start[0] === 0x1f && start[1] === 0x8b;
  if (!isEncrypted && !isPlain) return err(appError('backup-file-unknown'));
  if (isEncrypted && passphrase === null) return ok({ kind: 'passphrase' });
  const total = statSync(path).size;
  let read = 0;
  const source = createReadStream(path, { highWaterMark: 262_144, signal });
  source.on('data', (chunk) => {
    read += chunk.length;
    tell(read / total);
  });
  source.pause();
  const manifest = await unpack(source, isEncrypted ? passphrase : null, {
    to: unpackTo,
    signal,
    accept: (found) => {
      refuseNewer(found.schema, found.program);
      refuseTooLarge(found, dirname(unpackTo));
    },
  });
  refuseUnsound(unpackTo, manifest.program);
  return ok({
    kind: 'preview',
    profile: manifest.profile,
    preview: {
      ...shownFacts(unpackTo),
      name: basename(path),
      madeAt: manifest.madeAt,
      program: manifest.program,
      accounts: labelsIn(manifest.profile),
    },
  });
}

function look({ path, madeAt, settings }: Extract<Input, { kind: 'kept' }>): Output {
  refuseUnsound(path, '?');
  const profile = settings === null ? null : readSettings(settings);
  const facts = { madeAt, program: null, accounts: profile && labelsIn(profile) };
  const preview = { ...shownFacts(path), ...facts, name: basename(path) };
  return ok({ kind: 'preview', profile, preview });
}

/** `null` where they cannot be read: the database can be brought back all the same. */
function readSettings(file: string): Readonly<Record<string, unknown>> | null {
  try {
    const text = readFileSync(file, 'utf8');
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), savedProfile), text);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function shownFacts(file: string) {
  const { counts, firstMessageAt, lastMessageAt } = factsOf(file);
  return { counts, firstMessageAt, lastMessageAt };
}

function refuseNewer(schema: number, version: string): void {
  if (schema > newestVersion) {
    throw new BadBackupError(appError('backup-file-newer', { params: { version } }));
  }
}

function refuseTooLarge({ databaseBytes }: BackupManifest, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (databaseBytes > bavail * bsize) throw new BadBackupError(appError('disk-full'));
}

/** Whoever wrote the file, what is in it has to be a whole database of ours that we can read. */
function refuseUnsound(file: string, version: string): void {
  const found = inspect(file);
  if (found.kind !== 'ours') throw new BadBackupError(appError('backup-file-damaged'));
  refuseNewer(found.version, version);
  if (!isWholeAtRest(file)) throw new BadBackupError(appError('backup-file-damaged'));
}

function labelsIn({ accounts }: Readonly<Record<string, unknown>>): readonly string[] {
  const records: readonly unknown[] = Array.isArray(accounts) ? accounts : [];
  return records.flatMap((record) => {
    const label: unknown = (record as { readonly label?: unknown } | null)?.label;
    return typeof label === 'string' ? [label] : [];
  });
}

function firstBytes(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(ageMagic.length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Whatever else is thrown while a file is taken apart is the fault of what is in it. */
function problemOf(error: unknown, path: string): AppError {
  if (error instanceof BadBackupError) return error.problem;
  if (error instanceof WrongPassphraseError) return appError('backup-passphrase-wrong');
  if (isDiskFull(error)) return appError('disk-full');
  const isOfFiles = error instanceof Error && 'syscall' in error;
  return isOfFiles
    ? appError('backup-file-unreadable', { params: { name: basename(path) } })
    : appError('backup-file-damaged');
}
