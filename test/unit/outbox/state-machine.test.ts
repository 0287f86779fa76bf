import { describe, expect, it } from 'vitest';
import type { MessageState } from '#shared/domain/message';
import { advance, transition, type MessageEvent } from '../../../src/main/outbox/state-machine';
import { outcomes } from '../../support/outbox/scripted-gateway';

const queued = { kind: 'queued', dueAt: 5, waitsFor: 'undo', attempts: 2 } as const;
const sending = { kind: 'sending', startedAt: 7, attempts: 2 } as const;
const settled: readonly MessageState[] = [
  { kind: 'accepted', at: 9, receipt: outcomes.accepted.receipt },
  { kind: 'rejected', at: 9, reason: 'balance', providerWords: null },
  { kind: 'unknown', at: 9, reason: 'timed-out', providerWords: null, settlement: null },
  { kind: 'cancelled', at: 9 },
];

const events: readonly MessageEvent[] = [
  { kind: 'attempt-started', at: 8 },
  { kind: 'attempt-called-off', dueAt: 5, waitsFor: 'undo' },
  { kind: 'answered', at: 8, outcome: outcomes.accepted },
  { kind: 'answered', at: 8, outcome: outcomes.rejected },
  { kind: 'answered', at: 8, outcome: outcomes.unknown },
  {
    kind: 'provably-not-sent',
    at: 8,
    reason: 'no-connection',
    providerWords: null,
    retry: { kind: 'again', afterMs: 4_000 },
  },
  {
    kind: 'provably-not-sent',
    at: 8,
    reason: 'rate-limited',
    providerWords: 'Slow down',
    retry: { kind: 'give-up' },
  },
  { kind: 'interrupted', at: 8 },
  { kind: 'undone', at: 8 },
  { kind: 'refused', at: 8, reason: 'opted-out' },
  { kind: 'postponed', dueAt: 99, waitsFor: 'pace' },
];

const kindsAfter = (state: MessageState) =>
  events.map((event) => transition(state, event)?.kind ?? null);

describe('a queued message', () => {
  it('can be sent, cancelled, refused and postponed, and nothing else', () => {
    expect(kindsAfter(queued)).toEqual([
      'sending',
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      'cancelled',
      'rejected',
      'queued',
    ]);
  });

  it('takes its count of attempts along when it is sent', () => {
    expect(transition(queued, { kind: 'attempt-started', at: 8 })).toEqual({
      kind: 'sending',
      startedAt: 8,
      attempts: 2,
    });
  });

  it('keeps its count of attempts when it is postponed', () => {
    expect(transition(queued, { kind: 'postponed', dueAt: 99, waitsFor: 'pace' })).toEqual({
      kind: 'queued',
      dueAt: 99,
      waitsFor: 'pace',
      attempts: 2,
    });
  });
});

describe('a message that we refuse to send', () => {
  it('is rejected with the reason, and no words of the provider', () => {
    expect(transition(queued, { kind: 'refused', at: 8, reason: 'opted-out' })).toEqual({
      kind: 'rejected',
      at: 8,
      reason: 'opted-out',
      providerWords: null,
    });
  });
});

describe('a message that is being sent', () => {
  it('goes where the answer leads, and cannot be undone', () => {
    expect(kindsAfter(sending)).toEqual([
      null,
      'queued',
      'accepted',
      'rejected',
      'unknown',
      'queued',
      'rejected',
      'unknown',
      null,
      null,
      null,
    ]);
  });

  it('keeps the receipt of an accepted one', () => {
    expect(transition(sending, { kind: 'answered', at: 8, outcome: outcomes.accepted })).toEqual({
      kind: 'accepted',
      at: 8,
      receipt: outcomes.accepted.receipt,
    });
  });

  it('keeps the reason and the provider’s words of a rejected one', () => {
    expect(transition(sending, { kind: 'answered', at: 8, outcome: outcomes.rejected })).toEqual({
      kind: 'rejected',
      at: 8,
      reason: 'balance',
      providerWords: 'Insufficient balance',
    });
  });

  it('is queued again with one more attempt where it provably was not sent', () => {
    const event = {
      kind: 'provably-not-sent',
      at: 8,
      reason: 'no-connection',
      providerWords: null,
      retry: { kind: 'again', afterMs: 4_000 },
    } as const;
    expect(transition(sending, event)).toEqual({
      kind: 'queued',
      dueAt: 4_008,
      waitsFor: 'no-connection',
      attempts: 3,
    });
  });

  it('is rejected with the reason of the last attempt when it is given up', () => {
    const event = {
      kind: 'provably-not-sent',
      at: 8,
      reason: 'rate-limited',
      providerWords: 'Slow down',
      retry: { kind: 'give-up' },
    } as const;
    expect(transition(sending, event)).toEqual({
      kind: 'rejected',
      at: 8,
      reason: 'rate-limited',
      providerWords: 'Slow down',
    });
  });

  it('goes on waiting as before when the attempt was called off', () => {
    const event = { kind: 'attempt-called-off', dueAt: 5, waitsFor: 'undo' } as const;
    expect(transition(sending, event)).toEqual(queued);
  });
});

describe('a message whose outcome stands', () => {
  it.each(settled)('stays $kind whatever happens', (state) => {
    expect(kindsAfter(state)).toEqual(events.map(() => null));
  });

  it('makes an impossible event a fault in the program', () => {
    expect(() => advance({ kind: 'cancelled', at: 9 }, { kind: 'attempt-started', at: 8 })).toThrow(
      'No way from cancelled by attempt-started',
    );
  });
});
