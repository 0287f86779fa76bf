import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Message, MessageState } from '#shared/domain/message';
import { HistoryView } from '../../../src/renderer/features/history/history-view';
import type { OnCompose } from '../../../src/renderer/features/history/history-actions';
import {
  emptyHistory,
  filterHistory,
  useHistory,
} from '../../../src/renderer/features/history/history-store';
import { closeQuestion } from '../../../src/renderer/features/history/question';
import { accepted, aMessage, aSnapshot, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';

async function showHistory(
  messages: Message[],
  shownId: string | null = null,
): Promise<Shown & { onCompose: ReturnType<typeof vi.fn<OnCompose>> }> {
  useHistory.setState(emptyHistory, true);
  closeQuestion();
  const onCompose = vi.fn<OnCompose>();
  const shown = await show(
    <HistoryView shownId={shownId} onSearch={vi.fn()} onCompose={onCompose} />,
    { messages },
  );
  return { ...shown, onCompose };
}

/** The newest first, a minute apart. */
const many = (count: number): Message[] =>
  Array.from({ length: count }, (_, index) =>
    aMessage({
      id: `m${String(index).padStart(4, '0')}`,
      createdAt: fixtureAt - index * 60_000,
      text: `Text ${String(index)}`,
    }),
  );

const items = (): HTMLElement[] =>
  within(screen.getByRole('list', { name: 'Messages' })).getAllByRole('listitem');

const unknown: MessageState = {
  kind: 'unknown',
  at: fixtureAt,
  reason: 'timed-out',
  providerWords: null,
  settlement: null,
};
const rejected: MessageState = {
  kind: 'rejected',
  at: fixtureAt,
  reason: 'balance',
  providerWords: 'Insufficient balance to send SMS',
};

function scrollTo(top: number): void {
  const frame = document.querySelector('.paged-list');
  if (frame === null) throw new Error('There is no list');
  frame.scrollTop = top;
  fireEvent.scroll(frame);
}

describe('the history', () => {
  it('is a list of items with recipient, text, time, state and cost', async () => {
    await showHistory([aMessage()]);

    const [item] = items();
    expect(item?.textContent).toContain('Clara Vogt');
    expect(item?.textContent).toContain('Your appointment is tomorrow at 10.');
    expect(item?.textContent).toContain('Accepted by Famulor');
    expect(item?.textContent).toContain('€0.05');
    expect(item?.querySelector('time')?.dateTime).toBe('2026-03-12T10:00:00.000Z');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('shows the newest message first', async () => {
    await showHistory([
      aMessage({ id: 'old', createdAt: fixtureAt - 1_000, text: 'Old' }),
      aMessage({ id: 'new', createdAt: fixtureAt, text: 'New' }),
    ]);

    expect(items().map((item) => item.querySelector('.message-words')?.textContent)).toEqual([
      'New',
      'Old',
    ]);
  });

  it('marks practice, which costs nothing', async () => {
    await showHistory([aMessage({ practice: true })]);

    expect(items()[0]?.textContent).toContain('Practice');
    expect(items()[0]?.textContent).toContain('costs nothing');
    expect(items()[0]?.textContent).not.toContain('€');
  });

  it.each<[string, MessageState]>([
    ['Not sent: balance too low', rejected],
    ['“Insufficient balance to send SMS”', rejected],
    ['Top up your account with Famulor', rejected],
    ['It may have been sent', unknown],
    ['Famulor did not answer in time.', unknown],
    [
      'Waiting: no connection',
      { kind: 'queued', dueAt: fixtureAt, waitsFor: 'no-connection', attempts: 2 },
    ],
    [
      'Waiting: Famulor asks for a pause',
      { kind: 'queued', dueAt: fixtureAt, waitsFor: 'rate-limited', attempts: 2 },
    ],
    ['Sending…', { kind: 'sending', startedAt: fixtureAt, attempts: 1 }],
    ['Undone before it was sent', { kind: 'cancelled', at: fixtureAt }],
  ])('says “%s”', async (words, state) => {
    await showHistory([aMessage({ state })]);

    expect(items()[0]?.textContent).toContain(words);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it("keeps the provider's own status where it says more than ours", async () => {
    const state = accepted();
    if (state.kind !== 'accepted') throw new Error('not accepted');
    const receipt = { ...state.receipt, providerStatus: 'partially_delivered', segments: 3 };
    await showHistory([aMessage({ state: { ...state, receipt } })]);

    expect(items()[0]?.textContent).toContain("Famulor's status: partially_delivered");
    expect(items()[0]?.textContent).toContain('3 segments');
  });

  it('says of an erased message that its text is gone, and offers nothing to do with it', async () => {
    await showHistory([aMessage({ text: '', recipient: '+4901', recipientName: null })]);
    expect(items()[0]?.textContent).toContain('Erased contact');
    expect(items()[0]?.textContent).toContain('The text was erased.');
    expect(items()[0]?.textContent).not.toContain('+4901');
    expect(screen.queryByRole('button', { name: 'Use again' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Copy text' })).toBeNull();
  });

  it('follows changed and new messages', async () => {
    const { fake } = await showHistory([aMessage({ state: unknown })]);

    act(() => {
      fake.putMessages([aMessage()]);
      fake.putMessages([aMessage({ id: 'message-2', createdAt: fixtureAt + 1, text: 'Second' })]);
    });

    await waitFor(() => {
      expect(items()[0]?.textContent).toContain('Second');
    });
    expect(items()[1]?.textContent).toContain('Accepted by Famulor');
  });

  it('is searched', async () => {
    const { user } = await showHistory([
      aMessage(),
      aMessage({ id: 'message-2', text: 'Your glasses are ready.' }),
    ]);

    await user.type(screen.getByRole('searchbox', { name: 'Search messages' }), 'glasses');

    await waitFor(() => {
      expect(items()).toHaveLength(1);
    });
    await user.type(screen.getByRole('searchbox'), 'zzz');
    expect(await screen.findByText('No message holds “glasseszzz”.')).toBeTruthy();
  });

  it('is grouped by day, each item with its place among all', async () => {
    const dayMs = 86_400_000;
    // Headings name the year where it is another one.
    vi.useFakeTimers({ toFake: ['Date'], now: fixtureAt + 3 * dayMs });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    await showHistory([
      aMessage({ id: 'third', createdAt: fixtureAt }),
      aMessage({ id: 'second', createdAt: fixtureAt - dayMs }),
      aMessage({ id: 'first', createdAt: fixtureAt - dayMs - 60_000 }),
    ]);

    const headingOf = (item: HTMLElement) => within(item).queryByRole('heading', { level: 2 });
    const [third, second, first] = items();
    expect(headingOf(third!)?.textContent).toBe('Thursday, March 12');
    expect(headingOf(second!)?.textContent).toBe('Wednesday, March 11');
    expect(headingOf(first!)).toBeNull();
    await waitFor(() => {
      const places = items().map(({ attributes }) => [
        attributes.getNamedItem('aria-posinset')?.value,
        attributes.getNamedItem('aria-setsize')?.value,
      ]);
      expect(places).toEqual([
        ['1', '3'],
        ['2', '3'],
        ['3', '3'],
      ]);
    });
  });

  it.each([
    ['appoint', 'appoint'],
    ['vogt', 'Vogt'],
    ['🎂', '🎂'],
  ])('marks what a search for %s found', async (query, marked) => {
    const { user } = await showHistory([
      aMessage({ text: 'Your appointment is tomorrow at 10 🎂' }),
    ]);

    await user.type(screen.getByRole('searchbox', { name: 'Search messages' }), query);

    await waitFor(() => {
      const marks = Array.from(document.querySelectorAll('mark'), (mark) => mark.textContent);
      expect(marks).toEqual([marked]);
    });
  });

  it('says what will be there while it is empty', async () => {
    await showHistory([]);

    expect(await screen.findByText('No messages yet')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('loads older messages as it is scrolled, and only the rows in sight are in the page', async () => {
    const { fake } = await showHistory(many(120));
    await waitFor(() => {
      expect(items().length).toBeGreaterThan(0);
    });
    expect(items().length).toBeLessThan(40);

    scrollTo(5_000);

    await waitFor(() => {
      expect(useHistory.getState().messages).toHaveLength(100);
    });
    expect(fake.inputsOf('listHistory').map(({ direction }) => direction)).toEqual([
      'older',
      'older',
    ]);
  });

  it('shows the message that was asked for, however old, with those around it', async () => {
    await showHistory(many(1_000), 'm0900');

    await waitFor(() => {
      expect(document.activeElement?.closest('li')?.textContent).toContain('Text 900');
    });
    expect(useHistory.getState().messages.map(({ id }) => id)).toContain('m0899');
    expect(useHistory.getState().messages.length).toBeLessThan(200);
  });

  it('gives the message that was asked for the focus once, not whenever the list changes', async () => {
    const { user, fake } = await showHistory([aMessage()], 'message-1');
    await waitFor(() => {
      expect(items()[0]?.contains(document.activeElement)).toBe(true);
    });
    await user.click(screen.getByRole('searchbox'));

    await act(async () => {
      fake.putMessages([aMessage({ id: 'message-2', createdAt: fixtureAt + 1 })]);
    });

    expect(items()).toHaveLength(2);
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('says that the message that was asked for is gone, and shows the others', async () => {
    await showHistory([aMessage()], 'deleted');

    expect((await screen.findByRole('alert')).textContent).toContain('no longer');
    expect(items()).toHaveLength(1);
  });

  it('does not say that there is nothing where it could not be read', async () => {
    const { fake } = await showHistory([]);
    fake.fail('listHistory', 'internal');

    await act(async () => {
      filterHistory({ query: '' });
      await Promise.resolve();
    });

    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong');
    expect(screen.queryByText('No messages yet')).toBeNull();
  });

  it('speaks German', async () => {
    useHistory.setState(emptyHistory, true);
    await show(<HistoryView shownId={null} onSearch={vi.fn()} onCompose={vi.fn()} />, {
      messages: [aMessage({ state: rejected })],
      snapshot: aSnapshot({ language: 'de' }),
    });

    expect(screen.getByRole('list', { name: 'Nachrichten' }).textContent).toContain(
      'Nicht gesendet: Guthaben zu niedrig',
    );
  });
});

describe('what can be done with a message', () => {
  it('is to copy its text', async () => {
    const { user, fake } = await showHistory([aMessage()]);

    await user.click(screen.getByRole('button', { name: 'Copy text' }));

    expect(fake.inputsOf('copyText')).toEqual([{ text: 'Your appointment is tomorrow at 10.' }]);
    expect(screen.getByRole('status').textContent).toBe('Copied.');
  });

  it('is to use an accepted one again in a new message', async () => {
    const { user, onCompose } = await showHistory([aMessage()]);

    await user.click(screen.getByRole('button', { name: 'Use again' }));

    expect(onCompose).toHaveBeenCalledWith(
      [{ e164: '+4915735981001', contactId: 'contact-1', name: 'Clara Vogt' }],
      'Your appointment is tomorrow at 10.',
    );
  });

  it('is to send a rejected one again, or to mend it first', async () => {
    const { user, fake, onCompose } = await showHistory([aMessage({ state: rejected })]);

    await user.click(screen.getByRole('button', { name: 'Edit and send' }));
    expect(onCompose).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: 'Send again' }));

    expect(fake.inputsOf('resendMessage')).toEqual([
      { messageId: 'message-1', mayDuplicateConfirmed: false },
    ]);
    expect(screen.getByRole('status').textContent).toBe('Queued again.');
    expect(items()).toHaveLength(2);
  });

  it.each([
    ['It arrived', 'arrived', 'Unclear; you said that it arrived'],
    ['It did not arrive', 'not-arrived', 'Unclear; you said that it did not arrive'],
  ] as const)('is to say of an unknown one: %s', async (button, as, words) => {
    const { user, fake } = await showHistory([aMessage({ state: unknown })]);

    await user.click(screen.getByRole('button', { name: button }));

    expect(fake.inputsOf('settleMessage')).toEqual([{ messageId: 'message-1', as }]);
    await waitFor(() => {
      expect(items()[0]?.textContent).toContain(words);
    });
    expect(screen.queryByRole('button', { name: 'It arrived' })).toBeNull();
  });

  it('is to send an unknown one again, after a warning', async () => {
    const { user, fake } = await showHistory([aMessage({ state: unknown })]);

    await user.click(screen.getByRole('button', { name: 'Send again' }));
    const warning = await screen.findByRole('alertdialog', { name: 'Send it a second time?' });
    expect(warning.textContent).toContain('This message may have arrived.');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(within(warning).getByRole('button', { name: 'Cancel' }));
    expect(items()).toHaveLength(1);

    await user.click(screen.getByRole('button', { name: 'Send again' }));
    const again = await screen.findByRole('alertdialog');
    await user.click(within(again).getByRole('button', { name: 'Send again' }));

    await waitFor(() => {
      expect(fake.inputsOf('resendMessage').map((input) => input.mayDuplicateConfirmed)).toEqual([
        false,
        false,
        true,
      ]);
    });
  });

  it.each(['undo', 'pace', 'rate-limited', 'no-connection', 'paused'] as const)(
    'is not to send one that waits (%s)',
    async (waitsFor) => {
      const state: MessageState = { kind: 'queued', dueAt: fixtureAt, waitsFor, attempts: 0 };
      const { user, fake } = await showHistory([aMessage({ state })]);

      await user.click(screen.getByRole('button', { name: "Don't send" }));

      expect(fake.inputsOf('undoSend')).toEqual([{ messageIds: ['message-1'] }]);
      await waitFor(() => {
        expect(items()[0]?.textContent).toContain('Undone before it was sent');
      });
      expect(screen.getByRole('status').textContent).toBe('It will not be sent.');
      expect(screen.queryByRole('button', { name: "Don't send" })).toBeNull();
    },
  );

  it('is to hear that it is too late not to send one that has just left', async () => {
    const state: MessageState = {
      kind: 'queued',
      dueAt: fixtureAt,
      waitsFor: 'pace',
      attempts: 0,
    };
    const { user, fake } = await showHistory([aMessage({ state })]);
    fake.succeed('undoSend', { cancelled: [], tooLate: ['message-1'] });

    await user.click(screen.getByRole('button', { name: "Don't send" }));

    await waitFor(() => {
      expect(screen.getByRole('status').textContent).toBe('Too late: it is on its way.');
    });
  });

  it('shows why it could not be done', async () => {
    const { user, fake } = await showHistory([aMessage({ state: rejected })]);
    fake.fail('resendMessage', 'account-not-found');

    await user.click(screen.getByRole('button', { name: 'Send again' }));

    expect((await screen.findByRole('alert')).textContent).toContain('This account is no longer');
  });
});
