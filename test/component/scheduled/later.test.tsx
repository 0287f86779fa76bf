import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { aMessage } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import { chips, sendButton, showCompose, statusText } from '../../support/show-compose';

const clara = { e164: '+4915735981001', contactId: 'contact-1', name: 'Clara Vogt' };
const draft = {
  recipients: [clara],
  recipientInput: '',
  text: 'Ready at 5.',
  language: null,
  selectionStart: 11,
  selectionEnd: 11,
};
const quietParams = { recipient: 'Clara Vogt', others: 0, free: 0, firstAt: 1, lastAt: 1 };

async function openedLater() {
  const shown = await showCompose({ draft });
  await shown.user.click(screen.getByRole('button', { name: 'Send later…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Send later' });
  return { ...shown, dialog: within(dialog) };
}

describe('sending later', () => {
  it('shows when each recipient gets the text, and schedules it', async () => {
    const { fake, user, dialog } = await openedLater();
    const scheduled = aMessage({ state: { kind: 'scheduled', dueAt: Date.UTC(2099, 0, 5, 9) } });
    fake.handle('scheduleSms', () => ok({ messages: [scheduled], schedules: [] }));
    fireEvent.change(dialog.getByLabelText('Day and time'), {
      target: { value: '2099-01-05T09:00' },
    });
    await waitFor(() => {
      expect(dialog.getByRole('list', { name: 'When it goes' }).textContent).toContain(
        'Clara Vogt',
      );
    });
    expect(await accessibilityProblems()).toEqual([]);
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Time zone' }), 'recipient');
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    await waitFor(() => {
      expect(statusText()).toContain('Scheduled for');
    });
    expect(fake.inputsOf('scheduleSms')).toMatchObject([
      {
        recipients: [clara],
        text: 'Ready at 5.',
        time: { at: '2099-01-05T09:00', clock: 'recipient', repeat: 'once' },
        quiet: 'ask',
      },
    ]);
    expect(chips()).toEqual([]);
  });

  it('says that a zone is a guess and from what, what clocks do, and where hours are quiet', async () => {
    const at = Date.UTC(2099, 0, 5, 9);
    const plain = { at, change: 'none', country: 'DE', allowedAt: at } as const;
    const told = [
      { ...plain, zone: 'Europe/Berlin', from: 'country' },
      { ...plain, zone: 'America/New_York', from: 'area-code', change: 'skipped' },
      { ...plain, zone: 'Australia/Sydney', from: 'most-people', change: 'twice' },
      { ...plain, zone: 'UTC', from: 'own', country: null, allowedAt: at + 1 },
    ] as const;
    const recipients = told.map(({ zone }, index) => ({
      ...clara,
      e164: `+491573598100${String(index)}`,
      name: zone,
    }));
    const { fake, user } = await showCompose({ draft: { ...draft, recipients } });
    fake.handle('previewSchedule', () =>
      ok(
        told.map(({ zone, from, country, ...time }, index) => ({
          e164: recipients[index]!.e164,
          wall: '2099-01-05T09:00',
          guess: { zone, from, country },
          ...time,
        })),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Send later…' }));
    const list = await screen.findByRole('list', { name: 'When it goes' });
    const items = await within(list).findAllByRole('listitem');
    const [country, areaCode, mostPeople, own] = items.map(({ textContent }) => textContent);
    expect(country).toMatch(/\(Berlin\) · guess from the country$/);
    expect(areaCode).toMatch(/\(New York\) · guess from the area code · the clocks skip that time/);
    expect(mostPeople).toMatch(/\(Sydney\) · guess: where most people .* that time comes twice/);
    expect(own).not.toContain('guess');
    expect(own).toMatch(/ · quiet hours then$/);
  });

  it('offers times that are often wanted', async () => {
    const { user, dialog } = await openedLater();
    await user.click(dialog.getByRole('button', { name: /^Tomorrow, 9:00\sAM$/ }));
    const field = dialog.getByLabelText<HTMLInputElement>('Day and time');
    expect(field.value).toMatch(/T09:00$/);
  });

  it('keeps the dialog and what was chosen where main says no', async () => {
    const { fake, user, dialog } = await openedLater();
    fake.handle('scheduleSms', () => err(appError('schedule-past')));
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    expect(await dialog.findByText('This time is over already.')).toBeTruthy();
    expect(chips()).toEqual(['Clara Vogt']);
  });

  it('asks about quiet hours at that time', async () => {
    const { fake, user, dialog } = await openedLater();
    fake.handle('scheduleSms', ({ quiet }) =>
      quiet === 'ask'
        ? err(appError('quiet-hours', { params: quietParams }))
        : ok({ messages: [], schedules: [] }),
    );
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    const question = await screen.findByRole('alertdialog', { name: 'Quiet hours' });
    await user.click(within(question).getByRole('button', { name: 'Wait until allowed' }));
    await waitFor(() => {
      expect(fake.inputsOf('scheduleSms').at(-1)).toMatchObject({ quiet: 'when-allowed' });
    });
  });
});

describe('scheduling the same text again', () => {
  it.each([
    ['duplicate-recent', { minutes: 3 }, 'You sent Clara Vogt the same text 3 min ago.'],
    [
      'duplicate-scheduled',
      { at: Date.UTC(2099, 0, 5, 9) },
      /^The same text to Clara Vogt is already scheduled for .*5/,
    ],
  ] as const)('asks first: %s', async (code, params, words) => {
    const { fake, user, dialog } = await openedLater();
    fake.handle('scheduleSms', ({ duplicateConfirmed }) =>
      duplicateConfirmed === true
        ? ok({ messages: [], schedules: [] })
        : err(appError(code, { params: { recipient: 'Clara Vogt', ...params } })),
    );
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    const name = 'Schedule the same text again?';
    const question = await screen.findByRole('alertdialog', { name });
    expect(within(question).getByText(words)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Schedule again' }));
    await waitFor(() => {
      expect(chips()).toEqual([]);
    });
    expect(fake.inputsOf('scheduleSms').map((input) => input.duplicateConfirmed)).toEqual([
      false,
      true,
    ]);
    expect(fake.inputsOf('sendSms')).toEqual([]);
  });

  it('schedules nothing and keeps the text where the answer is no', async () => {
    const { fake, user, dialog } = await openedLater();
    fake.fail('scheduleSms', 'duplicate-recent', {
      params: { recipient: 'Clara Vogt', minutes: 3 },
    });
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    const question = await screen.findByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(fake.inputsOf('scheduleSms')).toHaveLength(1);
    expect(chips()).toEqual(['Clara Vogt']);
  });
});

describe('sending in quiet hours', () => {
  async function asked() {
    const shown = await showCompose({ draft });
    shown.fake.handle('sendSms', ({ quiet }) =>
      quiet === undefined
        ? err(appError('quiet-hours', { params: quietParams }))
        : ok({ messages: [aMessage({})], undoUntilAt: 0 }),
    );
    await shown.user.click(sendButton());
    const question = await screen.findByRole('alertdialog', { name: 'Quiet hours' });
    return { ...shown, question: within(question) };
  }

  it('sends nothing and keeps the text where the answer is no', async () => {
    const { user, fake, question } = await asked();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(question.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(fake.inputsOf('sendSms')).toHaveLength(1);
    expect(chips()).toEqual(['Clara Vogt']);
  });

  it.each([
    ['Send anyway', 'send-anyway'],
    ['Wait until allowed', 'when-allowed'],
  ])('passes on “%s”', async (name, quiet) => {
    const { user, fake, question } = await asked();
    await user.click(question.getByRole('button', { name }));
    await waitFor(() => {
      expect(fake.inputsOf('sendSms').at(-1)).toMatchObject({ quiet, text: 'Ready at 5.' });
    });
    expect(chips()).toEqual([]);
  });
});
