import type { MessageHours } from './message';
import type { E164 } from './phone';
import type { TimeZone, WallTime, ZoneGuess } from './time-zone';

/** How a text repeats; `birthday` goes by each recipient's own. */
export const repeating = ['daily', 'weekly', 'monthly', 'yearly', 'birthday'] as const;
export const scheduleRepeats = ['once', ...repeating] as const;
export type ScheduleRepeat = (typeof scheduleRepeats)[number];

/** Whose clock a time is meant by. */
export const scheduleClocks = ['own', 'recipient'] as const;
export type ScheduleClock = (typeof scheduleClocks)[number];

/** When something is to be sent, as the user says it. */
export interface ScheduleTime {
  /** Of the first time; for birthdays only its time of day counts. */
  readonly at: WallTime;
  readonly clock: ScheduleClock;
  readonly repeat: ScheduleRepeat;
}

/** Where quiet hours are met. `ask` answers with a question instead. */
export const quietAnswers = ['ask', 'send-anyway', 'when-allowed'] as const;
export type QuietAnswer = (typeof quietAnswers)[number];

/** When one recipient would get a text. */
export interface RecipientTime {
  readonly e164: E164;
  /** Milliseconds since the epoch; `null` where there is no such time, as without a birthday. */
  readonly at: number | null;
  /** On the wall of `guess.zone`. */
  readonly wall: WallTime | null;
  /** What the clocks do at that time, see `Instant`. */
  readonly change: 'none' | 'skipped' | 'twice';
  readonly guess: ZoneGuess;
  /** The first allowed minute from then on; the same as `at` where it is not quiet. */
  readonly allowedAt: number | null;
}

/** A text that repeats, to one recipient. */
export interface Schedule {
  readonly id: string;
  /** Those of one press share it. */
  readonly requestId: string;
  readonly createdAt: number;
  readonly accountId: string;
  readonly accountLabel: string;
  readonly practice: boolean;
  readonly senderId: string;
  readonly recipient: E164;
  readonly contactId: string | null;
  readonly recipientName: string | null;
  /** May have fields, such as `{{first_name}}`: it is filled in when it is due. */
  readonly text: string;
  /** The BCP 47 tag that its fields are filled in by; `null` for the program's own language. */
  readonly language: string | null;
  readonly hours: MessageHours;
  readonly repeat: (typeof repeating)[number];
  readonly first: WallTime;
  readonly zone: TimeZone;
  /** The next time that no message was made for; `null` where there is none. */
  readonly next: { readonly at: number; readonly day: string } | null;
  /** It came from a restored backup, and has no next time before the user changes it. */
  readonly held?: true;
}

/** Messages of one batch that wait for their times. */
export interface ScheduledBatch {
  readonly batchId: string;
  readonly name: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}
