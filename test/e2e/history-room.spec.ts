import { expect, test, type Page } from '@playwright/test';
import { call, history, send, statesOf } from '../support/app/bridge-calls';
import { connectTo } from '../support/app/provider-account';
import { compose } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let quick: Page;
let desk: Page;
let gateway: Awaited<ReturnType<typeof startFaultGateway>>;

const to = (ending: string, name: string) => ({ e164: `+120255501${ending}`, name });
const list = () => desk.getByRole('list', { name: 'Messages', exact: true });
const items = () => list().getByRole('listitem');
const item = (text: string) => items().filter({ hasText: text });
const row = (text: string) => item(text).locator('[data-row-focus]');
const search = () => desk.getByRole('searchbox', { name: 'Search messages' });
const pane = () => desk.getByRole('region', { name: 'The message', exact: true });
const menu = async (name: string) => {
  await pane().getByRole('button', { name: 'More' }).click();
  await desk.getByRole('menuitem', { name }).click();
};

test.beforeAll(async () => {
  gateway = await startFaultGateway();
  quick = await app().page('quick');
  await connectTo(quick, gateway.baseUrl);
  await send(quick, to('10', 'Rosalind Bloom'), 'Your peonies are in');
  await send(quick, to('10', 'Rosalind Bloom'), 'The ribbon is blue');
  await expect.poll(() => statesOf(quick, 'The ribbon is blue')).toEqual(['accepted']);
  gateway.respondOnce(faults.status(400, '{"message":"Insufficient balance to send SMS"}'));
  await send(quick, to('11', 'Jürgen Müller'), 'Refused by the provider');
  await expect.poll(() => statesOf(quick, 'Refused by the provider')).toEqual(['rejected']);
  await call(quick, 'startPractice', {});
  await send(quick, to('12', 'Ada Ferris'), 'Only practice, with peonies');
  await expect.poll(() => statesOf(quick, 'Only practice, with peonies')).toEqual(['accepted']);
  await call(quick, 'openDesk', { room: 'history' });
  desk = await app().page('desk');
});

test.afterAll(async () => {
  await gateway.close();
});

test.beforeEach(async () => {
  // As somebody leaves it who has looked around: nothing searched for, nothing chosen.
  await call(quick, 'openDesk', { room: 'contacts' });
  await call(quick, 'openDesk', { room: 'history' });
  await search().fill('');
  await expect(row('Your peonies are in')).toBeVisible();
});

test('a message is an item with recipient, text, time, state, cost and its position', async () => {
  await expect(item('Your peonies are in')).toContainText('Rosalind Bloom');
  await expect(item('Your peonies are in')).toContainText('Accepted by Test provider');
  await expect(item('Your peonies are in')).toContainText('€0.05');
  await expect(item('Your peonies are in').getByRole('time')).toHaveText(/\d+:\d\d/);
  await expect(items().nth(1)).toHaveAttribute('aria-posinset', '2');
  await expect(list().getByRole('heading', { name: 'Today' })).toBeVisible();
});

test('a search marks what it found, by umlauts written in either way', async () => {
  await search().fill('peon');
  await expect(items()).toHaveCount(2);
  await expect(list().locator('mark')).toHaveText(['peon', 'peon']);
  await search().fill('mueller');
  await expect(items()).toHaveCount(1);
  await expect(list().locator('mark')).toHaveText(['Müller']);
  await search().fill('202555010 "*');
  await expect(desk.getByText('Nothing found')).toBeVisible();
});

test('a filter leaves what passes it, and is taken back by a press', async () => {
  await desk.getByRole('button', { name: 'Filter', exact: true }).click();
  const form = desk.getByRole('dialog', { name: 'Filter' });
  await form.getByRole('radiogroup').getByText('Practice', { exact: true }).click();
  await expect(items()).toHaveCount(1);
  await expect(items()).toContainText('Only practice');
  await form.getByRole('button', { name: 'Done' }).click();
  await desk.getByRole('button', { name: 'Remove the filter “Practice”' }).click();
  await expect(row('Refused by the provider')).toBeVisible();
});

