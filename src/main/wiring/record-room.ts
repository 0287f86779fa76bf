import type { HistoryExportProgress } from '#shared/domain/history-export';
import type { Message } from '#shared/domain/message';
import type { RetentionPreview } from '#shared/domain/retention';
import type { Language } from '#shared/domain/settings';
import { breatheNow, type Breathe } from '../contacts/slices';
import type { HistoryExports } from '../history-export/history-exports';
import type { Clock } from '../outbox/ports';
import type { Retention } from '../retention/retention';
import type { ProfileStore } from '../settings/profile-store';
import type { Database } from '../storage/database';
import type { UnfinishedFiles } from '../storage/unfinished-files';
import type { StartJob } from '../worker/jobs';

export interface RecordRoomParts {
  readonly database: Database;
  readonly profile: ProfileStore;
  readonly clock: Clock;
  readonly startJob: StartJob;
  readonly unfinished: UnfinishedFiles;
  readonly language: () => Language;
  readonly forgetSomeWords: () => boolean;
  readonly onHistoryExportProgress: (progress: HistoryExportProgress) => void;
  readonly onMessagesBlanked: (messages: readonly Message[]) => void;
}

/** Giving the history away and letting its texts go; loaded when it is first asked for. */
export interface RecordRoom {
  exports(): Promise<HistoryExports>;
  previewRetention(months: number): Promise<RetentionPreview>;
  /** Lets go of the texts that are due; `breathe` ends it early by throwing. */
  tidy(breathe: Breathe): Promise<void>;
  /** Ends an export that is under way, and leaves no file. */
  stop(): Promise<void>;
}

export function lazyRecordRoom(parts: RecordRoomParts): RecordRoom {
  let exporting: Promise<HistoryExports> | null = null;
  let keeping: Promise<Retention> | null = null;

  async function loadExports(): Promise<HistoryExports> {
    const { createHistoryExports } = await import('../history-export/history-exports');
    return createHistoryExports({
      ...parts,
      databaseFile: parts.database.file,
      now: parts.clock.now,
      shopName: () => parts.profile.get().settings.shopName,
      onProgress: parts.onHistoryExportProgress,
      async print({ html, shopName, period }, language, signal) {
        const [{ printPage }, { createRoomTranslator }] = await Promise.all([
          import('../shell/print-page'),
          import('../shell/room-i18n'),
        ]);
        const pages = createRoomTranslator(language)('report.footer', { ns: 'record' });
        return printPage(html, { language, footer: { shopName, period, pages } }, signal);
      },
    });
  }

  async function loadRetention(): Promise<Retention> {
    const { createRetention } = await import('../retention/retention');
    return createRetention({
      ...parts,
      months: () => parts.profile.get().settings.textMonths,
      onBlanked: parts.onMessagesBlanked,
    });
  }

  const retention = (): Promise<Retention> => (keeping ??= loadRetention());

  return {
    exports: () => (exporting ??= loadExports()),
    previewRetention: async (months) => (await retention()).preview(months, breatheNow),
    async tidy(breathe) {
      if (parts.profile.get().settings.textMonths === null) return;
      await (await retention()).run(breathe);
    },
    async stop() {
      await (await exporting)?.cancel();
    },
  };
}
