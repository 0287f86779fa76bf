import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '#shared/domain/scheduled';
import { ok } from '#shared/result';
import { ScheduledRoom } from '../../../src/renderer/features/scheduled/scheduled-room';
import { UnknownsRoom } from '../../../src/renderer/features/unknowns/unknowns-room';
import { aMessage } from '../../support/fixtures';
import { accessibilityProblems, show } from '../../support/render';

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
  hours: 'everyday',
  repeat: 'weekly',
  first: '2099-01-05T09:00',
  zone: 'America/New_York',
  next: { at: Date.UTC(2099, 0, 5, 14), day: '2099-01-05' },
};

async function showScheduled() {
  const shown = await show(<div />);
  shown.fake.handle('listScheduled', () =>
    ok({ messages: [due], batches: [], schedules: [weekly], more: 0 }),
  );
  shown.rerender(<ScheduledRoom />);
  await screen.findByText('See you tomorrow');
  return shown;
}

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

  it('stand there with what is known, and are settled at one press', async () => {
    const { fake, user } = await show(<UnknownsRoom />, { messages: [unknown] });
    expect(await screen.findByText(/Bad gateway/)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'It arrived Clara Vogt' }));
    expect(fake.inputsOf('settleMessage')).toEqual([{ messageId: 'unclear', as: 'arrived' }]);
  });

  it('are sent again only after the warning and the price', async () => {
    const { fake, user } = await show(<UnknownsRoom />, { messages: [unknown] });
    await user.click(await screen.findByRole('button', { name: /Send again/ }));
    const question = within(await screen.findByRole('alertdialog'));
    expect(question.getByText(/gets it twice/)).toBeTruthy();
    expect(question.getByText(/What it costs is not known|costs about/)).toBeTruthy();
    await user.click(question.getByRole('button', { name: 'Send again' }));
    expect(fake.inputsOf('resendMessage')).toEqual([
      { messageId: 'unclear', mayDuplicateConfirmed: true },
    ]);
  });

  it('says so where nothing is unclear', async () => {
    await show(<UnknownsRoom />);
    expect(await screen.findByText('Nothing is unclear')).toBeTruthy();
  });
});
