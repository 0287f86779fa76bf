import type { SendAnswer, SendOutcome } from '#shared/domain/message';
import type { Gateway } from '../../../src/main/outbox/ports';

type Attempt = Parameters<Gateway['send']>[0];

/** An attempt that the gateway was asked for, and the way to answer it. */
export interface AskedAttempt extends Attempt {
  answer(outcome: SendOutcome): void;
  /** Breaks the promise that a gateway never rejects. */
  fail(error: Error): void;
}

/** A gateway that keeps what it was asked and answers when told to, or at once from a script. */
export interface ScriptedGateway extends Gateway {
  readonly attempts: readonly AskedAttempt[];
  /** Answers the next attempts at once, one outcome each; those after them wait. */
  answerNext(...outcomes: readonly SendAnswer[]): void;
  /** Answers every attempt at once from now on. */
  answerAll(outcome: SendOutcome): void;
}

/** Makes a gateway that waits to be told. */
export function createScriptedGateway(): ScriptedGateway {
  const attempts: AskedAttempt[] = [];
  const script: SendAnswer[] = [];
  let always: SendOutcome | null = null;
  return {
    attempts,
    answerNext(...outcomes) {
      script.push(...outcomes);
    },
    answerAll(outcome) {
      always = outcome;
    },
    send(attempt) {
      return new Promise((resolve, reject) => {
        attempts.push({ ...attempt, answer: resolve, fail: reject });
        const outcome = script.shift() ?? always;
        if (outcome !== null) resolve(outcome);
      });
    },
  };
}

/** Outcomes by name. */
export const outcomes = {
  accepted: {
    kind: 'accepted',
    receipt: {
      providerMessageId: 'sms-1',
      providerStatus: 'sent',
      segments: 1,
      cost: { amountMicros: 75_000, currency: 'EUR' },
      segmentPrice: { amountMicros: 75_000, currency: 'EUR' },
      rawAnswer: null,
    },
  },
  rejected: { kind: 'rejected', reason: 'balance', providerWords: 'Insufficient balance' },
  unknown: { kind: 'unknown', reason: 'connection-lost', providerWords: null },
  unconnected: { kind: 'not-connected', reason: 'refused' },
  limited: { kind: 'rate-limited', retryAfterMs: null, providerWords: 'Too Many Attempts.' },
} as const satisfies Record<string, SendOutcome>;
