import type { ContactQuery, CustomField } from '#shared/domain/contact';
import type { ExportFormat, ExportReport, TransferProgress } from '#shared/domain/import';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import { transferProgress } from '../contact-import/progress';
import type { Clock } from '../outbox/ports';
import type { UnfinishedFiles } from '../storage/unfinished-files';
import type { RunningJob } from '../worker/job';
import type { StartJob } from '../worker/jobs';
import type { ContactExportJob } from './export-job';

export interface ExportsParts {
  readonly databaseFile: string;
  readonly startJob: StartJob;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly unfinished: Pick<UnfinishedFiles, 'begin'>;
  readonly language: () => Language;
  readonly fields: () => readonly CustomField[];
  /** Whom a query means, by `contacts.seq`, in the order of the list. */
  readonly select: (query: ContactQuery) => Promise<readonly number[]>;
  readonly onProgress: (progress: TransferProgress) => void;
}

/** One export at a time; another one ends the one before. */
export interface Exports {
  /**
   * Writes the contacts of a query into a file, which has its name only once it is whole. `null`
   * where it was cancelled. Errors: `disk-full`, `file-not-written` (params `name`).
   */
  run(order: {
    readonly query: ContactQuery;
    readonly format: ExportFormat;
    readonly path: string;
  }): Promise<Result<ExportReport | null, AppError>>;
  /** Ends the export that is under way, and leaves no file. */
  cancel(): Promise<void>;
}

function isEveryone({ text, tags, only, importId }: ContactQuery): boolean {
  return text.trim() === '' && tags.length === 0 && only === 'all' && importId === undefined;
}

export function createExports(parts: ExportsParts): Exports {
  let running: RunningJob<ContactExportJob> | null = null;
  let asked = 0;

  async function cancel(): Promise<void> {
    asked += 1;
    running?.order('cancel');
    await running?.done.catch(() => undefined);
  }

  return {
    async run({ query, format, path }) {
      await cancel();
      const mine = asked;
      // All of them are the job's to find: that takes main's event loop too long.
      const seqs = isEveryone(query) ? null : await parts.select(query);
      if (mine !== asked) return ok(null);
      const startedElapsed = parts.clock.elapsed();
      const { unfinished, done: forget } = parts.unfinished.begin(path);
      const job = parts.startJob(
        'contact-export',
        {
          databaseFile: parts.databaseFile,
          seqs,
          fields: parts.fields(),
          format,
          path,
          unfinished,
          language: parts.language(),
        },
        ({ done, total }) => {
          parts.onProgress(transferProgress(startedElapsed, parts.clock.elapsed(), done, total));
        },
      );
      running = job;
      try {
        return await job.done;
      } finally {
        forget();
        if (running === job) running = null;
      }
    },
    cancel,
  };
}