test('going to a date before the first message shows what came after it', async () => {
  await desk.getByRole('button', { name: 'Go to date' }).click();
  await desk.getByRole('button', { name: 'A year ago' }).click();
  // What is newer stands above it.
  await expect(row('Your peonies are in')).toBeVisible();
});

test('a message shows everything that the provider said', async () => {
  await row('Refused by the provider').click();
  await expect(pane()).toContainText('Not sent: balance too low');
  await expect(pane()).toContainText('Insufficient balance to send SMS');
  await expect(pane()).toContainText('Test provider');
  await row('Your peonies are in').click();
  await expect(pane()).toContainText('+1 202 555 0110');
  await expect(pane()).toContainText('€0.05');
});

test('the arrow keys go through the messages, and show each', async () => {
  await row('Only practice').click();
  await desk.keyboard.press('ArrowDown');
  await expect(pane()).toContainText('Refused by the provider');
  await desk.keyboard.press('End');
  await expect(pane()).toContainText('Your peonies are in');
});

test('everything to somebody stands together, the newest last', async () => {
  await row('Your peonies are in').click();
  await pane().getByText('Everything to them', { exact: true }).click();
  const conversation = desk.getByRole('list', { name: 'Everything to them' });
  await expect(conversation.getByRole('listitem')).toHaveText([
    /Your peonies are in/,
    /The ribbon is blue/,
  ]);
  await conversation.getByRole('button').last().click();
  await expect(pane()).toContainText('The ribbon is blue');
});

test('the small window leads to all about a message', async () => {
  const { messages } = await call(quick, 'listMessages', { query: '', before: null, limit: 9 });
  const ribbon = messages.find(({ text }) => text === 'The ribbon is blue')!;
  await call(quick, 'openDesk', { room: 'history', messageId: ribbon.id });
  await expect(pane()).toContainText('The ribbon is blue');
  await expect(row('The ribbon is blue')).toBeFocused();
});

test('a text is forwarded to nobody yet', async () => {
  await row('The ribbon is blue').click();
  await pane().getByRole('button', { name: 'Forward' }).click();
  const { message, chips } = compose(quick);
  await expect(message).toHaveValue('The ribbon is blue');
  await expect(chips).toHaveCount(0);
});

test('a text is saved as a template', async () => {
  await row('The ribbon is blue').click();
  await menu('Save as template…');
  const dialog = desk.getByRole('dialog', { name: 'Save as template' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ribbon');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await call(quick, 'listTemplates', {})).toMatchObject([
    { name: 'Ribbon', text: 'The ribbon is blue' },
  ]);
});

test('somebody who wants no more texts is put on the list of opt-outs', async () => {
  await row('Refused by the provider').click();
  await menu('They asked me to stop');
  await expect(desk.getByText('Recorded: this number is not texted any more.')).toBeVisible();
  const e164s = ['+12025550111'];
  expect(await call(quick, 'findOptOuts', { e164s })).toMatchObject([{ e164: e164s[0] }]);
});

test('several are ticked with the keyboard, copied, and deleted after a question', async () => {
  await row('Only practice').click();
  await desk.keyboard.press('Space');
  await desk.keyboard.press('Shift+ArrowDown');
  const bar = desk.getByRole('toolbar', { name: 'Ticked messages' });
  await expect(bar).toContainText('2 ticked');
  await bar.getByRole('button', { name: 'Copy' }).click();
  await expect(desk.getByText('2 messages copied.')).toBeVisible();
  const copied = await app().electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n')).toHaveLength(2);
  expect(copied).toContain('Jürgen Müller\t+1 202 555 0111\tRefused by the provider');

  await bar.getByRole('button', { name: 'Delete' }).click();
  const question = desk.getByRole('alertdialog', { name: 'Delete 2 messages?' });
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(items()).toHaveCount(2);
  expect((await history(quick)).map(({ text }) => text)).toEqual([
    'The ribbon is blue',
    'Your peonies are in',
  ]);
});
