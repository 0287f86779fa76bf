import type { AccountView } from '../domain/account';
import type { Language, Settings } from '../domain/settings';
import type { UpdateView } from '../domain/update';
import type { AppError } from '../errors';

export type WindowRole = 'quick' | 'desk';
export type QuickTab = 'compose' | 'contacts' | 'history';
export type DeskRoom =
  | 'onboarding'
  | 'contacts'
  | 'import'
  | 'batches'
  | 'scheduled'
  | 'unknowns'
  | 'history'
  | 'templates'
  | 'spending'
  | 'settings';
export type Platform = 'linux' | 'darwin' | 'win32';

/** The shortcut as it stands with the desktop. */
export interface ShortcutState {
  readonly accelerator: string;
  readonly registered: boolean;
  /** Why it is not registered; `null` when it is, or when there is none. */
  readonly problem: AppError | null;
}

/** What the outbox is doing, for the tray's icon and the status line. */
export interface OutboxState {
  readonly paused: boolean;
  /** Go out by themselves. */
  readonly queued: number;
  /** Were written long before the program was started, and wait for the user's word. */
  readonly held: number;
  readonly sending: number;
  /** Messages that wait for their times, and texts that repeat. */
  readonly scheduled: number;
  /** Messages of unknown outcome that the user has said nothing about. */
  readonly unsettled: number;
  /** Messages of unknown outcome that the user has not settled, held ones, and rejected ones not yet seen. */
  readonly needsAttention: number;
}

/** An outbox with nothing in it. */
export const emptyOutbox: OutboxState = {
  paused: false,
  queued: 0,
  held: 0,
  sending: 0,
  scheduled: 0,
  unsettled: 0,
  needsAttention: 0,
};

/** Something to tell the user that is not the answer to a call, such as a damaged settings file. */
export interface Notice {
  readonly id: string;
  readonly error: AppError;
}

/** Everything small that both windows show; sent whole on every change. */
export interface AppSnapshot {
  readonly version: string;
  /** Where the log is, as a path for reading. */
  readonly logFile: string;
  readonly platform: Platform;
  readonly language: Language;
  readonly settings: Settings;
  readonly accounts: readonly AccountView[];
  readonly activeAccountId: string | null;
  readonly shortcut: ShortcutState;
  readonly outbox: OutboxState;
  readonly updates: UpdateView;
  readonly notices: readonly Notice[];
}
