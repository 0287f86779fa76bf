import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchReview } from '#shared/domain/batch';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { aRepeat, aReview } from '../../support/fake-batch-handlers';
import { aPracticeAccount, aSnapshot, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems, type Shown } from '../../support/render';
import { aWrittenDraft, button, showBatches } from './shown-batches';

const euros = (amountMicros: number) => ({ amountMicros, currency: 'EUR' });

const forty: Partial<BatchReview> = {
  total: 46,
  going: 40,
  leftOut: { 'opted-out': 2, 'invalid-number': 1, 'sent-lately': 3 },
  segments: 44,
  ucs2: 2,
  cost: {
    countries: [
      { country: 'DE', messages: 38, segments: 42, price: euros(75_000) },
      { country: 'AT', messages: 2, segments: 2, price: null },
    ],
    totals: [{ currency: 'EUR', lowMicros: 3_300_000, highMicros: 3_500_000 }],
    unpricedSegments: 2,
  },
  balance: euros(12_340_000),
  balanceAfter: { lowMicros: 8_840_000, highMicros: 9_040_000 },
  durationMs: 130_000,
  examples: [
    {
      why: 'longest',
      recipient: '+4915735981001',
      name: 'Clara Vogt',
      text: 'Hi Clara, your order is in.',
      segments: 1,
      encoding: 'GSM-7',
    },
    {
      why: 'ucs-2',
      recipient: '+4915735981002',
      name: 'Łukasz',
      text: 'Hi Łukasz, your order is in.',
      segments: 1,
      encoding: 'UCS-2',
    },
  ],
};

async function review(changes: Partial<BatchReview> = forty, state = {}): Promise<Shown> {
  const shown = await showBatches({ batches: [aWrittenDraft()], ...state });
  shown.fake.handle('reviewBatch', ({ batchId }) => ok(aReview({ batchId, ...changes })));
  await shown.user.click(await screen.findByRole('button', { name: /^Everybody tagged/ }));
  await shown.user.click(await screen.findByRole('button', { name: 'Go on to the review' }));
  await screen.findByRole('heading', { level: 2, name: 'Look at it once more' });
  return shown;
}

const text = (): string => document.body.textContent;

