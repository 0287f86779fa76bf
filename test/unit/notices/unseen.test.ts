import { describe, expect, it } from 'vitest';
import { createUnseen } from '../../../src/main/notices/unseen';
import type { MessageState } from '../../../src/shared/domain/message';
import { aMessage } from '../../support/fixtures';

const rejected: MessageState = { kind: 'rejected', at: 1, reason: 'carrier', providerWords: null };
const sending: MessageState = { kind: 'sending', startedAt: 1, attempts: 0 };

function setUp() {
  const user = { isLooking: false };
  return { user, unseen: createUnseen(() => user.isLooking) };
}

describe('rejected messages that nobody has seen', () => {
  it('are counted, each once, until somebody looks', () => {
    const { unseen } = setUp();
    unseen.messagesChanged([aMessage({ id: 'a', state: rejected })]);
    unseen.messagesChanged([
      aMessage({ id: 'a', state: rejected }),
      aMessage({ id: 'b', state: rejected }),
    ]);
    expect(unseen.count()).toBe(2);
    unseen.seen();
    expect(unseen.count()).toBe(0);
  });

  it('are none while the user looks on', () => {
    const { unseen, user } = setUp();
    user.isLooking = true;
    unseen.messagesChanged([aMessage({ id: 'a', state: rejected })]);
    expect(unseen.count()).toBe(0);
  });

  it('are none of those that are still on their way', () => {
    const { unseen } = setUp();
    unseen.messagesChanged([aMessage({ id: 'a', state: sending })]);
    expect(unseen.count()).toBe(0);
  });
});
