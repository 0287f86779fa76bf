import type { Message, NotSentReason } from './message';

/** A page of the history, newest first. */
export interface HistoryPage {
  readonly messages: readonly Message[];
  /** Where the next page in the same direction begins; `null` where there is none. */
  readonly next: string | null;
  /**
   * How far was looked, where that took too long and there may be fewer messages than asked for, even
   * none: when the last message that was looked at was written. `next` goes on from there. `null` for
   * a page that is whole.
   */
  readonly lookedUntilAt: number | null;
  /** How many messages are newer than the first of this page; `null` where that would be dear. */
  readonly position: number | null;
  /** How many messages there are; `null` where that would be dear, see `countHistory`. */
  readonly total: number | null;
}

/** How many messages pass a filter; where `isExact` is false there are more. */
export interface HistoryCount {
  readonly count: number;
  readonly isExact: boolean;
}

/** Where the messages of a day begin. */
export interface HistoryPlace {
  /** Give it to `listHistory`: `older` begins with the newest message from before the time. */
  readonly cursor: string;
}

/** One attempt to send a message. */
export interface MessageAttempt {
  readonly startedAt: number;
  /** `null` while it is under way, or where it is not known. */
  readonly endedAt: number | null;
  /** Why nothing was sent and it was tried again; `null` for the one that came to what the state says. */
  readonly notSent: NotSentReason | null;
  /** The HTTP status of the answer; `null` where none came, and of an acceptance. */
  readonly status: number | null;
  /** What was answered to one that was tried again: in words, and byte for byte but cut at 4 KiB. */
  readonly providerWords: string | null;
  readonly rawAnswer: string | null;
}

/** Everything that is known of a message. */
export interface MessageDetails {
  readonly message: Message;
  /** In order; the last one is what led to the state, where one did. */
  readonly attempts: readonly MessageAttempt[];
  /** What the provider answered, byte for byte but cut at 4 KiB; `null` where nothing was kept. */
  readonly rawAnswer: string | null;
  readonly batchName: string | null;
  /** The message that this one repeats, where it is still there. */
  readonly resendOf: Message | null;
  /** Those that repeat this one, the oldest first. */
  readonly resentAs: readonly Message[];
}

/** Why a message cannot be deleted. */
export const keptReasons = ['scheduled', 'queued', 'sending', 'unsettled', 'not-found'] as const;
export type KeptReason = (typeof keptReasons)[number];

export interface DeletedMessages {
  /** Ids of those that are gone from the history; what they cost stays in every sum. */
  readonly deleted: readonly string[];
  readonly kept: readonly { readonly id: string; readonly reason: KeptReason }[];
}

/** What the filters can be set to. */
export interface HistoryChoices {
  /** Every account that something was sent from, with its last label, by label; also those that were removed. */
  readonly accounts: readonly {
    readonly id: string;
    readonly label: string;
    readonly practice: boolean;
  }[];
  /** The newest batches that were confirmed, at most 100. */
  readonly batches: readonly { readonly id: string; readonly name: string }[];
  /** ISO 4217, by code. */
  readonly currencies: readonly string[];
  /** When the oldest message was written; `null` where there is none. */
  readonly oldestAt: number | null;
}
