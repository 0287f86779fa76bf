import { expect, test, type Page } from '@playwright/test';
import { call, history, send, statesOf } from '../support/app/bridge-calls';
import { compose, openTab, showQuick } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';
import { connectTo } from '../support/app/provider-account';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let page: Page;
let gateway: Awaited<ReturnType<typeof startFaultGateway>>;

const items = () => page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
const item = (text: string) => items().filter({ hasText: text });
const to = (ending: string) => ({ e164: `+120255501${ending}` });

test.beforeAll(async () => {
  gateway = await startFaultGateway();
  page = await app().page('quick');
  await connectTo(page, gateway.baseUrl);
  await showQuick(app());
});

test.afterAll(async () => {
  await gateway.close();
});

test.beforeEach(async () => {
  await openTab(page, 'History');
});

test('a message is an item of a list with recipient, text, time, state and cost', async () => {
  await send(page, { ...to('10'), name: 'Rosalind Bloom' }, 'Listed');
  await expect(item('Listed')).toContainText('Rosalind Bloom');
  await expect(item('Listed')).toContainText('Accepted by Test provider');
  await expect(item('Listed')).toContainText('€0.05');
  await expect(item('Listed').getByRole('time')).toHaveText(/\d+:\d\d|now|second/);
});

test('the newest message comes first', async () => {
  await send(page, to('11'), 'The older one');
  await send(page, to('11'), 'The newer one');
  await expect(items().nth(0)).toContainText('The newer one');
  await expect(items().nth(1)).toContainText('The older one');
});

test('a rejected message says why, in our words and the provider’s, and is sent again', async () => {
  gateway.respondOnce(faults.status(400, '{"message":"Insufficient balance to send SMS"}'));
  await send(page, to('12'), 'Refused at first');
  await expect(item('Refused at first')).toContainText('Not sent: balance too low');
  await expect(item('Refused at first')).toContainText('Insufficient balance to send SMS');
  await item('Refused at first').getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => statesOf(page, 'Refused at first')).toEqual(['accepted', 'rejected']);
});

test('a message of unknown outcome is sent again only after a warning', async () => {
  gateway.respondOnce(faults.resetBeforeAnswer);
  await send(page, to('13'), 'Perhaps');
  await expect(item('Perhaps')).toContainText('It may have been sent');
  await item('Perhaps').getByRole('button', { name: 'Send again' }).click();
  const warning = page.getByRole('alertdialog', { name: 'Send it a second time?' });
  await expect(warning).toContainText('This message may have arrived.');
  await warning.getByRole('button', { name: 'Cancel' }).click();
  expect(await statesOf(page, 'Perhaps')).toEqual(['unknown']);
  await item('Perhaps').getByRole('button', { name: 'Send again' }).click();
  await warning.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => statesOf(page, 'Perhaps')).toEqual(['accepted', 'unknown']);
  expect(gateway.texts.filter(({ body }) => body === 'Perhaps')).toHaveLength(2);
});

test('the user can say that a message of unknown outcome did not arrive', async () => {
  gateway.respondOnce(faults.status(502, '<h1>Bad gateway</h1>'));
  await send(page, to('14'), 'Lost, says the customer');
  await item('Lost, says the customer').getByRole('button', { name: 'It did not arrive' }).click();
  await expect(item('Lost, says the customer')).toContainText('you said that it did not arrive');
});

test('a text is copied', async () => {
  await send(page, to('15'), 'To be copied');
  await item('To be copied').getByRole('button', { name: 'Copy text' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await app().electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe('To be copied');
});

test('Use again begins a message with the same words', async () => {
  await send(page, to('16'), 'Words to use again');
  await item('Words to use again').getByRole('button', { name: 'Use again' }).click();
  const { message, chips } = compose(page);
  await expect(message).toHaveValue('Words to use again');
  await expect(chips).toHaveCount(1);
});

test('a search finds messages by their words', async () => {
  await send(page, to('17'), 'The peonies have arrived');
  await page.getByRole('searchbox', { name: 'Search messages' }).fill('peon');
  await expect(items()).toHaveText([/The peonies have arrived/]);
  await page.getByRole('searchbox', { name: 'Search messages' }).fill('');
  await expect(items().nth(1)).toBeVisible();
});

test('practice messages are marked, and cost nothing', async () => {
  await call(page, 'startPractice', {});
  await send(page, to('18'), 'Only practice');
  await expect(item('Only practice')).toContainText('Practice');
  await expect(item('Only practice')).not.toContainText('€');
  expect((await history(page))[0]).toMatchObject({ practice: true });
});
