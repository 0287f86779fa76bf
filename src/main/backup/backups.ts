import { existsSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  minPassphraseLength,
  type BackupPreview,
  type KeptBackup,
  type KeptBackups,
  type OpenedBackup,
  type SavedBackup,
} from '#shared/domain/backup';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { asideIn, backupsIn } from '../storage/backup';
import { openedDatabase } from '../storage/backup-leftovers';
import { settingsBeside } from '../storage/set-aside';
import { forgetSwap } from '../storage/swap';
import type { UnfinishedFiles } from '../storage/unfinished-files';
import type { RunningJob } from '../worker/job';
import type { Jobs, StartJob } from '../worker/jobs';
import type { BackupOpenJob } from './open-job';

export interface BackupsParts {
  readonly dir: string;
  readonly databaseFile: string;
  /** The program's version. */
  readonly program: string;
  readonly startJob: StartJob;
  readonly unfinished: Pick<UnfinishedFiles, 'begin'>;
  readonly now: () => number;
  /** The parts of the settings file that go into a backup; no key is among them. */
  readonly profile: () => Readonly<Record<string, unknown>>;
  /** The settings file with what a backup says of it; a copy of the database says nothing of its own. */
  readonly mergedSettings: (saved: Readonly<Record<string, unknown>>) => string;
  readonly onProgress: (share: number) => void;
}

/** Saving everything to a file, and bringing it back. One thing at a time. */
export interface Backups {
  list(): KeptBackups;
  /** `null` where it was cancelled. Errors: `backup-passphrase-short`, `disk-full`, `file-not-written`. */
  save(path: string, passphrase: string | null): Promise<Result<SavedBackup | null, AppError>>;
  /** Unpacks a file and says what is in it; nothing is changed yet. */
  open(path: string): Promise<Result<OpenedBackup | null, AppError>>;
  /** Opens the file that `open` has found to be encrypted. */
  unlock(passphrase: string): Promise<Result<OpenedBackup | null, AppError>>;
  /** The same for one that the program keeps by itself. */
  openKept(name: string): Promise<Result<OpenedBackup | null, AppError>>;
  /** Ends what is under way, and forgets what was opened. */
  cancel(): Promise<void>;
  /** The same for whoever leaves the window, but for a backup that is being saved. */
  leave(): Promise<void>;
  /**
   * Makes the opened backup take the place of everything at the next start, which is to be soon: what
   * is written until then stays in what is set aside.
   */
  restore(): Promise<Result<null, AppError>>;
  /** Takes back what `restore` has decided, as long as the program has not restarted. */
  takeBack(): void;
}

interface Opened {
  readonly preview: BackupPreview;
  readonly from: string;
  readonly isUnpacked: boolean;
  readonly profile: Readonly<Record<string, unknown>> | null;
}

type BackupJob = Jobs['backup-save'] | Jobs['backup-open'];

export function createBackups(parts: BackupsParts): Backups {
  const { dir } = parts;
  const unpackTo = openedDatabase(dir);
  let running: RunningJob<BackupJob> | null = null;
  let isSaving = false;
  let isRestoring = false;
  let locked: string | null = null;
  let opened: Opened | null = null;

  async function alone<J extends BackupJob>(job: RunningJob<J>): Promise<J['output']> {
    running = job;
    try {
      return await job.done;
    } finally {
      running = null;
    }
  }

  function forget(): void {
    opened = null;
    locked = null;
    rmSync(unpackTo, { force: true });
  }

  async function openBy(
    input: BackupOpenJob['input'],
  ): Promise<Result<OpenedBackup | null, AppError>> {
    if (running !== null) return err(appError('backup-busy'));
    const done = await alone(parts.startJob('backup-open', input, parts.onProgress));
    if (!done.ok) return done;
    if (done.value === null) return ok(null);
    if (done.value.kind === 'passphrase') {
      locked = input.path;
      return ok({ kind: 'passphrase', name: basename(input.path) });
    }
    const { preview, profile } = done.value;
    const isUnpacked = input.kind === 'file';
    opened = { preview, profile, isUnpacked, from: isUnpacked ? unpackTo : input.path };
    return ok({ kind: 'preview', preview });
  }

  async function cancel(): Promise<void> {
    running?.order('cancel');
    await running?.done.catch(() => undefined);
    if (!isRestoring) forget();
  }

  return {
    list: () => ({ folder: dir, backups: keptIn(dir) }),

    async save(path, passphrase) {
      if (running !== null) return err(appError('backup-busy'));
      if (passphrase !== null && passphrase.length < minPassphraseLength) {
        return err(appError('backup-passphrase-short'));
      }
      const { databaseFile, program } = parts;
      const facts = { dir, databaseFile, program, now: parts.now(), profile: parts.profile() };
      const { unfinished, done } = parts.unfinished.begin(path);
      const input = { ...facts, path, unfinished, passphrase };
      isSaving = true;
      try {
        return await alone(parts.startJob('backup-save', input, parts.onProgress));
      } finally {
        isSaving = false;
        done();
      }
    },

    open(path) {
      if (running === null) forget();
      return openBy({ kind: 'file', path, passphrase: null, unpackTo });
    },

    unlock(passphrase) {
      if (locked === null) return Promise.resolve(err(appError('backup-not-opened')));
      return openBy({ kind: 'file', path: locked, passphrase, unpackTo });
    },

    async openKept(name) {
      if (running === null) forget();
      const known = filesIn(dir).find(({ path }) => basename(path) === name);
      if (known === undefined) return err(appError('backup-file-unreadable', { params: { name } }));
      const beside = settingsBeside(known.path);
      const settings = known.kind === 'replaced' && existsSync(beside) ? beside : null;
      return openBy({ kind: 'kept', path: known.path, madeAt: known.at, settings });
    },

    cancel,

    async leave() {
      if (!isSaving) await cancel();
    },

    async restore() {
      if (running !== null) return err(appError('backup-busy'));
      if (opened === null) return err(appError('backup-not-opened'));
      const { from, isUnpacked, profile } = opened;
      isRestoring = true;
      const job = parts.startJob('backup-restore', {
        dir,
        databaseFile: parts.databaseFile,
        from,
        isUnpacked,
        settings: parts.mergedSettings(profile ?? parts.profile()),
        now: parts.now(),
      });
      const done = await job.done.finally(() => {
        isRestoring = false;
      });
      if (!done.ok) forgetSwap(dir);
      forget();
      return done;
    },

    takeBack: () => {
      forgetSwap(dir);
    },
  };
}

function filesIn(dir: string) {
  return [
    ...backupsIn(dir).map((file) => ({ ...file, kind: 'daily' as const })),
    ...asideIn(dir).map((file) => ({ ...file, kind: file.why })),
  ];
}

function keptIn(dir: string): readonly KeptBackup[] {
  return filesIn(dir)
    .map(({ path, at, kind }) => {
      const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      return { name: basename(path), at, kind, bytes };
    })
    .sort((a, b) => b.at - a.at);
}
