import type { Batch } from '../domain/batch';
import type { DraftRecipient, KnownPerson } from '../domain/draft';
import type { HistoryExportProgress } from '../domain/history-export';
import type { ImportProgress, TransferProgress } from '../domain/import';
import type { Message } from '../domain/message';
import type { AppSnapshot, DeskRoom, QuickTab } from './snapshot';

/** Where a window should go. */
export type Navigation =
  | {
      readonly to: 'compose';
      readonly recipients: readonly DraftRecipient[];
      readonly text: string | null;
      /** It comes from outside: it is not mixed with a message that is addressed and written already. */
      readonly fresh?: true;
    }
  | { readonly to: Exclude<QuickTab, 'compose'>; readonly messageId: string | null }
  | { readonly to: DeskRoom };

/** Everything that main tells the renderer by itself. */
export interface Events {
  readonly snapshotChanged: AppSnapshot;
  /** New or changed messages, whole. */
  readonly messagesChanged: { readonly messages: readonly Message[] };
  /** Messages that are gone from the history. */
  readonly messagesDeleted: { readonly messageIds: readonly string[] };
  readonly contactsChanged: Readonly<Record<string, never>>;
  /** New or changed batches, whole; some times a second while one is going. */
  readonly batchesChanged: { readonly batches: readonly Batch[] };
  readonly templatesChanged: Readonly<Record<string, never>>;
  /** Whom the user erased for good: nothing of them may be saved again. */
  readonly personErased: KnownPerson;
  /** Texts that repeat have changed. */
  readonly scheduleChanged: Readonly<Record<string, never>>;
  readonly importProgress: ImportProgress;
  readonly exportProgress: TransferProgress;
  readonly historyExportProgress: HistoryExportProgress;
  /** How far saving or opening a backup is, from 0 to 1. */
  readonly backupProgress: { readonly share: number };
  readonly navigate: Navigation;
  readonly windowShown: Readonly<Record<string, never>>;
  /** The window is about to be hidden: flush what is typed. */
  readonly windowHidden: Readonly<Record<string, never>>;
  readonly shortcutPressed: Readonly<Record<string, never>>;
  /** The clipboard holds one phone number, which Compose offers until the window hides. */
  readonly recipientOffered: { readonly recipient: DraftRecipient };
}

export type EventName = keyof Events;

const names: Readonly<Record<EventName, true>> = {
  snapshotChanged: true,
  messagesChanged: true,
  messagesDeleted: true,
  contactsChanged: true,
  batchesChanged: true,
  templatesChanged: true,
  personErased: true,
  scheduleChanged: true,
  importProgress: true,
  exportProgress: true,
  historyExportProgress: true,
  backupProgress: true,
  navigate: true,
  windowShown: true,
  windowHidden: true,
  shortcutPressed: true,
  recipientOffered: true,
};

/** Every event's name; the type makes the list complete. */
export const eventNames = Object.keys(names) as readonly EventName[];
