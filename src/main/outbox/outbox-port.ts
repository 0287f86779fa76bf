import type { Message, NewMessage, Settlement } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';

/** See `storage/write-gate.ts`. */
export interface OutboxGate {
  isOpen(): boolean;
  /** Calls back each time that it has opened. */
  onOpen(listener: () => void): void;
}

export interface SubmitOptions {
  readonly undoMs: number;
  /** The time that a message waits for, in no queue; `null` for none. */
  readonly scheduledFor?: (message: NewMessage) => number | null;
}

/** Who sends what, when, at most once. */
export interface Outbox {
  /**
   * Makes interrupted messages unknown and holds old ones, then sends what is queued. Once per
   * process, before anything else sends.
   */
  start(): void;
  /** Starts nothing new and waits for what is under way, at most `limitMs`; what is still under way then becomes unknown at the next start. */
  stop(limitMs?: number): Promise<void>;
  /** Queues messages, all or none; the same `requestId` again returns what it returned before. Throws when they cannot be stored. */
  submit(messages: readonly NewMessage[], options: SubmitOptions): readonly Message[];
  /** Takes notice of messages that were changed elsewhere, as when they came due; after their transaction. */
  cameIn(messages: readonly Message[]): void;
  /** Cancels what is still queued or scheduled. Throws when that cannot be stored; it is then not sent either. */
  undo(ids: readonly string[]): {
    readonly cancelled: readonly string[];
    readonly tooLate: readonly string[];
  };
  /** Sends held messages, or cancels them: those named, or all. Throws when that cannot be stored. */
  answerHeld(ids: readonly string[] | null, send: boolean): void;
  /** Pauses or resumes sending, also across restarts. What is under way is not called back. */
  setPaused(paused: boolean): void;
  /** Looks anew at what may go, as when a batch goes on. */
  wake(): void;
  /** Notes the user's word on a message of unknown outcome. */
  settle(id: string, as: Settlement): Result<Message, AppError>;
  /** `queued` go out by themselves; `held` wait for the user's word. */
  state(): {
    readonly paused: boolean;
    readonly queued: number;
    readonly held: number;
    readonly sending: number;
  };
}
