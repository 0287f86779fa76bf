import { expect, test } from 'vitest';
import { aNewMessage } from '../../support/outbox/new-message';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { cents, openBudgetWorld } from './budget-world';

const codeOf = (result: ReturnType<ReturnType<typeof openBudgetWorld>['send']>) =>
  result.ok ? null : result.error.code;

test('without a budget nothing is asked', async () => {
  const { send, gateway, settle } = openBudgetWorld();
  gateway.answerAll(outcomes.accepted);
  for (let count = 0; count < 5; count += 1) expect(codeOf(send())).toBeNull();
  await settle();
  expect(gateway.attempts).toHaveLength(5);
});

test('what would pass the budget is asked about, and nothing of it is written down', async () => {
  const { send, limit, gateway, settle, messages } = openBudgetWorld();
  limit(2);
  gateway.answerAll(outcomes.accepted);
  send();
  send();
  await settle();
  const asked = send();
  expect(asked).toEqual({
    ok: false,
    error: {
      code: 'budget-reached',
      params: {
        account: 'Salon Berger',
        currency: 'EUR',
        limitMicros: 2 * cents,
        usedMicros: 2 * cents,
        costMicros: cents,
      },
    },
  });
  expect(messages.byRequest('press-3')).toEqual([]);
});

test('two presses never share what is left, though neither has been sent yet', () => {
  const { send, limit, gateway } = openBudgetWorld();
  limit(1);
  expect(codeOf(send())).toBeNull();
  expect(codeOf(send())).toBe('budget-reached');
  expect(gateway.attempts).toHaveLength(1);
});

test('all recipients of a press count together', () => {
  const { send, limit } = openBudgetWorld();
  limit(2);
  const recipients = ['+12025550100', '+12025550101', '+12025550102'].map((e164) => ({
    e164,
    contactId: null,
    name: null,
  }));
  expect(codeOf(send({ recipients }))).toBe('budget-reached');
  expect(codeOf(send({ recipients: recipients.slice(1) }))).toBeNull();
});

test('“send anyway” lets that press pass, and no other', async () => {
  const { send, limit, gateway, settle } = openBudgetWorld();
  limit(1);
  gateway.answerAll(outcomes.accepted);
  send();
  expect(codeOf(send({ budget: 'send-anyway' }))).toBeNull();
  await settle();
  expect(gateway.attempts).toHaveLength(2);
  expect(codeOf(send())).toBe('budget-reached');
});

test('for the rest of the month nothing is asked where the user says so', async () => {
  const { send, limit, gateway, settle, clock } = openBudgetWorld();
  limit(1);
  gateway.answerAll(outcomes.accepted);
  send();
  expect(codeOf(send({ budget: 'lift-month' }))).toBeNull();
  expect(codeOf(send())).toBeNull();
  await settle();
  expect(gateway.attempts).toHaveLength(3);
  // From 12 March to 2 April, and past the one text that April has.
  clock.jump(21 * 86_400_000);
  expect(codeOf(send())).toBeNull();
  await settle();
  expect(codeOf(send())).toBe('budget-reached');
});

test('a text that is late counts like all that wait, so that what takes its place is asked about', () => {
  const { limit, budgets, messages, clock } = openBudgetWorld();
  const late = { accountId: 'account-1', recipient: '+12025550100', text: 'Late.' };
  for (const id of ['one', 'two']) {
    messages.enqueue([aNewMessage(id, late)], {
      kind: 'scheduled',
      dueAt: clock.now() - 3_600_000,
    });
  }
  limit(2);
  const ask = (text: string) =>
    budgets.question('account-1', [{ ...late, text }], clock.now() + 60_000, [late]);
  expect(ask('Later.')).toBeNull();
  expect(ask('x'.repeat(200))).toMatchObject({
    params: { usedMicros: cents, costMicros: 2 * cents },
  });
});

test('what texts cost is told in the currency of the budget, and not where there is none', () => {
  const { limit, budgets } = openBudgetWorld();
  const text = { recipient: '+12025550100', text: 'Ready.' };
  expect(budgets.costs('account-1', [text])).toBeNull();
  limit(1);
  expect(budgets.costs('account-1', [text, text, text])).toBe(3 * cents);
  budgets.set('account-1', { amountMicros: cents, currency: 'USD' });
  expect(budgets.costs('account-1', [text])).toBe(0);
});

test('practice passes every budget and counts in none', async () => {
  const { send, limit, gateway, settle, budgets } = openBudgetWorld();
  limit(1);
  gateway.answerAll(outcomes.accepted);
  send({ accountId: 'practice' });
  send({ accountId: 'practice' });
  await settle();
  expect(budgets.list()[0]?.spent?.amountMicros).toBe(0);
  expect(codeOf(send())).toBeNull();
});

