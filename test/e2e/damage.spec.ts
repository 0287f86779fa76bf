import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from '@playwright/test';
import { call, history, send, startPractice, statesOf } from '../support/app/bridge-calls';
import { launchApp } from '../support/app/launch';
import { freshProfile, type Profile } from '../support/app/profile';
import { connectTo } from '../support/app/provider-account';
import { startRefused } from '../support/app/start-refused';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

let profile: Profile;

test.beforeEach(async () => {
  profile = await freshProfile();
});

test.afterEach(async () => {
  await profile.remove();
});

test('a settings file that is not JSON is set aside, and a notice says so', async () => {
  const broken = '{"settings": {"language": "de"';
  await writeFile(join(profile.dataDir, 'settings.json'), broken);
  const app = await launchApp({ profile });
  const desk = await app.page('desk');
  await expect(desk.getByText('The settings could not be read and were reset.')).toBeVisible();
  const kept = (await readdir(profile.dataDir)).find((name) => name.startsWith('settings.damaged'));
  await expect(desk.getByText(kept!)).toBeVisible();
  expect(await readFile(join(profile.dataDir, kept!), 'utf8')).toBe(broken);

  await desk.getByRole('alert').getByRole('button').click();
  await expect(desk.getByText('The settings could not be read')).toBeHidden();
  await app.close();
  const again = await launchApp({ profile });
  expect((await call(await again.page('quick'), 'getSnapshot', {})).notices).toEqual([]);
  await again.close();
});

test('a database from a newer version is refused with a dialog, and is not touched', async () => {
  const app = await launchApp({ profile, args: ['--hidden'] });
  await startPractice(await app.page('quick'));
  await app.close();
  const file = join(profile.dataDir, 'quicksend.db');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 999');
  database.close();
  const before = await readFile(file);

  expect(await startRefused(profile.dataDir)).toContain('quicksend: database-newer');
  expect((await readFile(file)).equals(before)).toBe(true);
  const left = await readdir(profile.dataDir);
  expect(left).not.toContain('quicksend.db-wal');
  // Another computer need not wait for a program that did not start.
  expect(left).not.toContain('in-use.json');
});

test('a message that was on its way when the program was killed is unknown, never sent twice', async () => {
  const gateway = await startFaultGateway();
  const app = await launchApp({ profile, args: ['--hidden'] });
  const page = await app.page('quick');
  await connectTo(page, gateway.baseUrl);
  gateway.respondWith(faults.stall);
  await send(page, { e164: '+12025550100' }, 'on its way');
  await expect.poll(() => gateway.texts.length).toBe(1);
  await app.kill();
  gateway.respondWith(faults.accepted);

  const again = await launchApp({ profile, args: ['--hidden'] });
  const after = await again.page('quick');
  expect(await statesOf(after, 'on its way')).toEqual(['unknown']);
  await send(after, { e164: '+12025550101' }, 'the next one');
  await expect.poll(() => statesOf(after, 'the next one')).toEqual(['accepted']);
  expect(gateway.texts.map(({ body }) => body)).toEqual(['on its way', 'the next one']);
  expect((await history(after)).at(-1)?.state).toMatchObject({ reason: 'interrupted' });
  await again.close();
  await gateway.close();
});
