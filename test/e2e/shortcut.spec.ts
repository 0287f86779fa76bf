import { expect, test } from '@playwright/test';
import { call, startPractice } from '../support/app/bridge-calls';
import { pressKeys } from '../support/app/desktop-keys';
import { launchApp } from '../support/app/launch';
import { compose } from '../support/app/quick-page';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));
const defaultKeys = 'ctrl+shift+m';

async function openSettings() {
  const quick = await app().page('quick');
  await call(quick, 'openDesk', { room: 'settings' });
  const desk = await app().page('desk');
  await expect(desk.getByRole('heading', { name: 'Shortcut', exact: true })).toBeVisible();
  await expect.poll(() => app().isFocused('desk')).toBe(true);
  return desk;
}

test.beforeAll(async () => {
  await startPractice(await app().page('quick'));
});

test('pressed anywhere, it shows the window with the caret in To', async () => {
  await pressKeys(defaultKeys, app().env);
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await expect(compose(await app().page('quick')).to).toBeFocused();
});

test('pressed again, it hides the window', async () => {
  await pressKeys(defaultKeys, app().env);
  await expect.poll(() => app().isVisible('quick')).toBe(false);
});

test('the caret is in Message where a recipient is there already', async () => {
  const page = await app().page('quick');
  await call(page, 'compose', {
    recipients: [{ e164: '+12025550100', contactId: null, name: null }],
    text: null,
  });
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await expect(compose(page).message).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => app().isVisible('quick')).toBe(false);
  await pressKeys(defaultKeys, app().env);
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await expect(compose(page).message).toBeFocused();
  await page.keyboard.press('Escape');
});

test('“Press it now” tells that it arrives, and opens nothing', async () => {
  const desk = await openSettings();
  await desk.getByRole('button', { name: 'Press it now' }).click();
  await expect(desk.getByText('Press Ctrl+Shift+M now…')).toBeVisible();
  await pressKeys(defaultKeys, app().env);
  await expect(desk.getByText('It arrived. Ctrl+Shift+M works.')).toBeVisible();
  expect(await app().isVisible('quick')).toBe(false);
});

test('it is changed by pressing the new keys, which work at once', async () => {
  const desk = await openSettings();
  await desk.getByRole('button', { name: 'Change…' }).click();
  await desk.keyboard.press('Control+Alt+K');
  await expect(desk.getByText('The shortcut is now Ctrl+Alt+K.')).toBeVisible();
  await pressKeys('ctrl+alt+k', app().env);
  await expect.poll(() => app().isFocused('quick')).toBe(true);
  await pressKeys('ctrl+alt+k', app().env);
  await expect.poll(() => app().isVisible('quick')).toBe(false);
});

test('keys that are no shortcut, or that every program needs, are refused', async () => {
  const desk = await openSettings();
  await desk.getByRole('button', { name: 'Change…' }).click();
  await desk.keyboard.press('k');
  await expect(desk.getByText('Hold at least one of Ctrl, Alt or Cmd')).toBeVisible();
  await desk.keyboard.press('Control+C');
  await expect(desk.getByText('Every program needs these keys for itself.')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: 'Change…' })).toBeVisible();
});

test.describe('where another program holds it', () => {
  test('a change to it is taken back, with what to do about it', async () => {
    // By now this program has left the default to whoever starts next.
    const other = await launchApp({ args: ['--hidden'] });
    const desk = await openSettings();
    await desk.getByRole('button', { name: 'Change…' }).click();
    await desk.keyboard.press('Control+Shift+M');
    await expect(desk.getByText('Ctrl+Shift+M is taken by another program')).toBeVisible();
    await expect(desk.getByText('quicksend --toggle').first()).toBeVisible();
    const { shortcut } = await call(desk, 'getSnapshot', {});
    expect(shortcut).toMatchObject({ accelerator: 'CommandOrControl+Alt+K', registered: true });
    await pressKeys('ctrl+alt+k', app().env);
    await expect.poll(() => app().isFocused('quick')).toBe(true);
    await other.close();
  });

  test('a program that starts says so in its settings', async () => {
    const first = await launchApp({ args: ['--hidden'] });
    const second = await launchApp({ args: ['--hidden'] });
    const { shortcut } = await call(await second.page('quick'), 'getSnapshot', {});
    expect(shortcut).toMatchObject({
      accelerator: 'CommandOrControl+Shift+M',
      registered: false,
      problem: { code: 'shortcut-taken' },
    });
    await second.close();
    await first.close();
  });
});
