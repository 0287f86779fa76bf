import { writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { everyone } from '../../src/shared/domain/contact';
import { axeViolations } from '../support/app/axe';
import { call, history, startPractice } from '../support/app/bridge-calls';
import { answerFileDialogs } from '../support/app/file-dialogs';
import { compose, showQuick } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';
import { aContactInput } from '../support/contact-input';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let quick: Page;
let desk: Page;

test.beforeAll(async () => {
  quick = await app().page('quick');
  await startPractice(quick);
  await call(quick, 'changeSettings', { defaultCountry: 'US' });
  for (const [index, givenName] of ['Rosalind', 'Adam'].entries()) {
    const numbers = [{ typed: `+1202555010${String(index)}`, label: '' }];
    await call(quick, 'saveContact', aContactInput({ givenName, numbers, tags: ['Club'] }));
  }
  await call(quick, 'saveSearch', {
    id: null,
    name: 'The club',
    query: { ...everyone, tags: ['Club'] },
  });
  await call(quick, 'openDesk', { room: 'batches' });
  desk = await app().page('desk');
});

const press = (name: string | RegExp) => desk.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => desk.getByRole('heading', { name, exact: true });

/** Begins a batch to the saved search, as far as its review. */
async function reviewOfSearch(text: string): Promise<void> {
  await call(quick, 'openDesk', { room: 'batches' });
  await press('New batch');
  await desk.getByRole('radio', { name: 'A saved search' }).press('Space');
  const searches = desk.getByRole('combobox', { name: 'Saved search', exact: true });
  await searches.selectOption({ label: 'The club (2)' });
  await press('Go on to the text');
  await desk.getByRole('radio', { name: 'Everyday' }).press('Space');
  await desk.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  await press('Go on to the review');
  await desk.getByRole('radio', { name: 'At a time' }).press('Space');
}

test('a batch to a saved search repeats, is sent now in the place of its next time, and stops', async () => {
  await reviewOfSearch('News of the week');
  await desk.getByRole('combobox', { name: 'Repeat' }).selectOption({ label: 'Weekly' });
  await expect(desk.getByText(/looked up anew each time/)).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
  await press('Let it repeat');
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Let it repeat' }).click();
  await expect(heading('Scheduled')).toBeVisible();
  await expect(desk.getByText('News of the week')).toBeVisible();
  await expect(desk.getByText(/^Weekly · next /)).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);

  await desk.getByRole('button', { name: /^Send now/ }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Send now' }).click();
  await expect
    .poll(async () => (await history(quick)).map(({ text, state }) => `${text} ${state.kind}`))
    .toEqual(['News of the week accepted', 'News of the week accepted']);
  await desk.getByRole('button', { name: /^Stop repeating/ }).click();
  await expect(desk.getByText('Nothing is scheduled')).toBeVisible();
});

test('a batch by the recipients’ clocks is taken back from Scheduled and is a draft again', async () => {
  await reviewOfSearch('See you tomorrow');
  await press(/^Tomorrow, 9:00/);
  await desk
    .getByRole('combobox', { name: 'Time zone' })
    .selectOption({ label: "Each recipient's (guessed from the number)" });
  await expect(desk.getByText(/^2 go on /)).toBeVisible();
  await press('Schedule 2 messages');
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Schedule 2 messages' }).click();
  await expect(heading('Waits for its time')).toBeVisible();
  await press('Rename');
  const dialog = desk.getByRole('dialog', { name: 'Name of the batch' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tomorrow');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(heading('Tomorrow')).toBeVisible();

  await call(quick, 'openDesk', { room: 'scheduled' });
  await desk.getByRole('button', { name: 'Edit Tomorrow' }).click();
  await press('Take it back and change it');
  await expect(desk.getByText('Nothing is scheduled')).toBeVisible();
  const { batches } = await call(quick, 'listBatches', { before: null, limit: 2 });
  expect(batches.map(({ name, state }) => `${name} ${state.kind}`)).toEqual([
    'Tomorrow draft',
    'Tomorrow cancelled',
  ]);
});

test('a spreadsheet’s columns are fields of the text', async () => {
  const path = test.info().outputPath('orders.csv');
  await writeFile(path, 'Phone,Order\n+12025550100,17\n+12025550101,18\n');
  await answerFileDialogs(app(), { open: path });
  await call(quick, 'openDesk', { room: 'batches' });
  await press('All batches');
  await press('New batch');
  await desk.getByRole('radio', { name: 'A spreadsheet or CSV file' }).press('Space');
  await press('Choose a file…');
  await expect(desk.getByText('All columns are fields for the text.')).toBeVisible();
  await press('Go on to the text');
  await desk.getByRole('radio', { name: 'Everyday' }).press('Space');
  await desk.getByRole('textbox', { name: 'Text', exact: true }).fill('Order {{Order}} is in');
  await press('Go on to the review');
  await press('Send 2 messages as practice');
  const question = desk.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Send 2 messages as practice' }).click();
  await expect(heading('Done')).toBeVisible({ timeout: 20_000 });
  const texts = (await history(quick)).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['Order 17 is in', 'Order 18 is in']));
});

test('quiet hours that are set in Settings are asked about in Compose and in a batch', async () => {
  // Two hours before and after now, by the clock of whoever has that number.
  const around = (hours: number): string =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/New_York',
      hour: '2-digit',
      minute: '2-digit',
    }).format(Date.now() + hours * 3_600_000);
  const hours = { from: around(-2), until: around(2) };
  await call(quick, 'openDesk', { room: 'settings' });
  await desk
    .getByRole('combobox', { name: /^Quiet hours of/ })
    .selectOption({ label: 'Own hours' });
  await desk.getByLabel('Quiet from').fill(hours.from);
  await desk.getByLabel('Quiet until').fill(hours.until);
  await desk.getByLabel('Quiet from').focus();
  await expect
    .poll(async () => Object.values((await call(quick, 'getSnapshot', {})).settings.quietHours))
    .toEqual([{ kind: 'own', ...hours }]);

  quick = await showQuick(app());
  const { to, message } = compose(quick);
  await to.fill('+12025550100');
  await to.press('Enter');
  await message.fill('Are you awake?');
  await message.press('Control+Enter');
  const question = quick.getByRole('alertdialog', { name: 'Quiet hours' });
  await expect(question).toContainText('Rosalind has quiet hours');
  await question.getByRole('button', { name: 'Send anyway' }).click();
  await expect
    .poll(
      async () => (await history(quick)).find(({ text }) => text === 'Are you awake?')?.state.kind,
    )
    .toBe('accepted');

  await call(quick, 'openDesk', { room: 'batches' });
  await press('All batches');
  await reviewOfSearch('Later today');
  await desk.getByRole('radio', { name: 'At once' }).press('Space');
  await expect(desk.getByText('2 recipients have quiet hours then.')).toBeVisible();
  await expect(desk.getByText(/^2 go on /)).toBeVisible();
  await desk.getByRole('radio', { name: 'Send anyway' }).press('Space');
  await expect(desk.getByText('2 go at once')).toBeVisible();
});