test('a text whose budget was used up meanwhile waits for the user, and goes at their word', async () => {
  const { send, limit, gateway, settle, messages, outbox } = openBudgetWorld();
  outbox.setPaused(true);
  send();
  send();
  limit(1);
  gateway.answerAll(outcomes.accepted);
  outbox.setPaused(false);
  await settle();
  expect(gateway.attempts).toHaveLength(1);
  expect(messages.counts()).toMatchObject({ queued: 0, held: 1 });
  expect(messages.byRequest('press-2')[0]?.text).toBe('Ready, 2.');
  outbox.answerHeld(null, true);
  await settle();
  expect(gateway.attempts).toHaveLength(2);
});

test('a price that rose between the estimate and the receipt stops what comes after it', async () => {
  const { send, limit, gateway, settle, messages } = openBudgetWorld();
  limit(3);
  const dear = { amountMicros: 3 * cents, currency: 'EUR' };
  const { receipt } = outcomes.accepted;
  gateway.answerNext({ kind: 'accepted', receipt: { ...receipt, cost: dear } });
  gateway.answerAll(outcomes.accepted);
  send();
  send();
  await settle();
  expect(gateway.attempts).toHaveLength(1);
  expect(messages.counts().held).toBe(1);
});

test('the user is told at 80 % and at 100 %, each once a month', async () => {
  const { send, limit, gateway, settle, told, clock } = openBudgetWorld();
  limit(5);
  gateway.answerAll(outcomes.accepted);
  for (let count = 0; count < 3; count += 1) send();
  await settle();
  expect(told).toEqual([]);
  send();
  await settle();
  expect(told.map(({ level }) => level)).toEqual(['warning']);
  send({ budget: 'send-anyway' });
  send({ budget: 'send-anyway' });
  await settle();
  expect(told.map(({ level }) => level)).toEqual(['warning', 'reached']);
  clock.jump(21 * 86_400_000);
  for (let count = 0; count < 4; count += 1) send();
  await settle();
  expect(told.map(({ level }) => level)).toEqual(['warning', 'reached', 'warning']);
});

test('a message of unknown outcome counts by what it would have cost', async () => {
  const { send, limit, gateway, settle, messages } = openBudgetWorld();
  limit(1);
  gateway.answerNext(outcomes.unknown);
  send();
  await settle();
  expect(codeOf(send())).toBe('budget-reached');
  const [lost] = messages.byRequest('press-1');
  messages.settle(lost!.id, 'not-arrived');
  expect(codeOf(send())).toBeNull();
});

test('a budget in a currency that nothing is paid in stops nothing', async () => {
  const { send, budgets, gateway, settle } = openBudgetWorld();
  budgets.set('account-1', { amountMicros: cents, currency: 'USD' });
  gateway.answerAll(outcomes.accepted);
  send();
  send();
  await settle();
  expect(gateway.attempts).toHaveLength(2);
  expect(budgets.list()[0]).toMatchObject({ currencies: ['EUR'], level: 'under' });
});

test('a budget of an account that is not there is refused', () => {
  const { budgets } = openBudgetWorld();
  expect(budgets.set('gone', null)).toMatchObject({ error: { code: 'account-not-found' } });
  expect(budgets.lift('gone', true)).toMatchObject({ error: { code: 'account-not-found' } });
});

test('what takes the place of what waits for its time counts by what it costs more', () => {
  const { messages, budgets, limit, clock } = openBudgetWorld();
  limit(2);
  const dueAt = clock.now() + 3_600_000;
  const first = aNewMessage('a');
  messages.enqueue([first], { kind: 'scheduled', dueAt });
  messages.enqueue([aNewMessage('b')], { kind: 'scheduled', dueAt });
  const long = { ...first, text: 'x'.repeat(161) };
  expect(budgets.question('account-1', [long], dueAt)?.params).toMatchObject({
    usedMicros: 2 * cents,
  });
  expect(budgets.question('account-1', [first], dueAt, [first])).toBeNull();
  expect(budgets.question('account-1', [long], dueAt, [first])?.params).toMatchObject({
    usedMicros: cents,
    costMicros: 2 * cents,
  });
});

test('a message may pass by itself, without the others of its press', () => {
  const { budgets, limit } = openBudgetWorld();
  limit(1);
  const message = aNewMessage('m1', { requestId: 'press', text: 'x'.repeat(161) });
  expect(budgets.mayGo(message)).toBe(false);
  budgets.except('m1');
  expect(budgets.mayGo(message)).toBe(true);
  expect(budgets.mayGo({ ...message, id: 'm2' })).toBe(false);
});
