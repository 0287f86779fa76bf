import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { call, history, send, startPractice } from '../support/app/bridge-calls';
import { pressByKey } from '../support/app/by-keyboard';
import { answerFileDialogs } from '../support/app/file-dialogs';
import { launchApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';

let profile: Profile;

test.beforeEach(async () => {
  profile = await freshProfile();
});

test.afterEach(async () => {
  await profile.remove();
});

test('a backup is saved, shown and restored from the keyboard, with what was here kept beside it', async () => {
  const path = join(profile.dataDir, 'shop.quicksend');
  const app = await launchApp({ profile });
  const quick = await app.page('quick');
  await startPractice(quick);
  await send(quick, { e164: '+12025550100' }, 'before the backup');
  await app.electron.evaluate(({ dialog, app: electron }, to) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [to] });
    // The test starts it again by itself.
    electron.relaunch = () => undefined;
  }, path);
  await call(quick, 'openDesk', { room: 'settings' });
  const desk = await app.page('desk');
  await pressByKey(desk, 'Back up now…');
  await expect(desk.getByLabel('Passphrase (optional)')).toBeFocused();
  await desk.keyboard.type('seven geese in spring');
  await pressByKey(desk, 'Choose where…');
  await expect(desk.getByText(/^The backup was saved/)).toBeVisible({ timeout: 60_000 });
  expect((await stat(path)).size).toBeGreaterThan(1_000);
  await pressByKey(desk, 'Close');

  await send(quick, { e164: '+12025550101' }, 'after the backup');
  await pressByKey(desk, 'Restore…');
  await expect(desk.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await desk.keyboard.type('seven geese in spring');
  await pressByKey(desk, 'Open');
  await expect(desk.getByText('What is in this backup')).toBeVisible({ timeout: 60_000 });
  const ended = app.electron.waitForEvent('close');
  await pressByKey(desk, 'Restore and restart');
  await ended;

  const again = await launchApp({ profile });
  const after = await again.page('quick');
  expect((await history(after)).map(({ text }) => text)).toEqual(['before the backup']);
  const { notices } = await call(after, 'getSnapshot', {});
  expect(notices.map(({ error }) => error.code)).toEqual(['backup-restored']);
  const { backups } = await call(after, 'listBackups', {});
  expect(backups.map(({ kind }) => kind)).toEqual(['replaced']);
  await again.close();
});

test('a backup that is being saved when the program quits leaves nothing half done', async () => {
  const folder = join(profile.dataDir, 'elsewhere');
  await mkdir(folder);
  const path = join(folder, 'shop.quicksend');
  const app = await launchApp({ profile, args: ['--hidden'] });
  const quick = await app.page('quick');
  await startPractice(quick);
  await answerFileDialogs(app, { save: path });
  const ended = app.electron.waitForEvent('close');
  // Not waited for: the program ends amid it.
  await quick.evaluate(() => {
    const { quicksend } = globalThis as unknown as {
      readonly quicksend: { saveBackup(input: { passphrase: string }): Promise<unknown> };
    };
    void quicksend.saveBackup({ passphrase: 'seven geese in spring' });
  });
  expect(await app.startAgain('--quit')).toBe(0);
  await ended;
  // A fast computer may have been done with it before.
  const saved = await readdir(folder);
  expect(saved.filter((name) => name !== 'shop.quicksend')).toEqual([]);

  const again = await launchApp({ profile, args: ['--hidden'] });
  await answerFileDialogs(again, { open: path });
  const after = await again.page('quick');
  for (const _ of saved) {
    expect(await call(after, 'chooseBackup', {})).toMatchObject({ kind: 'passphrase' });
    const whole = await call(after, 'unlockBackup', { passphrase: 'seven geese in spring' });
    expect(whole).toMatchObject({ kind: 'preview' });
  }
  const left = await readdir(profile.dataDir, { recursive: true });
  expect(left.filter((name) => /saving\.copy|\.part|unfinished/.test(name))).toEqual([]);
  await again.close();
});

test('a backup that is being saved goes on when the desk window is closed', async () => {
  const path = join(profile.dataDir, 'shop.quicksend');
  const app = await launchApp({ profile });
  const quick = await app.page('quick');
  await startPractice(quick);
  await answerFileDialogs(app, { save: path });
  await call(quick, 'openDesk', { room: 'settings' });
  const desk = await app.page('desk');
  await desk.getByRole('button', { name: 'Back up now…' }).click();
  await desk.getByLabel('Passphrase (optional)').fill('seven geese in spring');
  await desk.getByRole('button', { name: 'Choose where…' }).click();
  await desk.close();
  await expect
    .poll(() =>
      stat(path).then(
        ({ size }) => size > 1_000,
        () => false,
      ),
    )
    .toBe(true);
  await app.close();
});

test('a report for support has no texts, names and numbers of a used profile', async () => {
  const app = await launchApp({ profile, args: ['--hidden'] });
  const quick = await app.page('quick');
  await startPractice(quick);
  await send(quick, { e164: '+12025550100' }, 'zebra crossing');
  const report = await call(quick, 'readDiagnostics', {});
  expect(report).toContain('account 1: practice');
  expect(report).toMatch(/lastMessage: 1/);
  expect(report).not.toMatch(/zebra|2025550100|Practice/);
  await app.close();
});
