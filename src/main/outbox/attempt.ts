import type { Message, SendAnswer } from '#shared/domain/message';
import type { Clock, Gateway } from './ports';

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
