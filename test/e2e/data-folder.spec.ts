import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { call, history, send, startPractice } from '../support/app/bridge-calls';
import { closeDialog } from '../support/app/desktop-keys';
import { launchApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';
import { startRefused } from '../support/app/start-refused';

let profile: Profile;

test.beforeEach(async () => {
  profile = await freshProfile();
});

test.afterEach(async () => {
  await profile.remove();
});

test('a second program on the folder, which Electron did not see, is refused with a dialog', async () => {
  const app = await launchApp({ profile, args: ['--hidden'] });
  const page = await app.page('quick');
  await startPractice(page);
  // As for another computer on the share: it finds no program of its own there.
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    await rm(join(profile.dataDir, name));
  }
  expect(await startRefused(profile.dataDir)).toContain('quicksend: data-folder-in-use');
  await send(page, { e164: '+12025550100' }, 'still alone');
  expect((await history(page)).map(({ text }) => text)).toEqual(['still alone']);
  await app.close();
  const again = await launchApp({ profile, args: ['--hidden'] });
  await again.close();
});

test('once another computer has taken the folder, nothing more is taken or written here', async () => {
  const app = await launchApp({ profile });
  const desk = await app.page('desk');
  const quick = await app.page('quick');
  await startPractice(quick);
  const holder = join(profile.dataDir, 'in-use.json');
  const theirs = JSON.stringify({ host: 'office', token: 'that start' });
  await writeFile(holder, theirs);
  const settings = await readFile(join(profile.dataDir, 'settings.json'), 'utf8');
  // As after a sleep; else it is a minute until it looks.
  await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect(desk.getByText(/^Quicksend on office has begun to use/)).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Restart' })).toBeVisible();
  const refused = await call(quick, 'addOptOut', { typed: '+12025550123', how: 'STOP' }).catch(
    (error: unknown) => String(error),
  );
  expect(JSON.stringify(refused)).toContain('data-folder-taken');
  const { accounts } = await call(quick, 'getSnapshot', {});
  const rename = { accountId: accounts[0]!.id, label: 'Renamed' };
  await expect(call(quick, 'renameAccount', rename)).rejects.toThrow('data-folder-taken');
  expect((await call(quick, 'getSnapshot', {})).accounts).toEqual(accounts);
  await call(quick, 'changeSettings', { undoSeconds: 7 });
  expect((await call(quick, 'getSnapshot', {})).settings.undoSeconds).toBe(7);
  await app.close();
  expect(await readFile(holder, 'utf8')).toBe(theirs);
  expect(await readFile(join(profile.dataDir, 'settings.json'), 'utf8')).toBe(settings);
});

test('a data folder that may only be read is said to be unusable, and nothing in it changes', async () => {
  const app = await launchApp({ profile, args: ['--hidden'] });
  await app.close();
  const before = await readdir(profile.dataDir);
  const file = join(profile.dataDir, 'quicksend.db');
  const database = await readFile(file);
  await chmod(profile.dataDir, 0o500);
  try {
    const errors = await startRefused(profile.dataDir, { asOthers: true });
    expect(errors).toContain('quicksend: data-folder-unusable');
    expect(await readdir(profile.dataDir)).toEqual(before);
    expect((await readFile(file)).equals(database)).toBe(true);
  } finally {
    await chmod(profile.dataDir, 0o700);
  }
  const again = await launchApp({ profile, args: ['--hidden'] });
  await again.close();
});

test('a data folder that cannot be made is said to be unusable', async () => {
  const file = join(profile.dataDir, 'a file');
  await writeFile(file, '');
  for (const folder of [join(file, 'folder'), '/proc/quicksend']) {
    expect(await startRefused(folder)).toContain('quicksend: data-folder-unusable');
  }
});

for (const [harm, damage] of [
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 9_000)],
  [
    'full of wrong bits',
    (bytes: Buffer) => bytes.map((byte, at) => (at % 97 === 0 ? byte ^ 4 : byte)),
  ],
] as const) {
  test(`a database that is ${harm} is kept, and Enter brings the newest good backup back`, async () => {
    const file = join(profile.dataDir, 'quicksend.db');
    const app = await launchApp({ profile, args: ['--hidden'] });
    const page = await app.page('quick');
    await startPractice(page);
    await send(page, { e164: '+12025550100' }, 'in the backup');
    await app.close();
    const backup = await readFile(file);
    const again = await launchApp({ profile, args: ['--hidden'] });
    await send(await again.page('quick'), { e164: '+12025550101' }, 'since the backup');
    await again.close();
    const backups = join(profile.dataDir, 'backups');
    await mkdir(backups, { recursive: true });
    await writeFile(join(backups, 'quicksend-20250131T093000.db'), backup);
    // Newer, but good for nothing.
    await writeFile(join(backups, 'quicksend-20250201T093000.db'), backup.subarray(0, 5_000));
    const damaged = damage(await readFile(file));
    await writeFile(file, damaged);

    const [mended] = await Promise.all([
      launchApp({ profile, args: ['--hidden'] }),
      closeDialog('Quicksend', process.env),
    ]);
    const after = await mended.page('quick');
    expect((await history(after)).map(({ text }) => text)).toEqual(['in the backup']);
    const { notices } = await call(after, 'getSnapshot', {});
    expect(notices.map(({ error }) => error.code)).toEqual(['database-restored']);
    const kept = String(notices[0]?.error.params?.['file']);
    expect((await readFile(join(profile.dataDir, kept))).equals(damaged)).toBe(true);
    await mended.close();
  });
}
