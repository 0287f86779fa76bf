import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { call, startPractice } from '../support/app/bridge-calls';
import { launchApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { sharedApp } from '../support/app/shared-app';

test.describe('a program that runs', () => {
  const app = sharedApp(() => ({ args: ['--hidden'] }));

  test.beforeAll(async () => {
    await startPractice(await app().page('quick'));
  });

  test('starts without a window when it is started hidden', async () => {
    expect(await app().isVisible('quick')).toBe(false);
    expect(await app().isVisible('desk')).toBe(false);
  });

  test('is shown and hidden by further starts with --toggle, which exit with 0', async () => {
    expect(await app().startAgain('--toggle')).toBe(0);
    await expect.poll(() => app().isFocused('quick')).toBe(true);
    expect(await app().startAgain('--toggle')).toBe(0);
    await expect.poll(() => app().isVisible('quick')).toBe(false);
  });

  test('stays hidden when it is started once more with --hidden', async () => {
    expect(await app().startAgain('--hidden')).toBe(0);
    expect(await app().isVisible('quick')).toBe(false);
    expect(await app().isVisible('desk')).toBe(false);
  });

  test('opens its desk window when it is started once more', async () => {
    expect(await app().startAgain()).toBe(0);
    await expect.poll(() => app().isFocused('desk')).toBe(true);
    await (await app().page('desk')).close();
    await expect.poll(() => app().electron.windows().length).toBe(1);
  });

  test('fills Compose from an sms: link and sends nothing', async () => {
    expect(await app().startAgain('sms:+12025550102?body=Table%20for%20two')).toBe(0);
    await expect.poll(() => app().isFocused('quick')).toBe(true);
    const page = await app().page('quick');
    await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Table for two');
    await expect(page.getByText('+1 202 555 0102').first()).toBeVisible();
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByRole('listitem')).toHaveCount(0);
  });

  test('is another program on another profile', async () => {
    const other = await launchApp({ args: ['--hidden'] });
    expect(other.electron.process().exitCode).toBeNull();
    await other.close();
    expect(app().electron.process().exitCode).toBeNull();
  });
});

test('--quit ends the program that runs, and does nothing where none runs', async () => {
  const app = await launchApp({ args: ['--hidden'] });
  const exit = once(app.electron.process(), 'exit');
  expect(await app.startAgain('--quit')).toBe(0);
  expect(await exit).toEqual([0, null]);
  expect(await app.startAgain('--quit')).toBe(0);
  await app.close();
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`${signal}, as at the end of a session, quits in good order`, async () => {
    const profile = await freshProfile();
    const app = await launchApp({ args: ['--hidden'], profile });
    // What writes the settings is loaded by then.
    await call(await app.page('quick'), 'changeSettings', { undoSeconds: 0 });
    const exit = once(app.electron.process(), 'exit');
    app.electron.process().kill(signal);
    expect(await exit).toEqual([0, null]);
    const left = await readdir(profile.dataDir);
    expect(left.filter((name) => name === 'in-use.json' || name.endsWith('-wal'))).toEqual([]);
    await app.close();
    await profile.remove();
  });
}

test('a start at login that the user has taken away on the desktop is off in the settings too', async () => {
  const profile = await freshProfile();
  const first = await launchApp({ args: ['--hidden'], profile });
  await call(await first.page('quick'), 'changeSettings', { launchAtLogin: true });
  await first.close();
  const autostart = join(first.env['XDG_CONFIG_HOME']!, 'autostart');
  const entries = (await readdir(autostart)).map((name) => join(autostart, name));
  expect(entries).toHaveLength(1);
  await rm(entries[0]!);
  const again = await launchApp({ args: ['--hidden'], profile });
  const page = await again.page('quick');
  const isOn = async () => (await call(page, 'getSnapshot', {})).settings.launchAtLogin;
  await expect.poll(isOn).toBe(false);
  await again.close();
  await profile.remove();
});

test('a first start opens onboarding by itself', async () => {
  const app = await launchApp();
  await expect.poll(() => app.isFocused('desk')).toBe(true);
  const desk = await app.page('desk');
  await expect(desk.getByRole('combobox', { name: 'Provider' })).toBeVisible();
  await app.close();
});
