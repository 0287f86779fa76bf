import type { E164 } from './phone';
import type { Money } from './money';

/** Why a provider, or we, said no. Nothing was sent. */
export const rejectionReasons = [
  'key-rejected',
  'key-redirected',
  'key-missing',
  'keychain',
  'balance',
  'permission',
  'base-url',
  'field-invalid',
  'recipient-invalid',
  'sender-unknown',
  'sender-not-sms-capable',
  'carrier',
  'opted-out',
  'text-incomplete',
  'no-connection',
  'rate-limited',
  'other',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Why it is not known whether the provider took a message. */
export const unknownReasons = [
  'timed-out',
  'connection-lost',
  'answer-incomplete',
  'server-error',
  'interrupted',
  // It waited in a backup that was restored.
  'restored',
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** How a connection failed before any byte of the request could leave. */
export const notConnectedReasons = [
  'name-not-found',
  'refused',
  'unreachable',
  'tls',
  'connect-timed-out',
  'proxy',
] as const;
export type NotConnectedReason = (typeof notConnectedReasons)[number];

/** Why an attempt provably sent nothing. */
export const notSentReasons = [...rejectionReasons, ...notConnectedReasons] as const;
export type NotSentReason = (typeof notSentReasons)[number];

/** What the provider told about an accepted message; all of it may be missing. */
export interface Receipt {
  readonly providerMessageId: string | null;
  /** The provider's own word, kept as it is. `sent` means taken, not delivered. */
  readonly providerStatus: string | null;
  readonly segments: number | null;
  readonly cost: Money | null;
  readonly segmentPrice: Money | null;
  /** The raw answer, cut at 4 KiB, where its form was not known. */
  readonly rawAnswer: string | null;
}

/** What one attempt to send came to, as read from the answer by the outcome table. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly receipt: Receipt }
  | {
      readonly kind: 'rejected';
      readonly reason: RejectionReason;
      readonly providerWords: string | null;
    }
  | {
      readonly kind: 'unknown';
      readonly reason: UnknownReason;
      readonly providerWords: string | null;
    }
  /** Provably not sent: safe to try again. */
  | { readonly kind: 'not-connected'; readonly reason: NotConnectedReason }
  /** 429. `retryAfterMs` is what the provider asked for, unbounded; `null` where it named none. */
  | {
      readonly kind: 'rate-limited';
      readonly retryAfterMs: number | null;
      readonly providerWords: string | null;
    };

/** An outcome, with what else the provider said. */
export type SendAnswer = SendOutcome & {
  /** For how long it wants no further request; missing where it does not say. */
  readonly nextAfterMs?: number;
  /** The HTTP status of its answer; missing where none came. */
  readonly status?: number;
  /** What it answered, cut at 4 KiB; missing where it answered nothing. */
  readonly answer?: string;
};

/**
 * Why a queued message waits. `held`: the program was started long after it was written, and it
 * goes out only at the user's word.
 */
export const waitReasons = [
  'undo',
  'pace',
  'rate-limited',
  'no-connection',
  'paused',
  'held',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Which quiet hours hold a message back. `any`: none, the user has said that it may go at any hour. */
export const messageHours = ['any', 'everyday', 'marketing'] as const;
export type MessageHours = (typeof messageHours)[number];

/** The user's own word on a message whose outcome is unknown. */
export type Settlement = 'arrived' | 'not-arrived' | 'sent-again';

/** A message's state. Times are milliseconds since the epoch. */
export type MessageState =
  /** Written for later: in no queue before `dueAt`. */
  | { readonly kind: 'scheduled'; readonly dueAt: number }
  | {
      readonly kind: 'queued';
      /** Not before this time. */
      readonly dueAt: number;
      readonly waitsFor: WaitReason;
      /** Attempts that provably did not send. */
      readonly attempts: number;
    }
  | { readonly kind: 'sending'; readonly startedAt: number; readonly attempts: number }
  | { readonly kind: 'accepted'; readonly at: number; readonly receipt: Receipt }
  | {
      readonly kind: 'rejected';
      readonly at: number;
      readonly reason: RejectionReason;
      readonly providerWords: string | null;
    }
  | {
      readonly kind: 'unknown';
      readonly at: number;
      readonly reason: UnknownReason;
      readonly providerWords: string | null;
      readonly settlement: Settlement | null;
    }
  | { readonly kind: 'cancelled'; readonly at: number };

export const messageStateKinds = [
  'scheduled',
  'queued',
  'sending',
  'accepted',
  'rejected',
  'unknown',
  'cancelled',
] as const satisfies readonly MessageState['kind'][];
export type MessageStateKind = MessageState['kind'];

/** What a repeating schedule made a message for; each recipient gets each occurrence once. */
export interface Occurrence {
  readonly scheduleId: string;
  /** Names the occurrence among those of its schedule, such as its date. */
  readonly key: string;
}

/** One text to one recipient. */
export interface Message {
  readonly id: string;
  /** Messages sent by one click share it. */
  readonly requestId: string;
  readonly createdAt: number;
  readonly accountId: string;
  /** The account's label when the message was written, so that history outlives the account. */
  readonly accountLabel: string;
  readonly practice: boolean;
  readonly senderId: string;
  readonly recipient: E164;
  readonly contactId: string | null;
  /** The contact's name when the message was written. */
  readonly recipientName: string | null;
  /** Empty where it was taken out again. */
  readonly text: string;
  /** The text alone was taken out, because of its age; to whom it went is known. */
  readonly textRemoved?: true;
  readonly resendOf: string | null;
  /** The batch that it is part of; `null` for a message by itself. */
  readonly batchId: string | null;
  readonly occurrence: Occurrence | null;
  readonly hours: MessageHours;
  readonly state: MessageState;
}

/** A message as it enters the outbox. */
export type NewMessage = Omit<Message, 'state'>;

export interface MessagePage {
  readonly messages: readonly Message[];
  /** Give it as `before` to get older messages; `null` at the end. */
  readonly nextBefore: string | null;
}

/** Whether a message has its text still: one is taken out with its person, or when it is old. */
export function hasText({ text }: Pick<Message, 'text'>): boolean {
  return text !== '';
}

/** Whether all that tells of a person was taken out of a message: its number is then nobody's. */
export function isErased(message: Pick<Message, 'text' | 'textRemoved'>): boolean {
  return !hasText(message) && message.textRemoved !== true;
}
