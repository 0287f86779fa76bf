import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Message, MessageState } from '#shared/domain/message';
import { appError } from '#shared/errors';
import { err } from '#shared/result';
import { fillCompose } from '../../../src/renderer/features/compose/compose-store';
import { fakeHandlers } from '../../support/fake-bridge-handlers';
import { accepted, aContact, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import {
  chips,
  expectChips,
  messageField,
  sendButton,
  showCompose,
  statusText,
  toField,
  type ShownCompose,
} from '../../support/show-compose';

let shown: ShownCompose | null = null;
afterEach(() => {
  vi.useRealTimers();
  shown?.end();
  shown = null;
});

/** Compose with a recipient and a text in it. */
async function written(...recipients: string[]): Promise<ShownCompose> {
  shown = await showCompose({ contacts: [aContact()], nowAt: Date.now() });
  for (const recipient of recipients.length > 0 ? recipients : ['Clara Vogt']) {
    await shown.user.type(toField(), `${recipient}{Enter}`);
    await waitFor(() => {
      expect(toField().value).toBe('');
    });
  }
  await shown.user.type(messageField(), 'Ready at 5.');
  return shown;
}

async function sent(...recipients: string[]): Promise<ShownCompose> {
  const result = await written(...recipients);
  await result.user.click(sendButton());
  await waitFor(() => {
    expect(messageField().value).toBe('');
  });
  return result;
}

function change(index: number, state: MessageState, more: Partial<Message> = {}): void {
  const { fake } = shown!;
  const message = fake.state.messages.find(({ id }) => id.endsWith(`-${String(index)}`))!;
  act(() => {
    fake.putMessages([{ ...message, ...more, state }]);
  });
}

const rejected: MessageState = {
  kind: 'rejected',
  at: fixtureAt,
  reason: 'balance',
  providerWords: 'Insufficient balance to send SMS',
};
const unknown: MessageState = {
  kind: 'unknown',
  at: fixtureAt,
  reason: 'timed-out',
  providerWords: null,
  settlement: null,
};

describe('sending', () => {
  it('hands main what is written, with a fresh id, and empties the form', async () => {
    const { fake } = await sent();

    const [input] = fake.inputsOf('sendSms');
    expect(input).toEqual({
      requestId: expect.stringMatching(/^[\w-]{16}$/) as string,
      accountId: 'account-1',
      senderId: '7',
      recipients: [{ e164: '+4915735981001', contactId: 'contact-1', name: 'Clara Vogt' }],
      text: 'Ready at 5.',
      duplicateConfirmed: false,
    });
    expect(chips()).toEqual([]);
    expect(fake.state.draft.text).toBe('');
    expect(document.activeElement).toBe(toField());
    expect(await accessibilityProblems()).toEqual([]);
  });

  it.each(['{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])(
    'begins with %s',
    async (keys) => {
      const { user, fake } = await written();

      await user.keyboard(keys);

      await waitFor(() => {
        expect(fake.inputsOf('sendSms')).toHaveLength(1);
      });
    },
  );

  it('begins with the keys while the caret is in To', async () => {
    const { user, fake } = await written();

    await user.click(toField());
    await user.keyboard('+12025550123{Control>}{Enter}{/Control}');

    await waitFor(() => {
      expect(fake.inputsOf('sendSms')[0]?.recipients.map(({ e164 }) => e164)).toEqual([
        '+4915735981001',
        '+12025550123',
      ]);
    });
  });

  it('does not empty the form before main has answered', async () => {
    const { user, fake } = await written();
    const answers: (() => void)[] = [];
    fake.handle(
      'sendSms',
      () =>
        new Promise((resolve) => {
          answers.push(() => {
            resolve(err(appError('disk-full')));
          });
        }),
    );

    await user.click(sendButton());
    await waitFor(() => {
      expect(answers).toHaveLength(1);
    });
    expect(messageField().value).toBe('Ready at 5.');
    await user.click(sendButton());
    expect(fake.inputsOf('sendSms')).toHaveLength(1);
    await act(async () => {
      answers[0]?.();
    });

    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(messageField().value).toBe('Ready at 5.');
    expect(chips()).toEqual(['Clara Vogt']);
  });

  it('says what is missing and puts the caret there', async () => {
    shown = await showCompose();
    const { user, fake } = shown;

    await user.click(sendButton());
    expect((await screen.findByRole('alert')).textContent).toContain('There is no recipient.');
    expect(document.activeElement).toBe(toField());

    await user.type(toField(), '+12025550123');
    await user.click(sendButton());
    expect((await screen.findByRole('alert')).textContent).toContain('The message is empty.');
    expect(document.activeElement).toBe(messageField());
    expect(fake.inputsOf('sendSms')).toEqual([]);
  });

  it('does not send to fewer than were typed', async () => {
    const { user, fake } = await written();

    await user.type(toField(), 'nobody');
    await user.click(messageField());
    await user.keyboard('{Control>}{Enter}{/Control}');

    expect((await screen.findByRole('alert')).textContent).toContain('“nobody”');
    expect(fake.inputsOf('sendSms')).toEqual([]);
  });

  it('keeps the id of a press whose answer was lost, and no other', async () => {
    const { user, fake } = await written();
    fake.fail('sendSms', 'internal');
    await user.click(sendButton());
    await screen.findByRole('alert');
    await user.click(sendButton());
    await waitFor(() => {
      expect(fake.inputsOf('sendSms')).toHaveLength(2);
    });
    await user.type(messageField(), '!');
    await user.click(sendButton());
    await waitFor(() => {
      expect(fake.inputsOf('sendSms')).toHaveLength(3);
    });

    const [first, second, third] = fake.inputsOf('sendSms').map(({ requestId }) => requestId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('asks before the same text goes to the same recipient again', async () => {
    const { user, fake } = await written();
    fake.handle('sendSms', () =>
      err(appError('duplicate-recent', { params: { recipient: 'Clara Vogt', minutes: 3 } })),
    );

    await user.click(sendButton());
    const dialog = await screen.findByRole('alertdialog', { name: 'Send the same text again?' });
    expect(dialog.textContent).toContain('You sent Clara Vogt the same text 3 min ago.');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(messageField().value).toBe('Ready at 5.');

    await user.click(sendButton());
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Send again' }),
    );

    await waitFor(() => {
      expect(fake.inputsOf('sendSms').map((input) => input.duplicateConfirmed)).toEqual([
        false,
        false,
        true,
      ]);
    });
  });
});

describe('a form that is filled from elsewhere', () => {
  const ben = { e164: '+12025550111', contactId: null, name: 'Ben' };
  const fill = (): void => {
    fillCompose([ben], 'On my way');
  };

  it('takes the question about the same text away, which was about another message', async () => {
    const { user, fake } = await written();
    fake.fail('sendSms', 'duplicate-recent', { params: { recipient: 'Clara Vogt', minutes: 3 } });
    await user.click(sendButton());
    await screen.findByRole('alertdialog');

    act(fill);

    await waitFor(() => {
      expect(screen.queryByRole('alertdialog')).toBeNull();
    });
    expect(fake.inputsOf('sendSms')).toHaveLength(1);
  });

  it('does not ask about the same text where main answers only after that', async () => {
    const { user, fake } = await written();
    fake.handle('sendSms', () => {
      fill();
      return err(appError('duplicate-recent', { params: { recipient: 'Clara Vogt', minutes: 3 } }));
    });

    await user.click(sendButton());

    expect((await screen.findByRole('alert')).textContent).toContain('You sent Clara Vogt');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('is not sent by a press that was meant for what stood there before', async () => {
    const { user, fake } = await written();
    const suggest = fakeHandlers(fake).suggestRecipients;
    await user.type(toField(), '+12025550123');
    fake.handle('suggestRecipients', (input) => {
      fillCompose([], 'On my way');
      return suggest(input);
    });

    await user.keyboard('{Control>}{Enter}{/Control}');

    await expectChips('Clara Vogt', '+1 202 555 0123');
    await waitFor(() => {
      expect(sendButton().getAttribute('aria-disabled')).toBeNull();
    });
    expect(messageField().value).toBe('On my way');
    expect(fake.inputsOf('sendSms')).toEqual([]);
  });
});

describe('the status', () => {
  it('counts down and lets the message be taken back into the form', async () => {
    // A slow machine must not be further on in its count.
    vi.useFakeTimers({ toFake: ['Date'] });
    const { user, fake } = await sent();
    expect(statusText()).toContain('Sending in 5 s');

    await user.click(screen.getByRole('button', { name: 'Undo' }));

    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Ready at 5.');
    expect(statusText()).toContain('Undone. Nothing was sent');
    expect(fake.state.messages.map(({ state }) => state.kind)).toEqual(['cancelled']);
  });

  it('undoes with the keys too, while the text is empty', async () => {
    const { user } = await sent();

    await user.click(messageField());
    await user.keyboard('{Control>}z{/Control}');

    await expectChips('Clara Vogt');
  });

  it('puts aside what was written meanwhile when a message is taken back', async () => {
    const { user } = await sent();
    await user.type(messageField(), 'Something else');

    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Ready at 5.');
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));

    expect(messageField().value).toBe('Something else');
  });

  it('says when it is too late to undo', async () => {
    const { user, fake } = await sent();
    const ids = fake.state.messages.map(({ id }) => id);
    fake.succeed('undoSend', { cancelled: [], tooLate: ids });

    await user.click(screen.getByRole('button', { name: 'Undo' }));

    await waitFor(() => {
      expect(statusText()).toContain('Too late to undo');
    });
    expect(messageField().value).toBe('');
  });

  it('says that the provider has accepted, and for how much', async () => {
    await sent();

    change(0, { kind: 'sending', startedAt: fixtureAt, attempts: 1 });
    expect(statusText()).toBe('Sending…');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    change(0, accepted());

    expect(statusText()).toBe('Accepted by Famulor · €0.05');
  });

  it('says why it waits', async () => {
    await sent();

    change(0, { kind: 'queued', dueAt: fixtureAt, waitsFor: 'no-connection', attempts: 1 });

    expect(statusText()).toBe('Waiting: no connection');
  });

  it('says why it was not sent, and gives the text back to be mended', async () => {
    const { user } = await sent();

    change(0, rejected);
    expect(statusText()).toContain('Not sent: balance too low');
    expect(statusText()).toContain('Top up your account with Famulor');
    expect(statusText()).toContain('“Insufficient balance to send SMS”');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Edit and send' }));

    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Ready at 5.');
  });

  it('is honest about what it does not know', async () => {
    const { user, onShowHistory, fake } = await sent();

    change(0, unknown);
    expect(statusText()).toContain('It may have been sent');
    expect(statusText()).toContain('Famulor did not answer in time.');
    await user.click(screen.getByRole('button', { name: 'Show in History' }));

    expect(onShowHistory).toHaveBeenCalledWith(fake.state.messages[0]?.id);
  });

  it('sums up several messages', async () => {
    const { user } = await sent('+12025550123', '+12025550124', '+12025550125');

    change(0, accepted());
    change(1, rejected);
    change(2, unknown);
    expect(statusText()).toBe('1 accepted, 1 not sent, 1 unclear');
    await user.click(screen.getByRole('button', { name: 'Edit and send' }));

    await expectChips('+1 202 555 0124');
  });

  it('forgets good news when the window is shown again, and keeps bad news', async () => {
    const { fake } = await sent();
    change(0, rejected);
    act(() => {
      fake.emit('windowShown', {});
    });
    expect(statusText()).toContain('Not sent');

    change(0, accepted());
    act(() => {
      fake.emit('windowShown', {});
    });
    expect(statusText()).toBe('');
  });
});
