import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '#shared/domain/scheduled';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { BudgetQuestion } from '../../../src/renderer/components/budget-question';
import { QuietQuestion } from '../../../src/renderer/components/quiet-question';
import { ScheduledRoom } from '../../../src/renderer/features/scheduled/scheduled-room';
import { UnknownsRoom } from '../../../src/renderer/features/unknowns/unknowns-room';
import { aRepeat } from '../../support/fake-batch-handlers';
import { aMessage, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';

const due = aMessage({
  id: 'due',
  recipientName: 'Clara Vogt',
  text: 'See you tomorrow',
  state: { kind: 'scheduled', dueAt: Date.UTC(2099, 0, 5, 9) },
});
const weekly: Schedule = {
  id: 'weekly',
  requestId: 'r',
  createdAt: 1,
  accountId: 'account-1',
  accountLabel: 'Shop',
  practice: false,
  senderId: '7',
  recipient: '+12125550100',
  contactId: null,
  recipientName: 'Jo Young',
  text: 'Hi {{first_name}}',
  language: null,
  hours: 'everyday',
  repeat: 'weekly',
  first: '2099-01-05T09:00',
  zone: 'America/New_York',
  next: { at: Date.UTC(2099, 0, 5, 14), day: '2099-01-05' },
};

async function showScheduled() {
  const shown = await show(<div />);
  shown.fake.handle('listScheduled', () =>
    ok({ messages: [due], batches: [], batchRepeats: [], schedules: [weekly], more: 0 }),
  );
  shown.rerender(<ScheduledRoom />);
  await screen.findByText('See you tomorrow');
  return shown;
}

async function showBatches() {
  const shown = await show(<div />);
  const tomorrow = Date.UTC(2099, 0, 6, 9);
  const batch = { batchId: 'b', name: 'Orders in', count: 40, firstAt: tomorrow, lastAt: tomorrow };
  shown.fake.handle('listScheduled', () =>
    ok({ messages: [], batches: [batch], batchRepeats: [aRepeat()], schedules: [], more: 0 }),
  );
  shown.rerender(<ScheduledRoom />);
  await screen.findByRole('button', { name: 'Edit Orders in' });
  return shown;
}

describe('batches that are due', () => {
  const answer = async (user: Shown['user'], name: string) => {
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name }));
  };

  it('are taken back, sent now or cancelled after a question', async () => {
    const { fake, user } = await showBatches();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Edit Orders in' }));
    await answer(user, 'Keep as it is');
    expect(fake.inputsOf('reopenBatch')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Edit Orders in' }));
    await answer(user, 'Take it back and change it');
    expect(fake.inputsOf('reopenBatch')).toEqual([{ batchId: 'b' }]);
    await user.click(screen.getByRole('button', { name: 'Send now Orders in' }));
    expect(screen.getByRole('alertdialog', { name: 'Send 40 messages now?' })).toBeTruthy();
    await answer(user, 'Send now');
    expect(fake.inputsOf('sendBatchNow')).toEqual([{ batchId: 'b' }]);
    await user.click(screen.getByRole('button', { name: 'Cancel Orders in' }));
    await answer(user, 'Cancel');
    expect(fake.inputsOf('cancelBatch')).toEqual([{ batchId: 'b' }]);
  });

  it('that repeat are changed, sent in the place of the next time, and stopped', async () => {
    const { fake, user } = await showBatches();
    expect(screen.getByText(/^Weekly · next /)).toBeTruthy();
    fake.handle('changeBatchRepeat', () => ok(aRepeat()));
    await user.click(screen.getByRole('button', { name: 'Edit Club news' }));
    const dialog = screen.getByRole('dialog', { name: 'Change text and time' });
    await user.clear(within(dialog).getByRole('textbox', { name: 'Message' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Message' }), 'Other news');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(fake.inputsOf('changeBatchRepeat')).toEqual([
        { repeatId: 'repeat-1', text: 'Other news', time: aRepeat().time },
      ]);
    });
    await user.click(screen.getByRole('button', { name: 'Send now Club news' }));
    await answer(user, 'Send now');
    expect(fake.inputsOf('sendBatchRepeatNow')).toEqual([{ repeatId: 'repeat-1' }]);
    await user.click(screen.getByRole('button', { name: 'Stop repeating Club news' }));
    expect(fake.inputsOf('deleteBatchRepeat')).toEqual([{ repeatId: 'repeat-1' }]);
  });
});

