import { describe, expect, it } from 'vitest';
import type { ChannelInput } from '#shared/contract/channels';
import type { ErrorCode } from '#shared/errors';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { aSendSms, codeOf, to } from '../../support/outbox/send-sms-bench';

describe('a sender', () => {
  it('must be among those that the provider lists', () => {
    const { send } = aSendSms();
    expect(codeOf(send({ accountId: 'listed', senderId: '9' }))).toBe('sender-not-listed');
    expect(codeOf(send({ accountId: 'listed', senderId: '8' }))).toBeNull();
  });

  it('is taken as typed where the provider lists none', () => {
    expect(codeOf(aSendSms().send({ senderId: '4711' }))).toBeNull();
  });
});

describe('Send', () => {
  it('makes a queued message for each recipient and says until when it can be undone', () => {
    const { send, clock } = aSendSms();
    const result = send({ recipients: [to('+12025550100', 'Clara Vogt'), to('+12025550101')] });
    expect(result).toMatchObject({
      ok: true,
      value: {
        undoUntilAt: clock.now() + 5_000,
        messages: [
          {
            id: 'message-1',
            requestId: 'request-1',
            createdAt: clock.now(),
            accountId: 'account-1',
            accountLabel: 'Salon Berger',
            practice: false,
            senderId: '7',
            recipient: '+12025550100',
            contactId: 'contact-1',
            recipientName: 'Clara Vogt',
            text: 'Your table is ready.',
            resendOf: null,
            state: { kind: 'queued', waitsFor: 'undo' },
          },
          { id: 'message-2', recipient: '+12025550101', recipientName: null },
        ],
      },
    });
  });

  it('leaves no time for undo where the settings leave none', () => {
    const { send, clock, gateway } = aSendSms({ undoMs: 0 });
    expect(send()).toMatchObject({ ok: true, value: { undoUntilAt: clock.now() } });
    expect(gateway.attempts).toHaveLength(1);
  });

  it('sends to a number once that is named twice', () => {
    const { send, disk } = aSendSms();
    send({ recipients: [to('+12025550100', 'Clara Vogt'), to('+12025550100')] });
    expect([...disk.messages.values()].map(({ recipientName }) => recipientName)).toEqual([
      'Clara Vogt',
    ]);
  });

  it('keeps the text as it was typed, blanks at its ends too', () => {
    const { send, disk } = aSendSms();
    send({ text: ' Your table is ready.\n' });
    expect(disk.messages.get('message-1')!.text).toBe(' Your table is ready.\n');
  });

  it('marks what goes through the practice account', () => {
    const { send, disk } = aSendSms();
    send({ accountId: 'practice' });
    expect(disk.messages.get('message-1')!.practice).toBe(true);
  });

  it('passes a failure of the store on, and nothing is sent', () => {
    const { send, store, gateway } = aSendSms({ undoMs: 0 });
    store.enqueue = () => {
      throw new Error('database or disk is full');
    };
    expect(() => send()).toThrow('database or disk is full');
    expect(gateway.attempts).toEqual([]);
  });
});

describe('a recipient who has opted out', () => {
  it('is named, and nobody of the message is texted', () => {
    const { send, disk, optOuts } = aSendSms();
    optOuts.numbers.add('+12025550101');
    const recipients = [to('+12025550100'), to('+12025550101', 'Clara Vogt')];
    expect(send({ recipients })).toEqual({
      ok: false,
      error: { code: 'recipient-opted-out', params: { recipient: 'Clara Vogt' } },
    });
    expect(send({ recipients: [to('+12025550101')] })).toMatchObject({
      error: { params: { recipient: '+1 202 555 0101' } },
    });
    expect(disk.messages.size).toBe(0);
  });

  it('is refused in practice too, and whatever was confirmed', () => {
    const { send, optOuts } = aSendSms();
    optOuts.numbers.add('+12025550100');
    const answer = send({ accountId: 'practice', duplicateConfirmed: true });
    expect(codeOf(answer)).toBe('recipient-opted-out');
  });
});

describe('the same press of Send', () => {
  it('answers with what it made the first time, and sends nothing', async () => {
    const { send, disk, gateway, clock } = aSendSms();
    gateway.answerAll(outcomes.accepted);
    const first = send({ requestId: 'press-1' });
    expect(send({ requestId: 'press-1' })).toEqual(first);
    await clock.advance(5_000);
    expect(send({ requestId: 'press-1' })).toMatchObject({
      ok: true,
      value: { undoUntilAt: clock.now(), messages: [{ state: { kind: 'accepted' } }] },
    });
    expect(disk.messages.size).toBe(1);
    expect(gateway.attempts).toHaveLength(1);
  });

  it('comes before every check, so that it never reads as a duplicate of itself', () => {
    const { send } = aSendSms();
    send({ requestId: 'press-1' });
    expect(send({ requestId: 'press-1', accountId: 'gone', text: '' }).ok).toBe(true);
  });
});

interface Refusal {
  readonly what: string;
  readonly changes: Partial<ChannelInput<'sendSms'>>;
  readonly code: ErrorCode;
}

const eleven = Array.from({ length: 11 }, (_, index) => to(`+120255501${10 + index}`));
const refusals: readonly Refusal[] = [
  { what: 'an account that is gone', changes: { accountId: 'gone' }, code: 'account-not-found' },
  {
    what: 'a sender that is no number of the Classic API',
    changes: { senderId: 'front-desk' },
    code: 'sender-missing',
  },
  {
    what: 'a sender that is no UUID on the Platform',
    changes: { accountId: 'platform', senderId: '7' },
    code: 'sender-missing',
  },
  { what: 'an empty text', changes: { text: ' \n' }, code: 'text-empty' },
  { what: 'half a character', changes: { text: 'Ready \uD83D' }, code: 'text-not-sendable' },
  {
    what: 'a text over the account’s limit',
    changes: { text: 'x'.repeat(301) },
    code: 'text-too-long',
  },
  {
    what: 'a number that is not valid',
    changes: { recipients: [to('+447700900123')] },
    code: 'recipient-invalid',
  },
  { what: 'no recipient', changes: { recipients: [] }, code: 'recipients-missing' },
  {
    what: 'more than ten recipients',
    changes: { recipients: eleven },
    code: 'recipients-too-many',
  },
];

describe('Send refuses', () => {
  it.each(refusals)('$what', ({ changes, code }) => {
    const { send, disk } = aSendSms();
    expect(codeOf(send(changes))).toBe(code);
    expect(disk.messages.size).toBe(0);
  });

  it('none of ten recipients because one is named twice', () => {
    const { send, disk } = aSendSms();
    const ten = eleven.slice(1);
    expect(send({ recipients: [...ten, ten[0]!] }).ok).toBe(true);
    expect(disk.messages.size).toBe(10);
  });

  it('takes the longer texts of the Platform', () => {
    const { send } = aSendSms();
    const senderId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    expect(send({ accountId: 'platform', senderId, text: 'x'.repeat(1600) }).ok).toBe(true);
  });
});
