import { copyFile, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test, type ElectronApplication } from '@playwright/test';
import { everyone } from '../../src/shared/domain/contact';
import { call, history, send, startPractice, statesOf } from '../support/app/bridge-calls';
import { answerFileDialogs } from '../support/app/file-dialogs';
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

/** Where the first page of a table or an index is in the file. */
function placeOf(file: string, name: string): { readonly at: number; readonly bytes: number } {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { page_size: bytes } = database.prepare('PRAGMA page_size').get() as {
      page_size: number;
    };
    const { rootpage } = database
      .prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?')
      .get(name) as { rootpage: number };
    return { at: (rootpage - 1) * bytes, bytes };
  } finally {
    database.close();
  }
}

/** Answers what the start asks with its first button, and keeps what was asked. */
function answerDialogs(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedByStart: asked });
    Object.assign(dialog, {
      showMessageBox: ({ message, detail }: { message: string; detail?: string }) => {
        asked.push(`${message}\n${detail ?? ''}`);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      },
    });
  });
}

function dialogsOf(electron: ElectronApplication): Promise<readonly string[]> {
  return electron.evaluate(
    () => (globalThis as unknown as { askedByStart: readonly string[] }).askedByStart,
  );
}

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

test('damage that is met in use is said, stops sending, and the next start offers the backup with what it lacks', async () => {
  const file = join(profile.dataDir, 'quicksend.db');
  const app = await launchApp({ profile, args: ['--hidden'] });
  const page = await app.page('quick');
  await startPractice(page);
  await send(page, { e164: '+12025550100' }, 'in the backup');
  await app.close();
  const backups = join(profile.dataDir, 'backups');
  await mkdir(backups, { recursive: true });
  await copyFile(file, join(backups, 'quicksend-20250131T093000-1.db'));
  const place = placeOf(file, 'contacts_in_order');

  const inUse = await launchApp({ profile });
  const quick = await inUse.page('quick');
  const desk = await inUse.page('desk');
  await send(quick, { e164: '+12025550101' }, 'since the backup');
  const disk = await open(file, 'r+');
  await disk.write(Buffer.alloc(place.bytes, 0xff), 0, place.bytes, place.at);
  await disk.close();
  await answerFileDialogs(inUse, { save: join(profile.dataDir, 'contacts.csv') });
  // A thread has read nothing of the file yet, as main has.
  const exporting = call(desk, 'exportContacts', {
    query: { ...everyone, tags: [] },
    format: 'csv',
  });
  await expect(exporting).rejects.toThrow('database-corrupt');
  await expect(
    desk.getByText('The database is damaged. Quicksend has stopped sending.'),
  ).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Restart' })).toBeVisible();
  await expect(send(quick, { e164: '+12025550102' }, 'never')).rejects.toThrow('database-corrupt');
  await inUse.close();

  const mended = await launchApp({
    profile,
    args: ['--hidden'],
    beforeStart: answerDialogs,
  });
  const asked = await dialogsOf(mended.electron);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('January 31, 2025');
  expect(asked[0]).toContain('One message since then would be missing from the history');
  const after = await mended.page('quick');
  expect((await history(after)).map(({ text }) => text)).toEqual(['in the backup']);
  const { notices } = await call(after, 'getSnapshot', {});
  expect(notices.map(({ error }) => error.code)).toEqual(['database-restored']);
  const kept = await readFile(join(profile.dataDir, String(notices[0]?.error.params?.['file'])));
  expect(kept.subarray(place.at, place.at + place.bytes).every((byte) => byte === 0xff)).toBe(true);
  await mended.close();
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
