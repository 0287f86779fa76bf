import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { call, startPractice } from '../support/app/bridge-calls';
import { connectTo } from '../support/app/provider-account';
import { compose, showQuick } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';
import { startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let quick: Page;
let desk: Page;
let gateway: Awaited<ReturnType<typeof startFaultGateway>>;

const settings = async () => (await call(quick, 'getSnapshot', {})).settings;
const account = (name: string) =>
  desk.getByRole('listitem', { name }).or(desk.getByRole('listitem').filter({ hasText: name }));

test.beforeAll(async () => {
  gateway = await startFaultGateway();
  quick = await app().page('quick');
  await startPractice(quick);
  await connectTo(quick, gateway.baseUrl, { label: 'Main street' });
  await call(quick, 'openDesk', { room: 'settings' });
  desk = await app().page('desk');
  await expect(desk.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
});

test.afterAll(async () => {
  await gateway.close();
});

test('another language is spoken everywhere at once', async () => {
  await desk.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(desk.getByRole('heading', { name: 'Einstellungen', exact: true })).toBeVisible();
  await expect(desk.locator('html')).toHaveAttribute('lang', 'de');
  await expect(quick.getByRole('tab', { name: 'Kontakte' })).toBeAttached();
  await expect(quick.locator('html')).toHaveAttribute('lang', 'de');
  await desk.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
  await expect(desk.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
});

test('the theme changes in both windows', async () => {
  const background = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await desk.getByRole('radio', { name: 'Light' }).check({ force: true });
  const light = [await background(desk), await background(quick)];
  await desk.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(() => background(desk)).not.toBe(light[0]);
  await expect.poll(() => background(quick)).not.toBe(light[1]);
  expect((await settings()).theme).toBe('dark');
  await desk.getByRole('radio', { name: 'System' }).check({ force: true });
});

test('what is chosen or on is told apart where colours are forced', async () => {
  await desk.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const colour = (part: Locator) =>
    part.first().evaluate((element) => getComputedStyle(element).backgroundColor);
  const room = (name: string) => desk.getByRole('navigation').getByRole('button', { name });
  expect(await colour(room('Settings'))).not.toBe(await colour(room('History')));
  for (const part of ['.segment%', '.switch% > .switch-track']) {
    const [chosen = '', other = ''] = ['[data-selected]', ':not([data-selected])'].map((state) =>
      part.replace('%', state),
    );
    expect(await colour(desk.locator(chosen)), chosen).not.toBe(await colour(desk.locator(other)));
  }
  await desk.emulateMedia({ forcedColors: null, reducedMotion: null });
});

test('numbers without a country code are read in the default country', async () => {
  const country = desk.getByRole('combobox', { name: 'Default country' });
  await country.click();
  await country.press('Control+a');
  await country.pressSequentially('Germ');
  await desk.getByRole('option', { name: /Germany/ }).click();
  await expect.poll(async () => (await settings()).defaultCountry).toBe('DE');
  const page = await showQuick(app());
  const { to, chips } = compose(page);
  await to.fill('0171 3920012');
  await to.press('Enter');
  await expect(chips).toHaveText([/\+49 171 3920012/]);
  await to.press('Backspace');
  await page.keyboard.press('Escape');
});

test('the undo window is set in seconds, within its bounds', async () => {
  const seconds = desk.getByRole('textbox', { name: 'Time to take a message back' });
  await seconds.fill('12');
  await seconds.press('Enter');
  await expect.poll(async () => (await settings()).undoSeconds).toBe(12);
  await seconds.fill('99');
  await seconds.press('Enter');
  await expect.poll(async () => (await settings()).undoSeconds).toBe(30);
});

test('launching at login writes the desktop entry, and takes it away again', async () => {
  const file = join(app().env['XDG_CONFIG_HOME']!, 'autostart');
  const entries = () => readdir(file).catch((): string[] => []);
  const login = desk.getByRole('switch', { name: 'Start when I log in' });
  await login.press('Space');
  await expect.poll(entries).toHaveLength(1);
  const [name] = await entries();
  expect(await readFile(join(file, name!), 'utf8')).toMatch(/^Exec=.* "--hidden"/m);
  await login.press('Space');
  await expect.poll(entries).toEqual([]);
});

test('accounts are renamed, switched and refreshed', async () => {
  await desk.getByRole('button', { name: 'More for Main street' }).click();
  await desk.getByRole('menuitem', { name: 'Rename…' }).click();
  await desk.getByRole('textbox', { name: 'Name', exact: true }).fill('Market square');
  await desk.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(account('Market square').first()).toBeVisible();

  await desk.getByRole('button', { name: 'Use this account' }).click();
  const active = async () => (await call(quick, 'getSnapshot', {})).activeAccountId;
  const { accounts } = await call(quick, 'getSnapshot', {});
  const practice = accounts.find(({ kind }) => kind === 'practice')!;
  await expect.poll(active).toBe(practice.id);

  await account('Market square').first().getByRole('button', { name: 'Refresh' }).click();
  await expect(
    desk.getByText('Balance and numbers of Market square are up to date.'),
  ).toBeVisible();
});

test('an account is removed after a question, and what was sent with it stays', async () => {
  await desk.getByRole('button', { name: 'More for Market square' }).click();
  await desk.getByRole('menuitem', { name: 'Remove…' }).click();
  const question = desk.getByRole('alertdialog');
  await expect(question).toContainText('Its key is removed from the keychain.');
  await question.getByRole('button', { name: 'Remove the account' }).click();
  await expect(desk.getByText('Market square was removed.')).toBeVisible();
  expect((await call(quick, 'getSnapshot', {})).accounts).toHaveLength(1);
});

test('the desk window is destroyed when it is closed, and opens where it was', async () => {
  const bounds = () =>
    app().electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().endsWith('?window=desk'))
        ?.getNormalBounds(),
    );
  const before = await bounds();
  await desk.close();
  await expect.poll(() => app().electron.windows().length).toBe(1);
  await call(quick, 'openDesk', { room: 'settings' });
  desk = await app().page('desk');
  await expect(desk.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  // The window manager may have its say after it was shown.
  await expect.poll(bounds).toEqual(before);
});
