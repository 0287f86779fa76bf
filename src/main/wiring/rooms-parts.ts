import type { Batch } from '#shared/domain/batch';
import type { KnownPerson } from '#shared/domain/draft';
import type { HistoryExportProgress } from '#shared/domain/history-export';
import type { ImportProgress, TransferProgress } from '#shared/domain/import';
import type { Message } from '#shared/domain/message';
import type { Schedule } from '#shared/domain/scheduled';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import type { Log } from '../log/log';
import type { PaceLimit } from '../outbox/pace';
import type { ProfileStore } from '../settings/profile-store';
import type { BudgetNews } from '../spending/budgets';
import type { Database } from '../storage/database';
import type { StartJob } from '../worker/jobs';

/** What the rooms need, and whom they tell. */
export interface RoomsParts {
  readonly version: string;
  readonly log: Log;
  readonly database: Database;
  readonly profile: ProfileStore;
  readonly language: () => Language;
  /** Where imports keep what they have not written yet. */
  readonly dataDir: string;
  readonly startJob: StartJob;
  readonly onImportProgress: (progress: ImportProgress) => void;
  readonly onExportProgress: (progress: TransferProgress) => void;
  readonly onHistoryExportProgress: (progress: HistoryExportProgress) => void;
  /** The providers' limits where missing; none for those who measure. */
  readonly limits?: readonly PaceLimit[];
  /** Whether the data folder may be written to now; always where it is missing. */
  readonly isFolderOurs?: () => boolean;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly onAccountsChange: () => void;
  readonly onMessagesChange: (messages: readonly Message[]) => void;
  readonly onContactsChange: () => void;
  readonly onTemplatesChange: () => void;
  readonly onBatchesChange: (batches: readonly Batch[]) => void;
  /** Told when texts that repeat have changed. */
  readonly onSchedulesChange: () => void;
  /** Told of what the user should know, as of a batch that could not go by itself. */
  readonly onNotice: (notice: AppError) => void;
  /** Told of a repeating text with times that passed while nobody could send. */
  readonly onMissed: (schedule: Schedule, times: number) => void;
  /** Told of messages that the user has deleted. */
  readonly onMessagesDeleted: (messageIds: readonly string[]) => void;
  /** Told of messages whose contact was erased. */
  readonly onMessagesBlanked: (messages: readonly Message[]) => void;
  /** Told of a contact that was erased, and of whatever was merged into it. */
  readonly onErased: (person: KnownPerson) => void;
  /** Told of budgets that have come to a level, once a month for each. */
  readonly onBudgetNews: (news: readonly BudgetNews[]) => void;
  /** Told of what could not be stored; messages that could not are neither sent nor lost. */
  readonly onStoreFailure: (error: unknown) => void;
}
