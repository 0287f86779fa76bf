import {
  verdictKinds,
  type ColumnTarget,
  type ImportPhase,
  type ImportProgress,
  type ImportReport,
} from '#shared/domain/import';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { openStaging, removeStaging } from '../storage/staging-database';
import { chosenReading, given, nothingOpened } from './chosen-reading';
import { runGated } from './gated-run';
import type { Imports, ImportsParts } from './imports';
import type { OpenedImport, ReadingOptions } from './jobs/open-job';
import type { ImportWriteJob } from './jobs/write-job';
import { sessionOf, stopByOrder, work, type CheckedImport, type OpenImport } from './open-import';
import { transferProgress } from './progress';
import { stagingFile } from './staging-files';
import { readStagedRows } from './staging/staging-reader';

/** Changed contacts that come in the way so often are somebody who types: then the user is asked again. */
const mostChecks = 3;

/** Makes the room for imports, with none open. */
export function createImports(parts: ImportsParts): Imports {
  const { startJob, gate, clock, databaseFile } = parts;
  let current: OpenImport | null = null;
  let writing: Promise<unknown> | null = null;

  const find = (importId: string): Result<OpenImport, AppError> =>
    current?.id === importId ? ok(current) : err(appError('import-not-found'));

  async function end(open: OpenImport): Promise<void> {
    open.isEnded = true;
    if (current === open) current = null;
    await open.stop?.();
    try {
      removeStaging(stagingFile(parts.dir, open.id));
    } catch {
      // Another program holds it: the next start of this one removes it.
    }
  }

  function look(
    open: OpenImport,
    options: ReadingOptions,
  ): Promise<Result<OpenedImport, AppError>> {
    return work(open, () => {
      const running = startJob('import-open', {
        source: open.source,
        options,
        country: parts.defaultCountry(),
        thisYear: new Date(clock.now()).getFullYear(),
        fields: parts.fields(),
      });
      return { stop: () => running.stop(), done: running.done };
    });
  }

  function teller(open: OpenImport, phase: ImportPhase) {
    const startedElapsed = clock.elapsed();
    return (done: number, total: number, counts: ImportProgress['counts']) =>
      parts.onProgress({
        ...transferProgress(startedElapsed, clock.elapsed(), done, total),
        importId: open.id,
        phase,
        counts,
      });
  }

  async function judge(
    open: OpenImport,
    columns: readonly ColumnTarget[],
  ): Promise<Result<CheckedImport, AppError>> {
    const { reading } = open.opened;
    const header =
      reading.header === true ? open.opened.columns.map((column) => column.header) : null;
    const tell = teller(open, 'checking');
    const judged = await work(open, () => {
      const running = startJob(
        'import-check',
        {
          source: open.source,
          options: chosenReading(open),
          mapping: { header, columns },
          fields: parts.fields(),
          country: parts.defaultCountry(),
          locale: parts.language(),
          now: clock.now(),
          databaseFile,
          stagingFile: stagingFile(parts.dir, open.id),
        },
        ({ doneBytes, totalBytes, counts }) => {
          tell(doneBytes, totalBytes, counts);
        },
      );
      return { stop: stopByOrder(running), done: running.done };
    });
    if (!judged.ok) return judged;
    const checked = { ...judged.value, columns };
    open.checked = checked;
    return ok(checked);
  }

  function write(open: OpenImport): Promise<Result<ImportWriteJob['output'], AppError>> {
    const tell = teller(open, 'writing');
    let stop = () => Promise.resolve();
    return work(open, () => {
      const done = runGated<ImportWriteJob>(
        gate,
        (onProgress) =>
          startJob(
            'import-write',
            {
              databaseFile,
              stagingFile: stagingFile(parts.dir, open.id),
              importId: open.id,
              fileName: open.fileName,
              now: clock.now(),
            },
            onProgress,
          ),
        (rows, of) => tell(rows, of, open.checked?.counts ?? null),
        (running) => {
          stop = stopByOrder(running);
        },
      );
      return { stop: () => stop(), done: done.then(ok), isFinal: true };
    });
  }

  /** Judges anew while the contacts change under the rows, then writes if it comes to the same. */
  async function writeFresh(
    open: OpenImport,
    checked: CheckedImport,
  ): Promise<Result<CheckedImport, AppError>> {
    for (let check = 0; check < mostChecks; check += 1) {
      const written = await write(open);
      if (!written.ok) return written;
      if (written.value === 'cancelled') return err(appError('import-cancelled'));
      if (written.value === 'written') return ok(checked);
      const judged = await judge(open, checked.columns);
      if (!judged.ok) return judged;
      if (!sameCounts(judged.value, checked)) return err(appError('import-preview-changed'));
    }
    return err(appError('import-contacts-busy'));
  }

  async function runChecked(
    open: OpenImport,
    checked: CheckedImport,
  ): Promise<Result<CheckedImport, AppError>> {
    try {
      const written = await writeFresh(open, checked);
      open.isWritten = written.ok;
      return written;
    } finally {
      writing = null;
      if (open.isLeft || (open.isCancelled && !open.isWritten)) await end(open);
      open.isCancelled = false;
    }
  }

  return {
    async open(source, fileName) {
      if (writing !== null) return err(appError('import-busy'));
      if (current !== null) await end(current);
      const open: OpenImport = {
        id: parts.newId(),
        source,
        fileName,
        options: {},
        opened: nothingOpened,
        checked: null,
        isWritten: false,
        stop: null,
        isEnded: false,
        isLeft: false,
        isCancelled: false,
      };
      current = open;
      const looked = await look(open, {});
      if (looked.ok) {
        open.opened = looked.value;
        return ok(sessionOf(open));
      }
      await end(open);
      return looked;
    },

    async changeReading(importId, change) {
      const found = find(importId);
      if (!found.ok) return found;
      const open = found.value;
      if (writing !== null || open.isWritten) return err(appError('import-busy'));
      const options = { ...open.options, ...given(change) };
      const looked = await look(open, options);
      if (!looked.ok) return looked;
      Object.assign(open, { options, opened: looked.value, checked: null });
      return ok(sessionOf(open));
    },

    async check(importId, columns) {
      const found = find(importId);
      if (!found.ok) return found;
      if (writing !== null || found.value.isWritten) return err(appError('import-busy'));
      found.value.checked = null;
      const checked = await judge(found.value, columns);
      if (!checked.ok) return checked;
      const { rows, counts } = checked.value;
      return ok({ importId, rows, counts });
    },

    rows(importId, filter, range) {
      const found = find(importId);
      if (!found.ok) return found;
      const { checked } = found.value;
      if (checked === null || writing !== null) return err(appError('import-not-checked'));
      const staged = openStaging(stagingFile(parts.dir, importId));
      try {
        const total = filter === 'all' ? checked.rows : checked.counts[filter];
        return ok({ rows: readStagedRows(staged, filter, range), total });
      } finally {
        staged.close();
      }
    },

    async run(importId) {
      const found = find(importId);
      if (!found.ok) return found;
      const open = found.value;
      if (writing !== null || open.isWritten) return err(appError('import-busy'));
      if (open.checked === null) return err(appError('import-not-checked'));
      const startedElapsed = clock.elapsed();
      const running = runChecked(open, open.checked);
      writing = running.catch(() => undefined);
      const written = await running;
      if (!written.ok) return written;
      parts.onWritten();
      return reportOf(open, Math.round(clock.elapsed() - startedElapsed));
    },

    async saveRejected(importId, path) {
      const found = find(importId);
      if (!found.ok) return found;
      const open = found.value;
      if (open.checked === null || writing !== null) return err(appError('import-not-checked'));
      return work(open, () => {
        const running = startJob('import-rejected', {
          stagingFile: stagingFile(parts.dir, importId),
          path,
          language: parts.language(),
        });
        return { stop: () => running.done.then(() => undefined), done: running.done };
      });
    },

    async cancel(importId) {
      const open = current;
      if (open === null || (importId !== null && open.id !== importId)) return;
      if (importId === null || writing === null) {
        await end(open);
        return;
      }
      // Where that comes too late, the report has still to be looked at.
      open.isCancelled = true;
      await open.stop?.();
      await writing;
    },

    async leave() {
      if (current === null) return;
      if (writing !== null) current.isLeft = true;
      else await end(current);
    },
  };

  function reportOf(open: OpenImport, tookMs: number): Result<ImportReport, AppError> {
    const past = parts.past.get(open.id);
    if (past === null || open.checked === null) throw new Error('An import left no trace');
    const { rows, counts } = open.checked;
    const { fileName, created, updated, optedOut, importedAt } = past;
    return ok({
      importId: open.id,
      fileName,
      rows,
      counts,
      created,
      updated,
      optedOut,
      importedAt,
      tookMs,
    });
  }
}

function sameCounts(one: CheckedImport, other: CheckedImport): boolean {
  const { counts } = other;
  return (
    one.rows === other.rows &&
    [...verdictKinds, 'repaired' as const].every((kind) => one.counts[kind] === counts[kind])
  );
}
