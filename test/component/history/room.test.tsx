import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageAttempt } from '#shared/domain/history';
import type { Message, MessageState } from '#shared/domain/message';
import { ok } from '#shared/result';
import type { OnCompose } from '../../../src/renderer/features/history/history-actions';
import { emptyHistory, useHistory } from '../../../src/renderer/features/history/history-store';
import { closeQuestion } from '../../../src/renderer/features/history/question';
import { HistoryRoom } from '../../../src/renderer/features/history/room/history-room';
import { closeMessage } from '../../../src/renderer/features/history/room/open-message';
import { selectNone } from '../../../src/renderer/features/history/selection-store';
import { fakeHistoryHandlers } from '../../support/fake-history-handlers';
import { accepted, aContact, aMessage, aSnapshot, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';

const dayMs = 86_400_000;

// Headings name the year where it is another one.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: fixtureAt + 3 * dayMs });
});
afterEach(() => {
  vi.useRealTimers();
});
const rejected: MessageState = {
  kind: 'rejected',
  at: fixtureAt,
  reason: 'balance',
  providerWords: 'Insufficient balance to send SMS',
};

async function showRoom(
  messages: Message[],
  options: { readonly shownId?: string; readonly language?: 'de' } = {},
): Promise<Shown & { onCompose: ReturnType<typeof vi.fn<OnCompose>> }> {
  useHistory.setState(emptyHistory, true);
  closeQuestion();
  closeMessage();
  selectNone();
  const onCompose = vi.fn<OnCompose>();
  const shown = await show(
    <HistoryRoom
      shownId={options.shownId ?? null}
      onSearch={vi.fn()}
      onCompose={onCompose}
      onExport={vi.fn()}
    />,
    {
      messages,
      contacts: [aContact({ tags: ['VIP'] })],
      snapshot: aSnapshot(options.language === undefined ? {} : { language: options.language }),
    },
  );
  return { ...shown, onCompose };
}

/** The newest first, of three days and two people. */
/** One that found no answer to tell of, with what a test cares about. */
const anAttempt = (part: Partial<MessageAttempt> = {}): MessageAttempt => ({
  startedAt: fixtureAt,
  endedAt: fixtureAt + 1_500,
  notSent: null,
  status: null,
  providerWords: null,
  rawAnswer: null,
  ...part,
});

const some = (): Message[] => [
  aMessage({ id: 'm1', text: 'Roses today', createdAt: fixtureAt }),
  aMessage({ id: 'm2', text: 'Tulips today', createdAt: fixtureAt - 60_000, state: rejected }),
  aMessage({
    id: 'm3',
    text: 'Roses the day before',
    createdAt: fixtureAt - dayMs,
    recipient: '+4915735981002',
    recipientName: 'Ben Okafor',
    contactId: null,
    practice: true,
  }),
  aMessage({ id: 'm4', text: 'Lilies long ago', createdAt: fixtureAt - 30 * dayMs }),
];

const list = () => screen.getByRole('list', { name: /^(Messages|Nachrichten)$/ });
const items = (): HTMLElement[] => within(list()).getAllByRole('listitem');
const texts = (): (string | null | undefined)[] =>
  items().map((item) => item.querySelector('.list-line-text')?.textContent);
const row = (index: number): HTMLElement => {
  const found = items()[index]?.querySelector<HTMLElement>('[data-row-focus]');
  if (found === null || found === undefined) throw new Error(`There is no row ${String(index)}`);
  return found;
};
const pane = () => screen.findByRole('region', { name: 'The message' });
const bar = () => screen.getByRole('toolbar', { name: 'Ticked messages' });

async function openFilter({ user }: Shown): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: /^Filter/ }));
  const form = await screen.findByRole('dialog', { name: 'Filter' });
  await within(form).findByRole('combobox', { name: 'Account' });
  return form;
}

