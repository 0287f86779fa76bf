import { describe, expect, it } from 'vitest';
import { duplicateWindowMs } from '../../../src/main/outbox/duplicate-question';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { aSendSms, codeOf, textsOn, to } from '../../support/outbox/send-sms-bench';

describe('the same text to the same recipient', () => {
  it('asks first within ten minutes, and names whom and when', async () => {
    const { send, clock, gateway } = aSendSms();
    gateway.answerAll(outcomes.accepted);
    send({ recipients: [to('+12025550100', 'Clara Vogt')] });
    await clock.advance(150_000);
    expect(send()).toEqual({
      ok: false,
      error: { code: 'duplicate-recent', params: { recipient: 'Clara Vogt', minutes: 3 } },
    });
  });

  it('asks first while the first one is still queued', () => {
    const { send } = aSendSms();
    send();
    expect(send()).toMatchObject({
      error: { params: { recipient: '+1 202 555 0100', minutes: 1 } },
    });
  });

  it('asks first when its outcome is unknown', async () => {
    const { send, clock, gateway } = aSendSms();
    gateway.answerAll(outcomes.unknown);
    send();
    await clock.advance(5_000);
    expect(codeOf(send())).toBe('duplicate-recent');
  });

  it('goes out when the user wants it again', () => {
    const { send, disk } = aSendSms();
    send();
    expect(send({ duplicateConfirmed: true }).ok).toBe(true);
    expect(disk.messages.size).toBe(2);
  });

  it('goes out after ten minutes', async () => {
    const { send, clock } = aSendSms();
    send();
    await clock.advance(duplicateWindowMs + 1);
    expect(send().ok).toBe(true);
  });

  it('goes out when the first one was cancelled or rejected', async () => {
    const { send, outbox, clock, gateway } = aSendSms();
    send();
    outbox.undo(['message-1']);
    gateway.answerAll(outcomes.rejected);
    expect(send().ok).toBe(true);
    await clock.advance(5_000);
    expect(send().ok).toBe(true);
  });

  it('goes out for real after a rehearsal', () => {
    const { send } = aSendSms();
    send({ accountId: 'practice' });
    expect(send().ok).toBe(true);
  });

  it('holds all recipients back when one of them had it', () => {
    const { send, disk } = aSendSms();
    send({ recipients: [to('+12025550101')] });
    expect(codeOf(send({ recipients: [to('+12025550100'), to('+12025550101')] }))).toBe(
      'duplicate-recent',
    );
    expect(disk.messages.size).toBe(1);
  });
});

describe('a sign-off', () => {
  it('is stored under the text, and so is what was sent', () => {
    const { send, disk } = aSendSms();
    send({ accountId: 'signed' });
    expect(textsOn(disk)).toEqual(['Your table is ready.\nSalon Berger']);
  });

  it('counts towards the longest text', () => {
    const { send } = aSendSms();
    const room = 300 - '\nSalon Berger'.length;
    expect(codeOf(send({ accountId: 'signed', text: 'x'.repeat(room + 1) }))).toBe('text-too-long');
    expect(codeOf(send({ accountId: 'signed', text: 'x'.repeat(room) }))).toBeNull();
  });

  it('is not sent by itself', () => {
    expect(codeOf(aSendSms().send({ accountId: 'signed', text: '  ' }))).toBe('text-empty');
  });

  it('is no difference between two texts that are the same', () => {
    const { send } = aSendSms();
    send({ accountId: 'signed' });
    expect(codeOf(send({ accountId: 'signed' }))).toBe('duplicate-recent');
  });
});

describe('a text with fields', () => {
  it.each(['Hi {{first_name}}', 'Hi {{first_name', 'Hi first_name}}'])(
    '%j is never sent with its braces',
    (text) => {
      const { send, disk } = aSendSms();
      expect(codeOf(send({ text }))).toBe('template-broken');
      expect(textsOn(disk)).toEqual([]);
    },
  );

  it('goes to each recipient as it was filled in for them', () => {
    const { send, disk } = aSendSms();
    const merged = new Map([
      ['+12025550100', 'Hi Anna'],
      ['+12025550101', 'Hi Bea'],
    ]);
    const recipients = [...merged.keys()].map((e164) => to(e164));
    send({ text: 'Hi {{first_name}}', recipients }, merged);
    expect(textsOn(disk)).toEqual(['Hi Anna', 'Hi Bea']);
  });

  it('goes to nobody where one of the texts cannot be sent', () => {
    const { send, disk } = aSendSms();
    const merged = new Map([
      ['+12025550100', 'Hi Anna'],
      ['+12025550101', 'Hi '.repeat(101)],
    ]);
    const recipients = [...merged.keys()].map((e164) => to(e164));
    expect(codeOf(send({ text: 'Hi {{name}}', recipients }, merged))).toBe('text-too-long');
    expect(textsOn(disk)).toEqual([]);
  });
});
