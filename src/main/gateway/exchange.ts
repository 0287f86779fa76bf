import type { NotConnectedReason } from '#shared/domain/message';

/** A whole answer, or its beginning where it was longer than we read. */
export interface Answer {
  readonly kind: 'answered';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True where the body went on and the rest was not read. */
  readonly truncated: boolean;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** What became of one HTTP request, as far as this side can know. */
export type Exchange =
  | Answer
  /** No byte of the request left. */
  | { readonly kind: 'not-connected'; readonly reason: NotConnectedReason }
  /** The request left, or may have, and the connection ended without a whole answer. */
  | { readonly kind: 'connection-lost'; readonly phase: 'before-answer' | 'amid-answer' }
  /** The request left and the whole answer did not come in time. */
  | { readonly kind: 'timed-out' };