describe("the desk's history", () => {
  it('is a list by day, with positions for screen readers', async () => {
    await showRoom(some());
    const days = within(list()).getAllByRole('heading', { level: 2 });
    expect(days.map(({ textContent }) => textContent)).toEqual([
      'Thursday, March 12',
      'Wednesday, March 11',
      'Tuesday, February 10',
    ]);
    await waitFor(() => {
      expect(items().map((item) => item.getAttribute('aria-setsize'))).toEqual([
        '4',
        '4',
        '4',
        '4',
      ]);
    });
    expect(items().map((item) => item.getAttribute('aria-posinset'))).toEqual(['1', '2', '3', '4']);
    expect(items()[0]?.textContent).toContain('Clara Vogt');
    expect(items()[0]?.textContent).toContain('Accepted by Famulor');
    expect(items()[0]?.textContent).toContain('€0.05');
    expect(items()[2]?.textContent).toContain('Practice');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it.each([
    ['rose', ['Rose', 'Rose']],
    ['ROSES', ['Roses', 'Roses']],
    ['vogt', ['Vogt', 'Vogt']],
    ['01573 598', ['1573 598']],
  ])('marks what a search found, in texts, names and numbers: %s', async (query, expected) => {
    const shown = await showRoom([
      ...some().slice(0, 3),
      aMessage({
        id: 'm5',
        text: 'Who is this?',
        recipient: '+4915735981009',
        recipientName: null,
        contactId: null,
        createdAt: fixtureAt - 40 * dayMs,
      }),
    ]);
    // Whom it finds is main's.
    const page = { next: null, total: 4, position: 0, lookedUntilAt: null };
    shown.fake.handle('listHistory', () => ok({ ...page, messages: shown.fake.state.messages }));
    await shown.user.type(screen.getByRole('searchbox'), query);
    const marked = () => [...list().querySelectorAll('mark')].map(({ textContent }) => textContent);
    await waitFor(() => {
      expect(marked()).toEqual(expected);
    });
  });

  it('shows the part of a long text that has what was searched for', async () => {
    const text = `${'Many words come first. '.repeat(6)}Then come the peonies.`;
    const { user } = await showRoom([aMessage({ text })]);
    await user.type(screen.getByRole('searchbox'), 'peonies');
    await waitFor(() => {
      expect(texts()).toEqual(['… Then come the peonies.']);
    });
  });

  it('keeps a search that waits for its answer when a message comes meanwhile', async () => {
    const { user, fake } = await showRoom(some());
    const answers: (() => void)[] = [];
    fake.handle('listHistory', ({ filter }) => {
      const found = fake.state.messages.filter(({ text }) => text.includes(filter.query));
      const page = { next: null, total: found.length, position: 0, lookedUntilAt: null };
      return new Promise((resolve) => {
        answers.push(() => {
          resolve({ ok: true, value: { ...page, messages: found } });
        });
      });
    });
    await user.click(screen.getByRole('searchbox'));
    await user.paste('Tulips');
    act(() => {
      fake.putMessages([aMessage({ id: 'm5', text: 'Peonies', createdAt: fixtureAt + 1 })]);
    });
    expect(fake.inputsOf('listHistory').at(-1)?.filter.query).toBe('Tulips');
    act(() => {
      for (const answer of answers.splice(0)) answer();
    });
    await waitFor(() => {
      expect(texts()).toEqual(['Tulips today']);
    });
    // What came meanwhile is asked for once the list is there.
    await waitFor(() => {
      expect(answers).toHaveLength(1);
    });
    expect(fake.inputsOf('listHistory').at(-1)?.filter.query).toBe('Tulips');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('Tulips');
  });

  it('is filtered by state, and each filter is taken back by a press', async () => {
    const shown = await showRoom(some());
    const form = await openFilter(shown);
    await shown.user.click(within(form).getByRole('checkbox', { name: 'Not sent' }));
    await waitFor(() => {
      expect(texts()).toEqual(['Tulips today']);
    });
    expect(await accessibilityProblems()).toEqual([]);
    await shown.user.click(within(form).getByRole('button', { name: 'Done' }));
    await shown.user.click(
      await screen.findByRole('button', { name: 'Remove the filter “Not sent”' }),
    );
    await waitFor(() => {
      expect(items()).toHaveLength(4);
    });
  });

  it('is filtered by kind, tag, days and cost', async () => {
    const shown = await showRoom(some());
    const form = await openFilter(shown);
    const { user } = shown;
    await user.click(within(form).getByRole('radio', { name: 'Real' }));
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Tag' }), 'VIP');
    await user.type(within(form).getByLabelText('From'), '2026-03-01');
    await user.type(within(form).getByLabelText('Until'), '2026-03-12');
    await user.type(within(form).getByRole('textbox', { name: 'Cost from (EUR)' }), '0,04');
    await waitFor(() => {
      expect(texts()).toEqual(['Roses today']);
    });
    expect(useHistory.getState().filter).toMatchObject({
      kind: 'real',
      tag: 'VIP',
      fromAt: new Date(2026, 2, 1).getTime(),
      untilAt: new Date(2026, 2, 13).getTime(),
      cost: { currency: 'EUR', fromMicros: 40_000, toMicros: null },
    });
    await user.click(within(form).getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => {
      expect(items()).toHaveLength(4);
    });
  });

  it('is filtered by account and by batch, and the filters say which', async () => {
    const [first, second, third, fourth] = some();
    const shown = await showRoom([
      { ...first!, accountId: 'branch', accountLabel: 'Branch' },
      { ...second!, batchId: 'sale' },
      { ...third!, accountId: 'branch', accountLabel: 'Branch', batchId: 'sale' },
      fourth!,
    ]);
    const { user, fake } = shown;
    fake.handle('listHistoryChoices', () =>
      ok({
        accounts: [
          { id: 'account-1', label: 'Salon Berger', practice: false },
          { id: 'branch', label: 'Branch', practice: false },
        ],
        batches: [{ id: 'sale', name: 'Spring sale' }],
        currencies: ['EUR'],
        oldestAt: fixtureAt,
      }),
    );
    const form = await openFilter(shown);
    await user.selectOptions(
      await within(form).findByRole('combobox', { name: 'Batch' }),
      'Spring sale',
    );
    await waitFor(() => {
      expect(texts()).toEqual(['Tulips today', 'Roses the day before']);
    });
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Account' }), 'Branch');
    await waitFor(() => {
      expect(texts()).toEqual(['Roses the day before']);
    });
    await user.click(within(form).getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('button', { name: 'Remove the filter “Branch”' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Remove the filter “Spring sale”' }));
    await waitFor(() => {
      expect(texts()).toEqual(['Roses today', 'Roses the day before']);
    });
  });

  it('says that nothing passes the filters, with the way out', async () => {
    const shown = await showRoom(some());
    const form = await openFilter(shown);
    await shown.user.click(within(form).getByRole('checkbox', { name: 'Scheduled' }));
    await shown.user.click(within(form).getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('No message passes these filters.')).toBeDefined();
    await shown.user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => {
      expect(items()).toHaveLength(4);
    });
  });

  it('goes to a date, with newer messages above it', async () => {
    const messages = Array.from({ length: 300 }, (_, index) =>
      aMessage({
        id: `d${String(index)}`,
        text: `Day ${String(index)}`,
        createdAt: fixtureAt - index * dayMs,
      }),
    );
    const { user, fake } = await showRoom(messages);
    await user.click(screen.getByRole('button', { name: 'Go to date' }));
    const form = await screen.findByRole('dialog', { name: 'Go to date' });
    const field = await within(form).findByLabelText('Day');
    await user.clear(field);
    await user.type(field, '2025-09-01');
    await user.click(within(form).getByRole('button', { name: 'Go' }));
    const day = new Date(2025, 8, 2).getTime();
    const loaded = () => useHistory.getState().messages.map(({ createdAt }) => createdAt);
    await waitFor(() => {
      expect(loaded()).toContain(Date.UTC(2025, 8, 1, 10));
      expect(loaded()[0]).toBeGreaterThan(day);
    });
    expect(fake.inputsOf('findHistoryTime')).toEqual([{ before: day }]);
  });

  it('says what will be there while it is empty', async () => {
    await showRoom([]);
    expect(await screen.findByText('No messages yet')).toBeDefined();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('speaks German', async () => {
    await showRoom(some(), { language: 'de' });
    expect(screen.getByRole('heading', { level: 1, name: 'Verlauf' })).toBeDefined();
    expect(screen.getByText('Donnerstag, 12. März', { selector: 'h2' })).toBeDefined();
  });

  it('calls the practice account by its German name, which is kept in no language', async () => {
    const practised = { accountId: 'gone', accountLabel: 'Practice', practice: true };
    const { user } = await showRoom([aMessage(practised), aMessage({ id: 'm2' })], {
      language: 'de',
    });
    await user.click(row(0));
    const facts = await screen.findByRole('region', { name: 'Die Nachricht' });
    expect(within(facts).getByText('Übung', { selector: 'dd' })).toBeDefined();

    await user.click(screen.getByRole('button', { name: /^Filter/ }));
    const form = await screen.findByRole('dialog', { name: 'Filter' });
    const accounts = within(form).getByRole('combobox', { name: 'Konto' });
    await within(accounts).findByRole('option', { name: 'Übung' });
    await user.selectOptions(accounts, 'Übung');
    expect(await screen.findByRole('button', { name: 'Filter „Übung“ entfernen' })).toBeDefined();
    expect(document.body.textContent).not.toContain('Practice');
  });
});

describe('all about a message', () => {
  it('is shown beside the list: text, state, facts, attempts and the raw answer', async () => {
    const { user, fake } = await showRoom([aMessage()]);
    fake.succeed('getMessageDetails', {
      message: aMessage(),
      attempts: [
        anAttempt({ notSent: 'refused' }),
        anAttempt({
          notSent: 'rate-limited',
          status: 429,
          providerWords: 'Too Many Attempts.',
          rawAnswer: '{"message":"Too Many Attempts."}',
        }),
        anAttempt({ notSent: 'balance', status: 402 }),
        anAttempt({ endedAt: fixtureAt + 500 }),
      ],
      rawAnswer: '{"data":{"sms_id":"SM1"}}',
      batchName: 'Spring sale',
      resendOf: null,
      resentAs: [aMessage({ id: 'again', state: rejected })],
    });
    await user.click(row(0));
    const shown = await pane();
    for (const words of [
      'Your appointment is tomorrow at 10.',
      'Accepted by Famulor',
      '+49 1573 5981001',
      'Salon Berger',
      'SM1',
      'Spring sale',
      '· 1.5 sNot sent: no connection, it was refused',
      "· 1.5 s · HTTP 429Not sent: the provider asked for a pauseIn the provider's words: “Too Many Attempts.”",
      '{"message":"Too Many Attempts."}',
      '· HTTP 402Not sent: balance too low',
      '· 0.5 sAccepted by Famulor',
      'Again:',
      '{"data":{"sms_id":"SM1"}}',
    ]) {
      expect(shown.textContent).toContain(words);
    }
    expect(await accessibilityProblems()).toEqual([]);
  });

  it.each<[string, MessageState, string]>([
    [
      'was refused',
      rejected,
      "· 1.5 sNot sent: balance too lowIn the provider's words: “Insufficient balance to send SMS”",
    ],
    [
      'nobody knows the end of',
      {
        kind: 'unknown',
        at: fixtureAt,
        reason: 'server-error',
        providerWords: 'Server Error',
        settlement: 'arrived',
      },
      "· 1.5 sFamulor answered with a failure that does not say whether it was sent.In the provider's words: “Server Error”",
    ],
  ])('says beside an attempt that %s what came of it', async (_, state, words) => {
    const message = aMessage({ state });
    const { user, fake } = await showRoom([message]);
    fake.succeed('getMessageDetails', {
      message,
      attempts: [anAttempt()],
      rawAnswer: null,
      batchName: null,
      resendOf: null,
      resentAs: [],
    });
    await user.click(row(0));
    const attempts = (await within(await pane()).findByText('Attempts')).closest('section')!;
    expect(attempts.textContent).toContain(words);
  });

  it('keeps the many attempts of a long outage out of the way until they are asked for', async () => {
    const { user, fake } = await showRoom([aMessage()], { language: 'de' });
    const outage = Array.from({ length: 12 }, (_, index) =>
      anAttempt({ startedAt: fixtureAt + index, notSent: 'name-not-found' }),
    );
    fake.succeed('getMessageDetails', {
      message: aMessage(),
      attempts: [...outage, anAttempt({ endedAt: null })],
      rawAnswer: null,
      batchName: null,
      resendOf: null,
      resentAs: [],
    });
    await user.click(screen.getByText('Your appointment is tomorrow at 10.'));
    const summary = await screen.findByText('3 frühere Versuche');
    const hidden = summary.closest('details')!;
    expect(hidden.open).toBe(false);
    expect(within(hidden).getAllByRole('listitem', { hidden: true })).toHaveLength(3);
    expect(
      screen.getAllByText(
        'Nicht gesendet: keine Verbindung, die Adresse des Anbieters wurde nicht gefunden',
      ),
    ).toHaveLength(12);
    expect(screen.getByText('Wie er endete, ist nicht bekannt.')).toBeDefined();
  });

  it('opens with the message that was asked for', async () => {
    await showRoom(some(), { shownId: 'm3' });
    expect((await pane()).textContent).toContain('Ben Okafor');
  });

  it('is shown on the way back to the room, whatever the list from before had', async () => {
    const shown = await showRoom(some());
    const fill = (): void => {
      shown.fake.state.messages = [
        ...Array.from({ length: 60 }, (_, index) =>
          aMessage({ id: `n${String(index)}`, createdAt: fixtureAt + 60 - index }),
        ),
        ...some(),
      ];
    };
    shown.rerender(<p>Another room</p>);
    fill();
    shown.rerender(
      <HistoryRoom shownId="m4" onSearch={vi.fn()} onCompose={vi.fn()} onExport={vi.fn()} />,
    );
    expect((await pane()).textContent).toContain('Lilies long ago');
    await waitFor(() => {
      expect(texts()).toContain('Lilies long ago');
    });
    expect(useHistory.getState().shown?.id).toBe('m4');
  });

  it('follows what becomes of it, and goes when it is deleted', async () => {
    const { user, fake } = await showRoom([aMessage({ state: rejected })]);
    await user.click(row(0));
    expect((await pane()).textContent).toContain('balance too low');
    act(() => {
      fake.putMessages([aMessage({ state: accepted() })]);
    });
    await waitFor(async () => {
      expect((await pane()).textContent).toContain('Accepted by Famulor');
    });
    act(() => {
      fake.emit('messagesDeleted', { messageIds: ['message-1'] });
    });
    expect(await screen.findByText('No message chosen')).toBeDefined();
  });

  it('has everything that was written to the number, the newest last', async () => {
    const { user, onCompose } = await showRoom(some());
    await user.click(row(0));
    await user.click(within(await pane()).getByRole('radio', { name: 'Everything to them' }));
    const conversation = await screen.findByRole('list', { name: 'Everything to them' });
    expect(
      [...conversation.querySelectorAll('.bubble-text')].map(({ textContent }) => textContent),
    ).toEqual(['Lilies long ago', 'Tulips today', 'Roses today']);
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Text them' }));
    expect(onCompose).toHaveBeenCalledWith(
      [{ e164: '+4915735981001', contactId: 'contact-1', name: 'Clara Vogt' }],
      null,
    );
    const [first] = within(conversation).getAllByRole('button');
    if (first === undefined) throw new Error('There is no message');
    await user.click(first);
    expect(within(await pane()).getByText('Lilies long ago')).toBeDefined();
  });
});

describe('everything that was written to a number', () => {
  const many = (): Message[] =>
    Array.from({ length: 290 }, (_, index) =>
      aMessage({
        id: `c${String(index)}`,
        text: `Text ${String(index)}`,
        createdAt: fixtureAt - index,
      }),
    );
  const bubbles = (): (string | null)[] =>
    [...document.querySelectorAll('.bubble-text')].map(({ textContent }) => textContent);

  async function showConversation(messages: Message[]): Promise<Shown> {
    const shown = await showRoom(messages);
    await shown.user.click(row(0));
    await shown.user.click(within(await pane()).getByRole('radio', { name: 'Everything to them' }));
    await screen.findByRole('list', { name: 'Everything to them' });
    return shown;
  }

  it('has no page twice, however fast the older ones are asked for', async () => {
    await showConversation(many());
    const older = await screen.findByRole('button', { name: 'Show older ones' });
    act(() => {
      older.click();
      older.click();
    });
    await waitFor(() => {
      expect(bubbles()).toHaveLength(80);
    });
    expect(new Set(bubbles()).size).toBe(80);
  });

  it('keeps all that is loaded when one of them changes or comes', async () => {
    const { user, fake } = await showConversation(many());
    for (let loaded = 80; loaded <= 240; loaded += 40) {
      await user.click(await screen.findByRole('button', { name: 'Show older ones' }));
      await waitFor(() => {
        expect(bubbles()).toHaveLength(loaded);
      });
    }
    act(() => {
      fake.putMessages([aMessage({ id: 'new', text: 'Text after', createdAt: fixtureAt + 1 })]);
    });
    await waitFor(() => {
      expect(bubbles()).toHaveLength(241);
    });
    expect(bubbles().at(-1)).toBe('Text after');
    expect(bubbles()[0]).toBe('Text 239');
  });

  it('says of a text that is not there any more that it was removed', async () => {
    await showConversation([aMessage({ text: '', textRemoved: true })]);
    await waitFor(() => {
      expect(bubbles()).toEqual([
        'The text was removed, as set in the settings. What it cost stays.',
      ]);
    });
  });
});

describe('what can be done with a message', () => {
  async function openMenu(shown: Shown, index: number): Promise<void> {
    await shown.user.click(row(index));
    await shown.user.click(within(await pane()).getByRole('button', { name: 'More' }));
  }

  it('is to forward its words, to nobody yet', async () => {
    const { user, onCompose } = await showRoom(some());
    await user.click(row(0));
    await user.click(within(await pane()).getByRole('button', { name: 'Forward' }));
    expect(onCompose).toHaveBeenCalledWith([], 'Roses today');
  });

  it('is to save its words as a template, where the name is free', async () => {
    const shown = await showRoom(some());
    const { user, fake } = shown;
    await openMenu(shown, 0);
    await user.click(await screen.findByRole('menuitem', { name: 'Save as template…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save as template' });
    fake.fail('saveTemplate', 'disk-full');
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Roses');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('The disk is full');
    fake.handle('saveTemplate', (input) => ({
      ok: true,
      value: { ...input, id: 't1', createdAt: 1, updatedAt: 1 },
    }));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved. Type / in a new text to use it.');
    expect(fake.inputsOf('saveTemplate').at(-1)).toEqual({
      id: null,
      name: 'Roses',
      text: 'Roses today',
      language: 'en',
    });
  });

  it('is to note that somebody wants no more of them', async () => {
    const shown = await showRoom(some());
    await openMenu(shown, 0);
    await shown.user.click(await screen.findByRole('menuitem', { name: 'They asked me to stop' }));
    await screen.findByText(/^Recorded:/);
    expect(shown.fake.inputsOf('addOptOut')).toEqual([
      { typed: '+4915735981001', how: 'Asked to stop' },
    ]);
  });

  it('is to delete it, after a question', async () => {
    const shown = await showRoom(some());
    await openMenu(shown, 0);
    await shown.user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    const question = await screen.findByRole('alertdialog', { name: 'Delete this message?' });
    expect(await accessibilityProblems()).toEqual([]);
    await shown.user.click(within(question).getByRole('button', { name: 'Delete' }));
    await waitFor(() => {
      expect(texts()).toEqual(['Tulips today', 'Roses the day before', 'Lilies long ago']);
    });
    expect(screen.getByText('Deleted.')).toBeDefined();
  });
});

describe('several messages', () => {
  it('are ticked by Space, Shift and an arrow, Ctrl and a click', async () => {
    const { user } = await showRoom(some());
    row(0).focus();
    await user.keyboard(' ');
    expect(within(bar()).getByText('1 ticked')).toBeDefined();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(within(bar()).getByText('2 ticked')).toBeDefined();
    await user.keyboard('{Control>}');
    await user.click(row(3));
    await user.keyboard('{/Control}');
    expect(within(bar()).getByText('3 ticked')).toBeDefined();
    expect(await accessibilityProblems()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar', { name: 'Ticked messages' })).toBeNull();
  });

  it('are copied, a line for each', async () => {
    const { user, fake } = await showRoom(some());
    row(1).focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await user.click(within(bar()).getByRole('button', { name: 'Copy' }));
    await screen.findByText('2 messages copied.');
    const lines = fake.inputsOf('copyText')[0]?.text.split('\n') ?? [];
    expect(lines.map((line) => line.split('\t').slice(1))).toEqual([
      ['Clara Vogt', '+49 1573 5981001', 'Tulips today'],
      ['Ben Okafor', '+49 1573 5981002', 'Roses the day before'],
    ]);
  });

  it('are sent again where they did not go, the others left out', async () => {
    const { user, fake } = await showRoom(some());
    row(0).focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await user.click(within(bar()).getByRole('button', { name: 'Send 1 again…' }));
    const question = await screen.findByRole('alertdialog', { name: 'Send 1 message again?' });
    expect(question.textContent).toContain('1 of those ticked is left out');
    await user.click(within(question).getByRole('button', { name: 'Send again' }));
    await screen.findByText('Queued again.');
    expect(fake.inputsOf('resendMessage')).toEqual([
      { messageId: 'm2', mayDuplicateConfirmed: false },
    ]);
  });

  it('are all that pass the filter with Ctrl+A, also those that are not loaded', async () => {
    const messages = Array.from({ length: 430 }, (_, index) =>
      aMessage({
        id: `n${String(index)}`,
        createdAt: fixtureAt - index,
        ...(index === 429 && { state: { kind: 'sending', startedAt: fixtureAt, attempts: 1 } }),
      }),
    );
    const { user, fake } = await showRoom(messages);
    row(0).focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(await within(bar()).findByText('430 ticked')).toBeDefined();
    await user.keyboard('{Delete}');
    const question = await screen.findByRole('alertdialog', { name: 'Delete 430 messages?' });
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    await screen.findByText('429 messages deleted. 1 was kept: it is not over yet.');
    expect(fake.state.messages.map(({ id }) => id)).toEqual(['n429']);
  });

  it('that are all deleted are those that are listed, also while another search has no answer', async () => {
    const { user, fake } = await showRoom(some());
    await user.type(screen.getByRole('searchbox'), 'rose');
    await waitFor(() => {
      expect(texts()).toEqual(['Roses today', 'Roses the day before']);
    });
    await screen.findByText('2 messages');
    fake.fail('listHistory', 'internal');
    await user.clear(screen.getByRole('searchbox'));
    await screen.findByRole('alert');
    row(0).focus();
    await user.keyboard('{Control>}a{/Control}{Delete}');
    const question = await screen.findByRole('alertdialog', { name: 'Delete 2 messages?' });
    fake.handle('listHistory', fakeHistoryHandlers(fake).listHistory);
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    await screen.findByText('2 messages deleted.');
    expect(fake.state.messages.map(({ id }) => id)).toEqual(['m2', 'm4']);
  });
});
