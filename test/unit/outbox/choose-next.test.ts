import { describe, expect, it } from 'vitest';
import type { WaitReason } from '#shared/domain/message';
import { chooseNext, type QueuedMessage } from '../../../src/main/outbox/choose-next';
import { aNewMessage } from '../../support/outbox/new-message';

const now = 1_000_000;

function queued(id: string, waitsFor: WaitReason, dueInMs: number): QueuedMessage {
  const state = { kind: 'queued', dueAt: now + dueInMs, waitsFor, attempts: 0 } as const;
  return { ...aNewMessage(id), state };
}

describe('an account’s queue', () => {
  it('sends the oldest message first', () => {
    const first = queued('a', 'pace', 0);
    expect(chooseNext([first, queued('b', 'pace', 0)], now, null)).toEqual({
      kind: 'attempt',
      message: first,
    });
  });

  it('sends nothing within the undo window and wakes when it ends', () => {
    expect(chooseNext([queued('a', 'undo', 5_000)], now, null)).toEqual({
      kind: 'wait',
      forMs: 5_000,
      reason: 'undo',
      held: [],
    });
  });

  it('lets a message pass one that is still in its undo window', () => {
    const second = queued('b', 'pace', 0);
    expect(chooseNext([queued('a', 'undo', 30_000), second], now, null)).toEqual({
      kind: 'attempt',
      message: second,
    });
  });

  it('keeps the order of writing while the first message waits for a connection', () => {
    const behind = queued('b', 'undo', 0);
    expect(chooseNext([queued('a', 'no-connection', 4_000), behind], now, null)).toEqual({
      kind: 'wait',
      forMs: 4_000,
      reason: 'no-connection',
      held: [behind],
    });
  });

  it('holds every due message back while the account waits', () => {
    const first = queued('a', 'pace', 0);
    const wait = { reason: 'rate-limited', forMs: 60_000 } as const;
    expect(chooseNext([first, queued('b', 'undo', 700)], now, wait)).toEqual({
      kind: 'wait',
      forMs: 700,
      reason: 'rate-limited',
      held: [first],
    });
  });

  it('shortens a wait that only a date set back can explain', () => {
    const message = queued('a', 'undo', 86_400_000);
    expect(chooseNext([message], now, null)).toEqual({
      kind: 'mend',
      message,
      dueAt: now + 30_000,
    });
  });

  it('has nothing to wait for when it is empty', () => {
    expect(chooseNext([], now, null)).toMatchObject({ kind: 'wait', forMs: Infinity, held: [] });
  });
});
