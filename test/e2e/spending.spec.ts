import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { languages } from '../../src/shared/domain/settings';
import { call, history } from '../support/app/bridge-calls';
import { pressByKey, tabTo } from '../support/app/by-keyboard';
import { examine } from '../support/app/examine';
import { answerFileDialogs } from '../support/app/file-dialogs';
import { launchApp, type RunningApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';
import { connectTo } from '../support/app/provider-account';
import { compose } from '../support/app/quick-page';
import { shopProvider } from '../support/app/sample-profile';
import { sampleShops } from '../support/app/sample-shop';
import { writeSpending } from '../support/app/sample-spending';
import { tourSpending } from '../support/app/tour-spending';
import { startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const run = promisify(execFile);

let gateway: Awaited<ReturnType<typeof startFaultGateway>>;
let profile: Profile;

test.beforeEach(async () => {
  gateway = await startFaultGateway();
  gateway.respondToAll(shopProvider(sampleShops.en));
  profile = await freshProfile();
});

test.afterEach(async () => {
  await gateway.close();
  await profile.remove();
});

/** The program with an account that has sent for three months, or never. */
async function open({ hasSpent }: { readonly hasSpent: boolean }): Promise<RunningApp> {
  const first = await launchApp({ profile, args: ['--hidden'] });
  const account = await connectTo(await first.page('quick'), gateway.baseUrl);
  if (!hasSpent) return first;
  await first.close();
  writeSpending(profile.dataDir, account);
  return launchApp({ profile, args: ['--hidden'] });
}

for (const language of languages) {
  test(`the spending room says what was spent, in every look (${language})`, async () => {
    const app = await open({ hasSpent: true });
    await call(await app.page('quick'), 'changeSettings', { language });
    await tourSpending({ app, language, visit: examine });
    await app.close();
  });
}

test('the numbers are looked at, and saved as a table and a picture, from the keyboard alone', async () => {
  const app = await open({ hasSpent: true });
  const quick = await app.page('quick');
  await call(quick, 'openDesk', { room: 'contacts' });
  const desk = await app.page('desk');
  await pressByKey(desk, 'Spending');
  await tabTo(desk, 'Period');
  await desk.keyboard.type('Last 12');
  await tabTo(desk, 'Month');
  await desk.keyboard.press('ArrowLeft');
  await expect(desk.getByRole('radio', { name: 'Week', exact: true })).toBeChecked();
  await pressByKey(desk, 'As a table');
  await expect(desk.getByRole('table', { name: 'Over time', exact: true })).toBeVisible();
  const csv = join(profile.dataDir, 'spending.csv');
  await answerFileDialogs(app, { save: csv });
  await pressByKey(desk, 'Save as CSV…');
  await expect(desk.getByText(`Saved as ${csv}.`)).toBeVisible();
  const lines = (await readFile(csv, 'utf8')).split('\r\n');
  expect(lines[0]).toContain('Named by the provider');
  expect(lines.some((line) => line.startsWith('Account,Test provider,'))).toBe(true);
  await expect(desk.locator('canvas').first()).toBeVisible();
  const png = join(profile.dataDir, 'spending.png');
  await answerFileDialogs(app, { save: png });
  await pressByKey(desk, 'Save as picture…');
  await expect(desk.getByText(`Saved as ${png}.`)).toBeVisible();
  expect((await readFile(png)).subarray(1, 4).toString()).toBe('PNG');
  await app.close();
});

test('a budget that is nearly used up is told, and a text past it goes only when the user says so', async () => {
  const app = await open({ hasSpent: false });
  const quick = await app.page('quick');
  await call(quick, 'openDesk', { room: 'spending' });
  const desk = await app.page('desk');
  await expect(desk.getByRole('heading', { name: 'Nothing has been spent' })).toBeVisible();
  await setBudget(desk, '0.08');

  const to = { e164: '+12025550100', contactId: null, name: null };
  await call(quick, 'compose', { recipients: [to], text: 'Your order is ready.' });
  const { send, status, message } = compose(quick);
  await send.click();
  await expect(status).toContainText(/accepted/i);
  const told = desk.getByRole('region', { name: 'Notices' });
  await expect(told).toContainText('“Test provider” has used €0.065 of its €0.08 for this month.');
  await expect.poll(() => notificationsOf(app)).toContain('“Test provider” has used');
  await call(quick, 'compose', { recipients: [to], text: 'Still here until six.' });
  await send.click();
  const question = quick.getByRole('alertdialog', { name: 'Past the budget' });
  await expect(question).toContainText('has used €0.065 of its €0.08');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(message).toHaveValue('Still here until six.');
  expect(await history(quick)).toHaveLength(1);
  await send.click();
  await question.getByRole('button', { name: 'Send anyway' }).click();
  await expect(message).toHaveValue('');
  await expect
    .poll(async () => (await history(quick)).map(({ state }) => state.kind))
    .toEqual(['accepted', 'accepted']);
  await expect(desk.getByRole('progressbar', { name: 'This month' })).toHaveAttribute(
    'aria-valuetext',
    /^€0\.13 of €0\.08 · used up/,
  );
  await app.close();
});

/** What the desktop was told so far; nothing of it stays on the screen. */
async function notificationsOf({ env }: RunningApp): Promise<string> {
  await run('dunstctl', ['close-all'], { env });
  return (await run('dunstctl', ['history'], { env })).stdout;
}

async function setBudget(desk: Page, amount: string): Promise<void> {
  await pressByKey(desk, 'Set a budget');
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Amount' })).toBeFocused();
  await desk.keyboard.type(amount);
  await tabTo(desk, 'Currency');
  await desk.keyboard.press('Control+A');
  await desk.keyboard.type('EUR');
  await desk.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}
