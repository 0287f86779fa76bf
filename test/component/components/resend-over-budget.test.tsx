import { act, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { BudgetQuestion } from '../../../src/renderer/components/budget-question';
import { QuietQuestion } from '../../../src/renderer/components/quiet-question';
import { resendMessages } from '../../../src/renderer/features/history/bulk';
import { useBudgetQuestion } from '../../../src/renderer/lib/budget-question';
import { useQuietQuestion } from '../../../src/renderer/lib/quiet-question';
import { aMessage } from '../../support/fixtures';
import { show } from '../../support/render';

const rejected = (id: string, accountId = 'shop') =>
  aMessage({
    id,
    accountId,
    state: { kind: 'rejected', at: 1, reason: 'no-connection', providerWords: null },
  });
const reached = (account: string) =>
  appError('budget-reached', {
    params: { account, currency: 'EUR', limitMicros: 1, usedMicros: 1, costMicros: 1 },
  });
const quietHours = appError('quiet-hours', {
  params: { recipient: 'Clara Vogt', others: 0, free: 0, firstAt: 1, lastAt: 1 },
});

afterEach(() => {
  act(() => {
    useQuietQuestion.getState().asked?.answer(null);
    useBudgetQuestion.getState().asked?.answer(null);
  });
});

/** Main asks of the budget where no answer comes with the call, and of quiet hours before, where it is night. */
async function shown({ isNight = false } = {}) {
  const one = await show(
    <>
      <QuietQuestion />
      <BudgetQuestion />
    </>,
  );
  one.fake.handle('resendMessage', ({ messageId, quiet, budget }) => {
    if (isNight && quiet === undefined) return err(quietHours);
    const [account = ''] = messageId.split(' ');
    return budget === undefined
      ? err(reached(account))
      : ok(aMessage({ id: `${messageId}-again` }));
  });
  const press = async (button: string, words = '') => {
    const question = within(await screen.findByRole('alertdialog'));
    expect(question.getByText(new RegExp(words))).toBeTruthy();
    await one.user.click(question.getByRole('button', { name: button }));
  };
  const calls = () =>
    one.fake
      .inputsOf('resendMessage')
      .map(({ messageId, quiet, budget }) => [messageId, quiet, budget]);
  return { ...one, press, calls };
}

/** Sends messages of two accounts again, and is asked for each. */
async function sendBothAccounts(press: Awaited<ReturnType<typeof shown>>['press']) {
  const messages = [rejected('shop 2'), rejected('club 1', 'club'), rejected('shop 1')];
  const sent = resendMessages(messages);
  await press('Send anyway', 'shop');
  await press('Send anyway', 'club');
  return sent;
}

describe('sending several again over the budget', () => {
  it('asks once', async () => {
    const { press, calls } = await shown();
    const sent = resendMessages([rejected('shop 2'), rejected('shop 1')]);
    await press('Send anyway', 'shop');
    expect(await sent).toEqual(ok(2));
    expect(calls()).toEqual([
      ['shop 1', undefined, undefined],
      ['shop 1', undefined, 'send-anyway'],
      ['shop 2', undefined, 'send-anyway'],
    ]);
  });

  it('asks of an account with its first, about all of them', async () => {
    const { fake, press } = await shown();
    await sendBothAccounts(press);
    const followedBy = fake
      .inputsOf('resendMessage')
      .map(({ messageId, followedBy: others = [] }) => [messageId, ...others]);
    expect(followedBy).toEqual([
      ['shop 1', 'shop 2'],
      ['shop 1', 'shop 2'],
      ['club 1'],
      ['club 1'],
      ['shop 2'],
    ]);
  });

  it('asks once for each account', async () => {
    const { press, calls } = await shown();
    expect(await sendBothAccounts(press)).toEqual(ok(3));
    expect(calls().at(-1)).toEqual(['shop 2', undefined, 'send-anyway']);
    expect(calls()).toHaveLength(5);
  });

  it('keeps what was said of quiet hours apart', async () => {
    const { press, calls } = await shown({ isNight: true });
    const sent = resendMessages([rejected('shop 2'), rejected('shop 1')]);
    await press('Wait until allowed', 'quiet hours');
    await press('Send anyway', 'shop');
    expect(await sent).toEqual(ok(2));
    expect(calls().slice(1)).toEqual([
      ['shop 1', 'when-allowed', undefined],
      ['shop 1', 'when-allowed', 'send-anyway'],
      ['shop 2', 'when-allowed', 'send-anyway'],
    ]);
  });

  it('sends none where the answer is no', async () => {
    const { press, calls } = await shown();
    const sent = resendMessages([rejected('shop 2'), rejected('shop 1')]);
    await press('Cancel', 'shop');
    expect(await sent).toEqual(err(reached('shop')));
    expect(calls()).toEqual([['shop 1', undefined, undefined]]);
  });
});
