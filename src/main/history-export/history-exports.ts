import type {
  HistoryExportFormat,
  HistoryExportProgress,
  HistoryExportReport,
} from '#shared/domain/history-export';
import type { HistoryFilter } from '#shared/domain/history-filter';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import type { UnfinishedFiles } from '../storage/unfinished-files';
import type { RunningJob } from '../worker/job';
import type { StartJob } from '../worker/jobs';
import type { HistoryExportJob } from './export-job';
import type { ReportPage } from './report-page';

/** Makes a PDF of a page. Rejects where it is aborted. */
export type PrintPage = (
  page: ReportPage,
  language: Language,
  signal: AbortSignal,
) => Promise<Uint8Array>;

export interface HistoryExportsParts {
  readonly databaseFile: string;
  readonly startJob: StartJob;
  readonly unfinished: Pick<UnfinishedFiles, 'begin'>;
  readonly print: PrintPage;
  readonly now: () => number;
  readonly language: () => Language;
  readonly shopName: () => string;
  readonly onProgress: (progress: HistoryExportProgress) => void;
}

/** One export at a time; another one ends the one before. */
export interface HistoryExports {
  /**
   * Writes the messages that pass a filter into a file, which has its name only once it is whole. `null`
   * where it was cancelled. Errors: `disk-full`, `file-not-written` (params `name`).
   */
  run(order: {
    readonly filter: HistoryFilter;
    readonly format: HistoryExportFormat;
    readonly path: string;
  }): Promise<Result<HistoryExportReport | null, AppError>>;
  /** Ends the export that is under way, and leaves no file. */
  cancel(): Promise<void>;
}

interface Running {
  readonly job: RunningJob<HistoryExportJob>;
  readonly printing: AbortController;
}

export function createHistoryExports(parts: HistoryExportsParts): HistoryExports {
  let running: Running | null = null;

  async function cancel(): Promise<void> {
    const ending = running;
    if (ending === null) return;
    ending.printing.abort();
    ending.job.order('cancel');
    await ending.job.done.catch(() => undefined);
  }

  return {
    async run({ filter, format, path }) {
      while (running !== null) await cancel();
      const language = parts.language();
      const printing = new AbortController();
      const { unfinished, done: forget } = parts.unfinished.begin(path);
      let told = { written: 0, share: 0, isPrinting: false };
      const failures: Error[] = [];

      const tell = (change: Partial<HistoryExportProgress>): void => {
        told = { ...told, ...change };
        parts.onProgress(told);
      };
      const print = async (page: ReportPage): Promise<void> => {
        tell({ isPrinting: true });
        try {
          const printed = await parts.print(page, language, printing.signal);
          job.order({ printed });
        } catch (error) {
          job.order('cancel');
          if (printing.signal.aborted) return;
          failures.push(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const job = parts.startJob(
        'history-export',
        {
          databaseFile: parts.databaseFile,
          filter,
          format,
          path,
          unfinished,
          language,
          shopName: parts.shopName(),
          now: parts.now(),
        },
        (progress) => {
          if (progress.kind === 'page') void print(progress.page);
          else tell({ written: progress.written, share: progress.share });
        },
      );
      const mine: Running = { job, printing };
      running = mine;
      try {
        const report = await job.done;
        // A page that could not be printed has ended the job, too.
        const [failure] = failures;
        if (failure !== undefined) throw failure;
        return report;
      } finally {
        forget();
        if (running === mine) running = null;
      }
    },
    cancel,
  };
}
