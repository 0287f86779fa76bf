import type { AccountKind } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import type { BatchPauseReason } from '#shared/domain/batch';
import type {
  MessageState,
  NewMessage,
  NotSentReason,
  Message,
  SendAnswer,
  Settlement,
} from '#shared/domain/message';

/** Now, in milliseconds since the epoch, and timers; injected so that tests own time. */
export interface Clock {
  readonly now: () => number;
  /** Milliseconds on a clock that only runs forward, whatever happens to the date; from any zero. */
  readonly elapsed: () => number;
  /** Calls back after `delayMs`; returns the function that cancels it. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

/**
 * Where messages live. Every method that changes a row is one durable transaction
 * (`synchronous=FULL`): when it returns, the change has survived a power cut.
 */
export interface MessageStore {
  /**
   * Makes one durable transaction of everything that `work` writes, here and in the `PaceStore`: all
   * of it or, when it throws, nothing.
   */
  together<T>(work: () => T): T;
  /**
   * Writes new messages as queued or scheduled, all or none. A `requestId` that exists already returns
   * its messages.
   */
  enqueue(
    messages: readonly NewMessage[],
    state: EnteringState | ((message: NewMessage) => EnteringState),
  ): readonly Message[];
  get(id: string): Message | null;
  byRequest(requestId: string): readonly Message[];
  /** The accounts that may have something to send. */
  accountsToServe(): readonly string[];
  /**
   * What an account may send next, at most `limit` messages, in order: those by themselves, then those
   * of batches that are sending; the oldest first, held ones left out. Before them all, and at most as
   * many again, come those that can still be undone.
   */
  nextOf(accountId: string, now: number, limit: number): readonly Message[];
  /** Queued messages by themselves that were written before a time and are not held, oldest first. */
  listOld(before: number): readonly Message[];
  /** Held messages, oldest first: those named, or all where `null`. */
  listHeld(ids: readonly string[] | null): readonly Message[];
  /**
   * Moves a message from one kind of state to a new state and returns it, or returns `null` and
   * changes nothing when it is no longer in that kind: the guard against doing things twice.
   *
   * `attempt` is how the attempt ended that moved it, to be kept with it.
   */
  move(
    id: string,
    from: MessageState['kind'],
    to: MessageState,
    attempt?: EndedAttempt | null,
  ): Message | null;
  /** The same from `queued` for an attempt, for whoever has the message: false where it is queued no more. */
  claim(id: string, sending: MessageState): boolean;
  /** Every message found in `sending` becomes `unknown` (interrupted); for start-up only. */
  sweepInterrupted(at: number): readonly Message[];
  /** The newest message alike that was written since a time, cancelled and rejected ones left out. */
  findDuplicate(alike: DuplicateQuery): Message | null;
  /** Notes the user's word on an unknown message; `null` when it is not unknown. */
  settle(id: string, as: Settlement): Message | null;
  /** How many wait to be sent by themselves, wait for the user's word, are under way, and are unsettled. */
  counts(): {
    readonly queued: number;
    readonly held: number;
    readonly sending: number;
    readonly unsettled: number;
  };
}

/** How an attempt ended, and what the provider said. */
export interface EndedAttempt {
  readonly endedAt: number;
  /** Why it provably sent nothing; `null` where it did, or may have. */
  readonly notSent: NotSentReason | null;
  /** The HTTP status; `null` where no answer came. */
  readonly status: number | null;
  readonly providerWords: string | null;
  /** At most 4 KiB; `null` where nothing was answered. */
  readonly answer: string | null;
}

/** The states in which a message can begin. */
export type EnteringState = Extract<MessageState, { kind: 'queued' | 'scheduled' }>;

export interface DuplicateQuery {
  readonly recipient: string;
  readonly text: string;
  /** A rehearsal is no duplicate of a real message, nor the other way round. */
  readonly practice: boolean;
  readonly sinceAt: number;
  /** One that does not count, as it is to be changed. */
  readonly exceptId?: string;
}

/** The token buckets of one account, as persisted. Full buckets where nothing is stored. */
export interface PaceState {
  /**
   * Tokens left in each bucket when the last attempt started. No time stands beside them: the date
   * may have jumped between two starts, so time while the program was not running fills no bucket.
   */
  readonly tokens: readonly number[];
  /** No attempt before this time, from a 429. */
  readonly notBeforeAt: number;
}

export interface PaceStore {
  load(accountId: string): PaceState | null;
  save(accountId: string, state: PaceState): void;
}

/** Whether the user paused sending, kept across restarts. */
export interface PauseStore {
  load(): boolean;
  save(paused: boolean): void;
}

/**
 * What the outbox tells and asks of batches. Every method that changes something joins the transaction
 * that it is called in.
 */
export interface BatchLedger {
  /** Whether it goes on by itself, as after a long time without a connection. */
  goesOn(batchId: string): boolean;
  /** Notes how an attempt ended, and answers how many unknown ones there now are in a row. */
  countUnknown(batchId: string, isUnknown: boolean): number;
  /** Pauses one that is sending; any other stays as it is. */
  pause(batchId: string, reason: BatchPauseReason, at: number): void;
  /** Whether the user called off what had not gone. */
  isCalledOff(batchId: string): boolean;
  /** Notes that it is done where nothing of it waits any more. */
  finishIfOver(batchId: string, at: number): void;
  /** Those that were going when the program ended wait for the user, but for those that go on by themselves. */
  holdInterrupted(at: number): void;
}

/** The numbers that must not be texted. Throws where that cannot be read; nothing is sent then. */
export interface OptOutLookup {
  has(e164: string): boolean;
}

/** The list of those numbers, to add to. */
export interface OptOutBook extends OptOutLookup {
  /** Adds a number that the carrier says wants no texts; joins the transaction that it is called in. */
  record(e164: string, words: string): void;
}

/** What sending needs to know of an account. */
export interface AccountLookup {
  get(accountId: string): {
    readonly label: string;
    readonly kind: AccountKind;
    readonly practice: boolean;
    /** In UTF-16 code units. */
    readonly textLimit: number;
    /** Stands under each text, see `withSignOff`; empty for none. */
    readonly signOff: string;
    /** Those that the provider lists; empty where it lists none. */
    readonly senderIds: readonly string[];
  } | null;
}

/** What keeps an account within what it may spend in a month. */
export interface BudgetGuard {
  /**
   * Whether a message may be sent now; asked in the transaction that would begin its attempt. Throws
   * where that cannot be read; nothing is sent then.
   */
  mayGo(message: NewMessage): boolean;
  /** Lets a request pass the budget, whatever else is spent; or one message of it, by its own id. */
  except(id: string): void;
}

/** The budgets, to ask before anything is written down. */
export interface BudgetBook extends BudgetGuard {
  /**
   * What to ask where texts that are due at a time would pass the budget, or `null`. What waits already
   * counts too, but for what they take the place of: where that cost no less, nothing is asked.
   */
  question(
    accountId: string,
    texts: readonly { readonly recipient: string; readonly text: string }[],
    dueAt: number,
    replaced?: readonly { readonly recipient: string; readonly text: string }[],
  ): AppError | null;
  /** {@link BudgetBook.question} for a cost that is known, in micros by currency. */
  questionOf(
    accountId: string,
    costIn: (currency: string) => number,
    dueAt: number,
  ): AppError | null;
  /** Stops nothing for the rest of the month. */
  lift(accountId: string, lifted: boolean): unknown;
}

/**
 * When a message may go, seen from `now`: a time that is not later where it may go at once. Asked just
 * before it would be sent; one that may not go waits for that time as a scheduled message.
 */
export type AllowedAt = (message: NewMessage, now: number) => number;

/** One attempt to send. Resolves with what is known, never rejects. */
export interface Gateway {
  send(attempt: {
    readonly accountId: string;
    readonly senderId: string;
    readonly to: string;
    readonly text: string;
  }): Promise<SendAnswer>;
}
