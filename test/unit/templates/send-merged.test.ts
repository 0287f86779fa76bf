import { describe, expect, it } from 'vitest';
import type { ChannelInput } from '#shared/contract/channels';
import { appError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { createSendMerged, type SendMergedParts } from '../../../src/main/templates/send-merged';

const input: ChannelInput<'sendSms'> = {
  requestId: 'request-1',
  accountId: 'account-1',
  senderId: '7',
  recipients: [{ e164: '+12025550100', contactId: null, name: null }],
  text: 'Hi {{first_name}}',
  duplicateConfirmed: false,
};
const merged = new Map([['+12025550100', 'Hi Anna']]);

/** A send that writes down what it was given. */
function setUp(parts: Partial<Pick<SendMergedParts, 'merge' | 'wasSent'>> = {}) {
  const sent: unknown[] = [];
  const send = createSendMerged({
    sendSms: (given, texts) => {
      sent.push([given.text, texts]);
      return ok({ messages: [], undoUntilAt: 0 });
    },
    wasSent: () => false,
    merge: () => Promise.resolve(ok(merged)),
    ...parts,
  });
  return { send, sent };
}

describe('sending', () => {
  it('answers at once where there is nothing to fill in', () => {
    const { send, sent } = setUp();
    expect((send({ ...input, text: 'Hello' }) as Result<unknown, unknown>).ok).toBe(true);
    expect(sent).toEqual([['Hello', undefined]]);
  });

  it('gives each recipient the text that was filled in for them', async () => {
    const { send, sent } = setUp();
    expect((await send(input)).ok).toBe(true);
    expect(sent).toEqual([['Hi {{first_name}}', merged]]);
  });

  it('sends nothing where something cannot be filled in', async () => {
    const error = appError('template-field-empty');
    const { send, sent } = setUp({ merge: () => Promise.resolve(err(error)) });
    expect(await send(input)).toEqual(err(error));
    expect(sent).toEqual([]);
  });

  it('answers a request that was sent before as it did then, even where it could not be filled in now', async () => {
    const { send, sent } = setUp({
      wasSent: (requestId) => requestId === 'request-1',
      merge: () => Promise.resolve(err(appError('template-field-empty'))),
    });
    expect((await send(input)).ok).toBe(true);
    expect(sent).toHaveLength(1);
  });
});
