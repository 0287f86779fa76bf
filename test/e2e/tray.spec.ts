import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { call, history, send, startPractice, statesOf } from '../support/app/bridge-calls';
import { launchApp } from '../support/app/launch';
import { sharedApp } from '../support/app/shared-app';
import { aContactInput } from '../support/contact-input';
import { openTray, type Tray, type TrayIcon } from '../support/app/tray';

const app = sharedApp(() => ({ args: ['--hidden'] }));
let tray: Tray;
let icon: TrayIcon;

async function iconOf(pid: number): Promise<TrayIcon> {
  await expect.poll(() => tray.iconOf(pid), 'a registered icon').not.toBeNull();
  return (await tray.iconOf(pid))!;
}

const labels = async () =>
  (await icon.menu()).filter(({ separator }) => !separator).map(({ label }) => label);

test.beforeAll(async () => {
  tray = openTray(app().env);
  icon = await iconOf(app().electron.process().pid!);
  await startPractice(await app().page('quick'));
});

test.afterAll(() => {
  tray.close();
});

test('the icon is registered with the desktop, has a name and a picture', async () => {
  expect(await icon.tooltip()).toBe('Quicksend');
  const { width, bytes } = await icon.picture();
  expect(width).toBeGreaterThanOrEqual(16);
  expect(new Set(bytes).size).toBeGreaterThan(2);
});

test('the menu offers what there is to do, in the language of the settings', async () => {
  const page = await app().page('quick');
  expect(await labels()).toEqual(['Quick send', 'Open', 'Pause sending', 'Settings', 'Quit']);
  await call(page, 'changeSettings', { language: 'de' });
  await expect.poll(labels).not.toContain('Quick send');
  expect(await labels()).toContain('Einstellungen');
  await call(page, 'changeSettings', { language: 'en' });
  await expect.poll(labels).toContain('Quick send');
});

test('a click on the icon shows the quick window, another one hides it', async () => {
  await icon.activate();
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await icon.activate();
  await expect.poll(() => app().isVisible('quick')).toBe(false);
});

test('Quick send shows the quick window with the caret in To', async () => {
  await icon.choose('Quick send');
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  const page = await app().page('quick');
  await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => app().isVisible('quick')).toBe(false);
});

test('Pause sending holds messages back until Resume sending', async () => {
  const page = await app().page('quick');
  await icon.choose('Pause sending');
  await expect.poll(labels).toContain('Resume sending');
  await send(page, { e164: '+12025550100' }, 'held back');
  await expect.poll(() => icon.tooltip()).toContain('paused');
  expect(await statesOf(page, 'held back')).toEqual(['queued']);
  await icon.choose('Resume sending');
  await expect.poll(() => statesOf(page, 'held back')).toEqual(['accepted']);
  await expect.poll(labels).toContain('Pause sending');
});

test('those texted last are in the menu, one click from writing to them again', async () => {
  const page = await app().page('quick');
  const contact = await call(
    page,
    'saveContact',
    aContactInput({
      givenName: 'Bauer & Söhne_Bau',
      numbers: [{ typed: '+1 202 555 0101', label: '' }],
    }),
  );
  const to = { e164: '+12025550101', name: contact.givenName, contactId: contact.id };
  await send(page, to, 'to be found in the menu');
  await expect.poll(labels).toContain('Bauer & Söhne_Bau');
  await icon.choose('Bauer & Söhne_Bau');
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await expect(page.getByText('Bauer & Söhne_Bau').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  const draft = async () => (await call(page, 'loadDraft', {})).recipients;
  await expect.poll(draft).toEqual([to]);
});

test('the icon looks different when a message needs the user', async () => {
  const page = await app().page('quick');
  await expect.poll(() => icon.tooltip()).toBe('Quicksend');
  const idle = await icon.picture();
  await send(page, { e164: '+12025550178' }, 'may have been sent');
  await expect.poll(() => icon.tooltip()).toContain('1 message needs you');
  expect((await icon.picture()).bytes.equals(idle.bytes)).toBe(false);
});

test('Settings and Open open the desk window, Open at what is unclear while anything is', async () => {
  const page = await app().page('quick');
  await icon.choose('Settings');
  await expect.poll(() => app().isFocused('desk')).toBe(true);
  const desk = await app().page('desk');
  await expect(desk.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  await icon.choose('Open');
  await expect(desk.getByRole('heading', { name: 'Unclear', exact: true })).toBeVisible();
  const unclear = (await history(page)).find(({ state }) => state.kind === 'unknown')!;
  await call(page, 'settleMessage', { messageId: unclear.id, as: 'arrived' });
  // What is chosen in a menu that is about to be changed is lost.
  await expect.poll(() => icon.tooltip()).toBe('Quicksend');
  await icon.choose('Open');
  await expect(desk.getByRole('heading', { name: 'History', exact: true })).toBeVisible();
  await desk.close();
});

test('Quit ends the program in good order', async () => {
  const other = await launchApp({ args: ['--hidden'] });
  const child = other.electron.process();
  const exit = once(child, 'exit');
  await (await iconOf(child.pid!)).choose('Quit');
  expect(await exit).toEqual([0, null]);
  await other.close();
});