describe('the review of a batch', () => {
  it('says who goes, what it costs at least and at most, and how long it takes', async () => {
    await review();
    expect(await screen.findByText('40 messages go out')).toBeTruthy();
    expect(text()).toContain('6 left out · 44 segments · from Salon Berger');
    const row = screen.getByRole('row', { name: /Germany/ });
    expect(row.textContent).toBe('Germany3842€3.15');
    expect(screen.getByRole('row', { name: /Austria/ }).textContent).toContain('Not known');
    expect(text()).toMatch(/Total, about€3\.30\s*–\s*€?3\.50/);
    expect(text()).toContain('Balance after, about€8.84 to €9.04');
    expect(text()).toContain('takes 3 minutes at your account');
    expect(text()).toContain('For 2 segments no price is known');
    expect(text()).toContain('The longest');
    expect(text()).toContain('special characters');
    expect(text()).not.toContain('UCS-2');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('rounds what it costs, the balance and what is left of it alike', async () => {
    await review({
      ...forty,
      cost: {
        countries: [],
        totals: [{ currency: 'EUR', lowMicros: 325_000, highMicros: 325_000 }],
        unpricedSegments: 0,
      },
      balance: euros(42_100_000),
      balanceAfter: { lowMicros: 41_775_000, highMicros: 41_775_000 },
    });
    const fact = async (name: string) =>
      (await screen.findByText(name, { selector: 'dt' })).nextElementSibling?.textContent;
    expect(await fact('Total, about')).toBe('€0.33');
    expect(await fact('Balance now')).toBe('€42.10');
    expect(await fact('Balance after, about')).toBe('€41.77');
  });

  it('warns where the balance may not be enough', async () => {
    await review({ ...forty, balanceAfter: { lowMicros: -1, highMicros: 5 } });
    expect(await screen.findByText(/The balance may not be enough/)).toBeTruthy();
  });

  it('says that practice costs nothing', async () => {
    const practice = aPracticeAccount();
    await review(
      { going: 2 },
      {
        snapshot: aSnapshot({ accounts: [practice], activeAccountId: practice.id }),
        batches: [aWrittenDraft({ accountId: practice.id, senderId: '1' })],
      },
    );
    expect(await screen.findByRole('button', { name: 'Send 2 messages as practice' })).toBeTruthy();
    expect(text()).not.toContain('Total, about');
  });

  it('shows the list behind each reason', async () => {
    const { fake, user } = await review();
    fake.succeed('listLeftOut', {
      recipients: [
        {
          position: 6,
          typed: '0157 35981009',
          contactId: 'contact-9',
          name: 'Dora',
          reason: 'opted-out',
          field: null,
        },
      ],
      total: 2,
    });
    const reason = (await screen.findByText('Opted out')).closest('li') as HTMLElement;
    await user.click(within(reason).getByRole('button', { name: 'Show' }));
    const dialog = await screen.findByRole('dialog', { name: 'Opted out' });
    expect(await within(dialog).findByText('Dora')).toBeTruthy();
    expect(dialog.textContent).not.toContain('Row');
    expect(fake.inputsOf('listLeftOut')[0]).toMatchObject({ reason: 'opted-out', offset: 0 });
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('includes those who got the same text lately when the user says so', async () => {
    const { fake, user } = await review();
    await user.click(await screen.findByRole('checkbox', { name: /in the last ten minutes/ }));
    await waitFor(() => {
      expect(fake.inputsOf('reviewBatch')).toHaveLength(2);
    });
    expect(fake.state.batches[0]?.draft.includeSentLately).toBe(true);
  });

  it('says where the text is broken, and sends nothing', async () => {
    const { user } = await review({
      total: 2,
      going: 0,
      problems: [{ kind: 'unclosed', field: 'first_name', start: 3, end: 17 }],
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Nobody gets the text as it stands.');
    expect(within(alert).getByText('{{first_name}}').tagName).toBe('MARK');
    expect(button('Nobody to send to')).toHaveProperty('disabled', true);
    await user.click(button('Mend the text'));
    await screen.findByRole('heading', { level: 2, name: 'What does it say?' });
  });

  it('says how quiet hours part the batch', async () => {
    await review({
      ...forty,
      waves: [
        { at: null, count: 30 },
        { at: fixtureAt, count: 10 },
      ],
    });
    expect(await screen.findByText('30 go at once')).toBeTruthy();
    expect(text()).toMatch(/10 go on Thursday, March 12, 2026/);
  });

  it('looks again for a later time, and takes none that has passed', async () => {
    const { fake, user } = await review();
    await user.click(await screen.findByRole('radio', { name: 'At a time' }));
    await waitFor(() => {
      expect(fake.inputsOf('reviewBatch')).toHaveLength(2);
    });
    expect(fake.inputsOf('reviewBatch')[1]?.time).toMatchObject({ clock: 'own', repeat: 'once' });
    expect(button('Schedule 40 messages')).toHaveProperty('disabled', false);
    fireEvent.change(screen.getByLabelText('Day and time'), {
      target: { value: '2020-01-01T10:00' },
    });
    expect(await screen.findByText(/This time has passed/)).toBeTruthy();
    expect(button('Schedule 40 messages')).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('radio', { name: 'At once' }));
    await waitFor(() => {
      expect(fake.inputsOf('reviewBatch').at(-1)?.time).toBeNull();
    });
  });

  it('goes by each recipient’s clock where the user says so', async () => {
    const { fake, user } = await review();
    await user.click(await screen.findByRole('radio', { name: 'At a time' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Time zone' }), 'recipient');
    await waitFor(() => {
      expect(fake.inputsOf('reviewBatch').at(-1)?.time).toMatchObject({ clock: 'recipient' });
    });
  });

  it('repeats after a question, and says that nobody is asked again', async () => {
    const { fake, user } = await review();
    fake.handle('repeatBatch', () => ok(aRepeat()));
    await user.click(await screen.findByRole('radio', { name: 'At a time' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Repeat' }), 'birthday');
    expect(await screen.findByText(/Each gets it on their own birthday/)).toBeTruthy();
    await waitFor(() => {
      expect(button('Let it repeat')).toHaveProperty('disabled', false);
    });
    await user.click(button('Let it repeat'));
    const question = await screen.findByRole('alertdialog', { name: 'Send this again and again?' });
    expect(question.textContent).toContain('in a year: one message on each birthday');
    expect(fake.inputsOf('repeatBatch')).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Let it repeat' }));
    await waitFor(() => {
      expect(fake.inputsOf('repeatBatch')).toMatchObject([{ batchId: 'batch-1' }]);
    });
    expect(fake.inputsOf('confirmBatch')).toEqual([]);
  });

  it('asks what becomes of those who have quiet hours', async () => {
    const { fake, user } = await review({ ...forty, quiet: 10 });
    const choice = await screen.findByRole('radiogroup', { name: /^10 recipients have quiet/ });
    await user.click(within(choice).getByRole('radio', { name: 'Send anyway' }));
    await waitFor(() => {
      expect(fake.inputsOf('reviewBatch').at(-1)?.quiet).toBe('send-anyway');
    });
  });

  it('sends after a question that names the number and the cost', async () => {
    const { fake, user } = await review();
    await user.click(await screen.findByRole('checkbox', { name: /Go on by itself/ }));
    await user.click(
      await screen.findByRole('button', { name: /^Send 40 messages for about €3\.30/ }),
    );
    const question = await screen.findByRole('alertdialog', { name: 'Send 40 messages?' });
    expect(question.textContent).toContain('From Salon Berger.');
    expect(fake.inputsOf('confirmBatch')).toEqual([]);
    expect(question.textContent).toContain('It costs about €3.30');
    await user.click(within(question).getByRole('button', { name: /^Send 40 messages for/ }));
    await screen.findByRole('button', { name: 'Pause' });
    // What it goes by everywhere else, since only its room can say it.
    expect(fake.state.batches[0]?.name).toBe('Everybody tagged “VIP”');
    expect(fake.inputsOf('confirmBatch')).toHaveLength(1);
    expect(fake.inputsOf('confirmBatch')[0]).toMatchObject({
      batchId: 'batch-1',
      reviewId: 'review-1',
    });
    expect(fake.state.batches[0]?.goesOn).toBe(true);
  });

  it('names no sum on the button where nobody can tell', async () => {
    const cost = { countries: [], totals: [], unpricedSegments: 40 };
    await review({ ...forty, cost });
    expect(await screen.findByRole('button', { name: 'Send 40 messages' })).toBeTruthy();
  });

  it('sends nothing when the contacts have changed, and shows the new review', async () => {
    const { fake, user } = await review();
    fake.handle('confirmBatch', () => err(appError('batch-review-stale')));
    fake.handle('reviewBatch', () => ok(aReview({ ...forty, reviewId: 'review-2', going: 39 })));
    await user.click(await screen.findByRole('button', { name: /^Send 40 messages/ }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: /^Send 40/ }),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('has changed since');
    expect(button(/^Send 39 messages/)).toHaveProperty('disabled', false);
    // Before it goes it may be for others.
    expect(fake.state.batches[0]?.name).toBe('');
  });

  it('offers to look again where it fails', async () => {
    const { fake, user } = await review();
    await screen.findByText('40 messages go out');
    fake.fail('reviewBatch', 'saved-search-not-found');
    await user.click(screen.getByRole('checkbox', { name: /in the last ten minutes/ }));
    const alert = await screen.findByRole('alert');
    fake.handle('reviewBatch', () => ok(aReview(forty)));
    await user.click(within(alert).getByRole('button', { name: 'Look again' }));
    expect(await screen.findByText('40 messages go out')).toBeTruthy();
  });
});
