import type { Message, SendAnswer } from '#shared/domain/message';
import { assertNever } from '#shared/result';
import type { Clock, EndedAttempt, Gateway } from './ports';

/** The gateway has time limits of its own, far below; this one keeps a fault in it from stopping an account for good. */
const attemptLimitMs = 120_000;

/**
 * Asks the gateway once to send, and always comes to an outcome.
 *
 * A gateway that throws or never answers leaves the outcome unknown: the message may have left.
 */
export function ask(gateway: Gateway, clock: Clock, message: Message): Promise<SendAnswer> {
  return new Promise((resolve) => {
    const cancelLimit = clock.after(attemptLimitMs, () => {
      resolve({ kind: 'unknown', reason: 'timed-out', providerWords: null });
    });
    void answerOf(gateway, message).then((outcome) => {
      cancelLimit();
      resolve(outcome);
    });
  });
}

async function answerOf(gateway: Gateway, message: Message): Promise<SendAnswer> {
  try {
    return await gateway.send({
      accountId: message.accountId,
      senderId: message.senderId,
      to: message.recipient,
      text: message.text,
    });
  } catch {
    return { kind: 'unknown', reason: 'interrupted', providerWords: null };
  }
}

/** What is kept of an attempt. */
export function endedAttempt(said: SendAnswer, endedAt: number): EndedAttempt {
  return {
    endedAt,
    notSent: notSentFor(said),
    status: said.status ?? null,
    providerWords: 'providerWords' in said ? said.providerWords : null,
    answer: said.answer ?? null,
  };
}

function notSentFor(said: SendAnswer): EndedAttempt['notSent'] {
  switch (said.kind) {
    case 'accepted':
    case 'unknown':
      return null;
    case 'rejected':
    case 'not-connected':
      return said.reason;
    case 'rate-limited':
      return 'rate-limited';
    default:
      return assertNever(said);
  }
}
