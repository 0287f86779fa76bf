import type { Message, SendOutcome } from '#shared/domain/message';
import type { Clock, Gateway } from '../outbox/ports';
import type { Log } from './log';
import type { LogFields } from './redact';

/**
 * Writes into the detailed log what is asked of a provider and what it answers: numbers and texts,
 * never a key, which this layer does not even see. Nothing while the detailed log is off.
 */
export function withLog(gateway: Gateway, log: Log, clock: Pick<Clock, 'elapsed'>): Gateway {
  return {
    async send(attempt) {
      const { accountId: account, senderId: sender, to, text } = attempt;
      log.debug('asking to send', { account, sender, to, text });
      const startedElapsed = clock.elapsed();
      const outcome = await gateway.send(attempt);
      const ms = Math.round(clock.elapsed() - startedElapsed);
      log.debug('answer', { account, to, ms, ...outcomeFields(outcome) });
      return outcome;
    },
  };
}

/** Writes into the detailed log what has become of messages. */
export function logMessages(log: Log, messages: readonly Message[]): void {
  for (const { id, recipient, text, state } of messages) {
    const why = 'waitsFor' in state ? state.waitsFor : 'reason' in state ? state.reason : null;
    log.debug('message', { id, state: state.kind, why, to: recipient, text });
  }
}

function outcomeFields(outcome: SendOutcome): LogFields {
  return {
    outcome: outcome.kind,
    reason: 'reason' in outcome ? outcome.reason : null,
    words: 'providerWords' in outcome ? outcome.providerWords : null,
    providerMessageId: 'receipt' in outcome ? outcome.receipt.providerMessageId : null,
    rawAnswer: 'receipt' in outcome ? outcome.receipt.rawAnswer : null,
  };
}