describe('the list of what is due', () => {
  it('says so where nothing is', async () => {
    await show(<ScheduledRoom />);
    expect(await screen.findByText('Nothing is scheduled')).toBeTruthy();
  });

  it('tells whom, what and when, by the clock of whoever gets it', async () => {
    await showScheduled();
    expect(screen.getByText(/Weekly · next .*9:00.*\(New York\)/)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('sends, cancels and stops at one press', async () => {
    const { fake, user } = await showScheduled();
    fake.handle('sendScheduledNow', () => ok(due));
    await user.click(screen.getByRole('button', { name: 'Send now Clara Vogt' }));
    expect(fake.inputsOf('sendScheduledNow')).toEqual([{ messageId: 'due' }]);
    await user.click(screen.getByRole('button', { name: 'Cancel Clara Vogt' }));
    expect(fake.inputsOf('undoSend')).toEqual([{ messageIds: ['due'] }]);
    await user.click(screen.getByRole('button', { name: 'Stop repeating Jo Young' }));
    expect(fake.inputsOf('deleteSchedule')).toEqual([{ scheduleId: 'weekly' }]);
  });

  it('asks before it sends in quiet hours, and says where it waits for their end', async () => {
    const { fake, user, rerender } = await showScheduled();
    rerender(
      <>
        <ScheduledRoom />
        <QuietQuestion />
      </>,
    );
    fake.handle('sendScheduledNow', ({ quiet }) =>
      quiet === undefined ? err(appError('quiet-hours', { params: { firstAt: 1 } })) : ok(due),
    );
    await user.click(await screen.findByRole('button', { name: 'Send now Clara Vogt' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'Quiet hours' }));
    await user.click(question.getByRole('button', { name: 'Wait until allowed' }));
    expect(await screen.findByText('Changed.')).toBeTruthy();
    expect(fake.inputsOf('sendScheduledNow').at(-1)).toEqual({
      messageId: 'due',
      quiet: 'when-allowed',
    });
  });

  it('tells nothing where the question about quiet hours is called off', async () => {
    const { fake, user, rerender } = await showScheduled();
    rerender(
      <>
        <ScheduledRoom />
        <QuietQuestion />
      </>,
    );
    fake.handle('sendScheduledNow', () => err(appError('quiet-hours', { params: { firstAt: 1 } })));
    await user.click(await screen.findByRole('button', { name: 'Send now Clara Vogt' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'Quiet hours' }));
    await user.click(question.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => {
      expect(screen.queryByRole('alertdialog')).toBeNull();
    });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByText(/quiet hour for/)).toBeNull();
  });

  it('changes text and time', async () => {
    const { fake, user } = await showScheduled();
    fake.handle('changeScheduled', () => ok(due));
    await user.click(screen.getByRole('button', { name: 'Edit Clara Vogt' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change text and time' }));
    await user.clear(dialog.getByRole('textbox', { name: 'Message' }));
    await user.type(dialog.getByRole('textbox', { name: 'Message' }), 'Later');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(fake.inputsOf('changeScheduled')).toMatchObject([{ messageId: 'due', text: 'Later' }]);
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks about the same text and the budget as scheduling does', async () => {
    const { fake, user, rerender } = await showScheduled();
    rerender(
      <>
        <ScheduledRoom />
        <BudgetQuestion />
      </>,
    );
    const at = Date.UTC(2099, 0, 5, 9);
    fake.handle('changeSchedule', ({ duplicateConfirmed, budget }) => {
      if (duplicateConfirmed !== true) {
        return err(appError('duplicate-scheduled', { params: { recipient: 'Jo Young', at } }));
      }
      return budget === undefined ? err(appError('budget-reached')) : ok(weekly);
    });
    await user.click(await screen.findByRole('button', { name: 'Edit Jo Young' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change text and time' });
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect((await within(dialog).findByRole('alert')).textContent).toMatch(
      /to Jo Young is already scheduled for Mon, Jan 5/,
    );
    await user.click(within(dialog).getByRole('button', { name: 'Save it all the same' }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(question.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(
      fake
        .inputsOf('changeSchedule')
        .map(({ duplicateConfirmed, budget }) => [duplicateConfirmed, budget]),
    ).toEqual([
      [false, undefined],
      [true, undefined],
      [true, 'send-anyway'],
    ]);
  });

  it('asks anew of what was written after the answer', async () => {
    const { fake, user } = await showScheduled();
    fake.handle('changeScheduled', () =>
      err(appError('duplicate-recent', { params: { recipient: 'Clara Vogt', minutes: 1 } })),
    );
    await user.click(screen.getByRole('button', { name: 'Edit Clara Vogt' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change text and time' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await user.click(await dialog.findByRole('button', { name: 'Save it all the same' }));
    await user.type(dialog.getByRole('textbox', { name: 'Message' }), '!');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByRole('button', { name: 'Save it all the same' });
    const said = fake.inputsOf('changeScheduled').map((input) => input.duplicateConfirmed);
    expect(said).toEqual([false, true, false]);
  });
});

describe('a text on birthdays that has no next time', () => {
  const birthday: Schedule = { ...weekly, repeat: 'birthday', next: null };

  it.each([
    ['no birthday is known any more', birthday, /no birthday is known any more/],
    [
      'it stands still since a backup was restored',
      { ...birthday, held: true } as const,
      /stopped since a backup was restored/,
    ],
  ])('says why: %s', async (_, schedule, words) => {
    const shown = await show(<div />);
    shown.fake.handle('listScheduled', () =>
      ok({ messages: [], batches: [], batchRepeats: [], schedules: [schedule], more: 0 }),
    );
    shown.rerender(<ScheduledRoom />);
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe('messages of unknown outcome', () => {
  const unknown = aMessage({
    id: 'unclear',
    recipientName: 'Clara Vogt',
    text: 'Ready',
    practice: false,
    state: {
      kind: 'unknown',
      at: Date.UTC(2026, 0, 5, 9),
      reason: 'server-error',
      providerWords: 'Bad gateway',
      settlement: null,
    },
  });

  const germanPrice = {
    accountId: unknown.accountId,
    country: 'DE',
    price: { amountMicros: 75_000, currency: 'EUR' },
    seenAt: 1,
  } as const;

  it('stand there with what is known, and are settled at one press', async () => {
    const { fake, user } = await show(<UnknownsRoom />, { messages: [unknown] });
    expect(await screen.findByText(/Bad gateway/)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'It arrived Clara Vogt' }));
    expect(fake.inputsOf('settleMessage')).toEqual([{ messageId: 'unclear', as: 'arrived' }]);
  });

  it('name the practice account as the language does', async () => {
    const messages = [{ ...unknown, accountLabel: 'Practice', practice: true }];
    await show(<UnknownsRoom />, { messages, snapshot: aSnapshot({ language: 'de' }) });
    expect(await screen.findByText('Übung', { selector: 'dd' })).toBeTruthy();
  });

  it('are settled as not arrived at one press too', async () => {
    const { fake, user } = await show(<UnknownsRoom />, { messages: [unknown] });
    await user.click(await screen.findByRole('button', { name: 'It did not arrive Clara Vogt' }));
    expect(fake.inputsOf('settleMessage')).toEqual([{ messageId: 'unclear', as: 'not-arrived' }]);
    expect(await screen.findByText('Noted that it did not arrive.')).toBeTruthy();
  });

  it.each([
    [
      false,
      [],
      'What it costs is not known: the provider has named no price for this country yet.',
    ],
    [false, [germanPrice], /^Sending it again costs about €0\.15, by the last price/],
    [true, [germanPrice], 'Practice: sending it again costs nothing.'],
  ] as const)(
    'are sent again only after the warning and the price: practice %s, prices %j',
    async (practice, prices, words) => {
      const message = { ...unknown, practice, text: 'x'.repeat(161) };
      const state = { messages: [message], prices: [...prices] };
      const { fake, user } = await show(<UnknownsRoom />, state);
      await user.click(await screen.findByRole('button', { name: /Send again/ }));
      const question = within(await screen.findByRole('alertdialog'));
      expect(question.getByText(/gets it twice/)).toBeTruthy();
      expect(await question.findByText(words)).toBeTruthy();
      await user.click(question.getByRole('button', { name: 'Send again' }));
      expect(fake.inputsOf('resendMessage')).toEqual([
        { messageId: 'unclear', mayDuplicateConfirmed: true },
      ]);
    },
  );

  it('says so where nothing is unclear', async () => {
    await show(<UnknownsRoom />);
    expect(await screen.findByText('Nothing is unclear')).toBeTruthy();
  });
});
