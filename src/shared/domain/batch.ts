import type { Message, MessageStateKind } from './message';
import type { Money } from './money';
import type { QuietAnswer, ScheduleTime } from './scheduled';
import type { Encoding } from './segments';
import type { TemplateProblem } from './template';

/** One batch goes to so many recipients at most. */
export const maxBatchRecipients = 10_000;

/** What a batch is for. Marketing needs consent, and says how to opt out. */
export const batchPurposes = ['everyday', 'marketing'] as const;
export type BatchPurpose = (typeof batchPurposes)[number];

/**
 * Why a batch stands still. `unknowns`: five messages in a row are of unknown outcome. `budget`: its next
 * message would pass what the account may spend in the month. The others but for `user` are what a provider or the computer said: every further message would meet the same.
 */
export const batchPauseReasons = [
  'user',
  'unknowns',
  'balance',
  'no-connection',
  'rate-limited',
  'key',
  'permission',
  'base-url',
  'sender',
  'budget',
] as const;
export type BatchPauseReason = (typeof batchPauseReasons)[number];

/** What a batch is doing. Times are milliseconds since the epoch. */
export type BatchState =
  /** It is being prepared; nothing of it is a message yet. */
  | { readonly kind: 'draft' }
  /** Its messages go out at the account's pace, each when it is due. */
  | { readonly kind: 'sending' }
  | { readonly kind: 'paused'; readonly at: number; readonly reason: BatchPauseReason }
  /** The program ended, or the computer slept, while it was going: it waits for the user's word. */
  | { readonly kind: 'waiting'; readonly at: number }
  /** Nothing of it waits any more. */
  | { readonly kind: 'done'; readonly at: number }
  /** The user called off what had not gone. */
  | { readonly kind: 'cancelled'; readonly at: number };

/** How many messages of a batch are in which state. */
export type BatchCounts = Readonly<Record<MessageStateKind, number>>;

/** Why someone on a list gets nothing. */
export const leftOutReasons = [
  'invalid-number',
  'duplicate',
  'opted-out',
  'no-consent',
  'no-birthday',
  'unknown-field',
  'empty-field',
  'field-braces',
  'text-empty',
  'text-not-sendable',
  'text-too-long',
  'sent-lately',
  'over-limit',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Someone who gets nothing, and why. */
export interface LeftOutRecipient {
  /** Place in the list, from 0. */
  readonly position: number;
  /** The number as it stands in the list or with the contact. */
  readonly typed: string;
  readonly contactId: string | null;
  readonly name: string | null;
  readonly reason: LeftOutReason;
  /** The field that is unknown, empty or has braces in it; else `null`. */
  readonly field: string | null;
}

export interface LeftOutPage {
  readonly recipients: readonly LeftOutRecipient[];
  readonly total: number;
}

/** How many get nothing, by reason; reasons that nobody has are missing. */
export type LeftOutCounts = Readonly<Partial<Record<LeftOutReason, number>>>;

/** Whom a batch is for. Contacts are looked up when it is reviewed, a list is kept as it was. */
export type BatchSource =
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'search'; readonly searchId: string }
  | { readonly kind: 'contacts'; readonly ids: readonly string[] }
  | BatchList;

/** A list that was pasted or read from a file. */
export interface BatchList {
  readonly kind: 'list';
  /** Without its folder; empty for pasted text. */
  readonly fileName: string;
  /** The columns' names, merge fields by themselves; without a heading, `1`, `2` and so on. */
  readonly columns: readonly string[];
  /** The column that the numbers stand in, from 0. */
  readonly numberColumn: number;
  /**
   * The number of its first row, as a spreadsheet counts, where each of the others follows on the one before;
   * else `null`, as for numbers by themselves.
   */
  readonly firstRow: number | null;
  /** Rows that are kept, at most {@link maxBatchRecipients}. */
  readonly rows: number;
  /** Rows beyond that. */
  readonly overLimit: number;
}

/** What is being prepared, as the user last left it. */
export interface BatchDraft {
  readonly source: BatchSource | null;
  readonly accountId: string | null;
  readonly senderId: string | null;
  /** With fields, such as `{{first_name}}`. */
  readonly text: string;
  /** Of the text, for the dates in it; `null` for the program's own. */
  readonly language: string | null;
  /** `null` until the user has said. */
  readonly purpose: BatchPurpose | null;
  /** Whether those go too who got the same text in the last ten minutes. */
  readonly includeSentLately: boolean;
}

export const emptyBatchDraft: BatchDraft = {
  source: null,
  accountId: null,
  senderId: null,
  text: '',
  language: null,
  purpose: null,
  includeSentLately: false,
};

/** When a batch goes. */
export interface BatchPlan {
  /** `null` for at once. What repeats looks its recipients up anew each time. */
  readonly time: ScheduleTime | null;
  /** What becomes of those who have quiet hours then; marketing always waits. */
  readonly quiet: Exclude<QuietAnswer, 'ask'>;
}

/** A batch that repeats: at each of its times it becomes a batch of its own. */
export interface BatchRepeat {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly draft: BatchDraft;
  readonly accountLabel: string;
  readonly practice: boolean;
  /** As in `Batch`. */
  readonly goesOn: boolean;
  readonly quiet: BatchPlan['quiet'];
  readonly time: ScheduleTime;
  /** The next time that no batch was made for; `null` where there is none. */
  readonly next: { readonly at: number; readonly day: string } | null;
}

/** How fast a batch goes; `null` where nothing can be told yet. */
export interface BatchPace {
  /** Messages that came to an end, lately. */
  readonly perMinute: number | null;
  /** For what is queued; scheduled messages have their times. */
  readonly leftMs: number | null;
}

/** A batch as a list shows it. */
export interface Batch {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** `null` in a draft. */
  readonly confirmedAt: number | null;
  readonly state: BatchState;
  readonly draft: BatchDraft;
  /** The account's label when it was confirmed; `null` in a draft. */
  readonly accountLabel: string | null;
  readonly practice: boolean;
  /** Whether it goes on by itself after a restart, a sleep or a long time without a connection. */
  readonly goesOn: boolean;
  /** All zero in a draft. */
  readonly counts: BatchCounts;
  /** How many were left out when it was confirmed; 0 in a draft. */
  readonly leftOut: number;
  readonly pace: BatchPace;
}

export interface BatchPage {
  readonly batches: readonly Batch[];
  /** Give it as `before` to get older ones; `null` at the end. */
  readonly nextBefore: string | null;
}

/** Messages of a batch in the order in which they go. */
export interface BatchMessagePage {
  readonly messages: readonly Message[];
  /** Give it as `after` to get the next ones; `null` at the end. */
  readonly nextAfter: string | null;
}

/** A recipient as the list of a draft shows it. */
export interface BatchRecipient {
  readonly position: number;
  readonly typed: string;
  /** `null` where it is no number that can be texted. */
  readonly e164: string | null;
  readonly contactId: string | null;
  readonly name: string | null;
  /** What stands in the columns of its list; empty for contacts. */
  readonly cells: readonly string[];
}

export interface BatchRecipientPage {
  readonly recipients: readonly BatchRecipient[];
  readonly total: number;
}

/** What the segments to one country cost. */
export interface CountryCost {
  /** ISO 3166-1 alpha-2; `null` where the number does not tell. */
  readonly country: string | null;
  readonly messages: number;
  readonly segments: number;
  /** The last price that the provider named; `null` where it named none. */
  readonly price: Money | null;
}

/** What a batch may cost in one currency, both ends included; equal where all prices are known. */
export interface CostRange {
  readonly currency: string;
  readonly lowMicros: number;
  readonly highMicros: number;
}

export interface BatchCost {
  readonly countries: readonly CountryCost[];
  /** One for each currency; they never mix. Empty where no price is known at all. */
  readonly totals: readonly CostRange[];
  /** Segments that no known price stands for: in the totals by the account's lowest and highest price. */
  readonly unpricedSegments: number;
}

/** A merged text to look at. */
export interface BatchExample {
  readonly why: 'first' | 'longest' | 'ucs-2';
  readonly recipient: string;
  readonly name: string | null;
  readonly text: string;
  readonly segments: number;
  readonly encoding: Encoding;
}

/** Messages that go at the same time. */
export interface BatchWave {
  /** `null` for at once. */
  readonly at: number | null;
  readonly count: number;
}

/** What a batch would do, before anything is written. */
export interface BatchReview {
  /** Names what is confirmed; good until the draft, or who gets which text when, changes, or the program ends. */
  readonly reviewId: string;
  readonly batchId: string;
  readonly total: number;
  readonly going: number;
  readonly leftOut: LeftOutCounts;
  /** Mistakes in the text that nobody's values can mend, by their places in it; none may go with one. */
  readonly problems: readonly TemplateProblem[];
  readonly segments: number;
  /** How many messages are not GSM-7. */
  readonly ucs2: number;
  readonly cost: BatchCost;
  /** The balance that was last seen; `null` where the provider names none. */
  readonly balance: { readonly amountMicros: number; readonly currency: string | null } | null;
  /** What is left of it, at most and at least; `null` where it cannot be told. */
  readonly balanceAfter: { readonly lowMicros: number; readonly highMicros: number } | null;
  /** How long all of it takes at the account's pace. */
  readonly durationMs: number;
  /** When they go, quiet hours considered: the earliest first. Of what repeats the first time; none for birthdays. */
  readonly waves: readonly BatchWave[];
  /** How many have quiet hours when they would go: they wait for the end of these, or go all the same. */
  readonly quiet: number;
  readonly examples: readonly BatchExample[];
  /** What is added to each text that is for marketing; `null` where nothing is, or it is there already. */
  readonly optOutWording: string | null;
}
