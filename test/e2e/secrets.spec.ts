import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { call, history, send } from '../support/app/bridge-calls';
import { answerFileDialogs } from '../support/app/file-dialogs';
import { launchApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { connectTo, testKey } from '../support/app/provider-account';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';

const secret = testKey.split('|')[1]!;

/** The forms in which a key could lie about; a part of it is enough to be found. */
const forms: Readonly<Record<string, Buffer>> = {
  plain: Buffer.from(secret),
  'UTF-16': Buffer.from(secret, 'utf16le'),
  hexadecimal: Buffer.from(Buffer.from(secret).toString('hex')),
  reversed: Buffer.from(Buffer.from(secret).reverse()),
  // Base64 of a text depends on where in it the secret begins; the ends are cut off.
  ...Object.fromEntries(
    ['', ' ', '  '].map((before) => [
      `base64 at ${String(before.length)}`,
      Buffer.from(
        Buffer.from(before + secret)
          .toString('base64')
          .slice(4, -4),
      ),
    ]),
  ),
};

function foundIn(bytes: Buffer): readonly string[] {
  return Object.entries(forms).flatMap(([form, needle]) => (bytes.includes(needle) ? [form] : []));
}

test('after a whole session the key is in no file of the profile, no page and no output', async () => {
  const profile = await freshProfile();
  const gateway = await startFaultGateway({ key: testKey });
  const app = await launchApp({ profile });
  let output = '';
  for (const stream of [app.electron.process().stdout, app.electron.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const desk = await app.page('desk');
  await desk.getByRole('combobox', { name: 'Provider' }).selectOption('Other (white label)');
  await desk.getByRole('textbox', { name: 'Base URL' }).fill(gateway.baseUrl);
  await desk.getByRole('textbox', { name: 'API key' }).fill(testKey);
  await desk.getByRole('button', { name: 'Connect', exact: true }).click();
  await desk.getByRole('button', { name: 'Finish' }).click();
  await expect(desk.getByRole('heading', { name: "You're all set" })).toBeVisible();

  const page = await app.page('quick');
  // The log says the most it ever does.
  await call(page, 'changeSettings', { undoSeconds: 0, debugLog: true });
  const { id } = await connectTo(page, gateway.baseUrl, { label: 'Once more' });
  const states = async () => (await history(page)).map(({ state }) => state.kind);
  await send(page, { e164: '+12025550100' }, 'accepted');
  await expect.poll(states).toEqual(['accepted']);
  gateway.respondOnce(faults.status(401, `{"message":"Invalid key ${testKey}"}`));
  await send(page, { e164: '+12025550101' }, 'refused, with the key in the answer');
  await expect.poll(states).toEqual(['rejected', 'accepted']);
  gateway.respondOnce(faults.resetBeforeAnswer);
  await send(page, { e164: '+12025550102' }, 'lost');
  await expect.poll(states).toEqual(['unknown', 'rejected', 'accepted']);
  await call(page, 'refreshAccount', { accountId: id });

  const pages = await Promise.all(app.electron.windows().map((one) => one.content()));
  const told = JSON.stringify([
    await call(page, 'getSnapshot', {}),
    await history(page),
    pages,
    output,
  ]);
  expect(foundIn(Buffer.from(told)), 'pages, bridge and output').toEqual([]);
  const backup = join(profile.dataDir, 'shop.quicksend');
  await answerFileDialogs(app, { save: backup });
  expect(await call(page, 'saveBackup', { passphrase: null })).toMatchObject({ path: backup });
  const unpacked = gunzipSync(await readFile(backup));
  expect(unpacked.includes(gateway.baseUrl), 'accounts in the backup').toBe(true);
  expect(foundIn(unpacked), 'backup').toEqual([]);
  await app.close();

  const files = [...(await profile.files())];
  expect(files.map(([path]) => path)).toEqual(
    expect.arrayContaining([
      join(profile.dataDir, 'quicksend.db'),
      join(profile.dataDir, 'settings.json'),
      join(profile.dataDir, 'logs', 'quicksend.log'),
    ]),
  );
  for (const [path, bytes] of files) expect(foundIn(bytes), path).toEqual([]);
  await gateway.close();
  await profile.remove();
});

test('the search for the key would find it', async () => {
  for (const [form, bytes] of Object.entries(forms)) {
    expect(foundIn(Buffer.concat([Buffer.from('…'), bytes])), form).toContain(form);
  }
});

test('numbers and texts are in the log only while the detailed log is on', async () => {
  const app = await launchApp({ args: ['--hidden'] });
  const page = await app.page('quick');
  await call(page, 'startPractice', {});
  await call(page, 'changeSettings', { undoSeconds: 0 });
  await send(page, { e164: '+12025550103' }, 'not for the log');
  await expect
    .poll(async () => (await history(page)).map(({ state }) => state.kind))
    .toEqual(['accepted']);
  const folder = join(app.profile.dataDir, 'logs');
  for (const name of await readdir(folder)) {
    const log = await readFile(join(folder, name), 'utf8');
    expect(log).not.toContain('2025550103');
    expect(log).not.toContain('not for the log');
  }
  await call(page, 'changeSettings', { debugLog: true });
  await send(page, { e164: '+12025550103' }, 'for the log');
  const detailed = () => readFile(join(folder, 'quicksend.log'), 'utf8');
  await expect.poll(detailed).toContain('outcome="accepted"');
  expect(await detailed()).toContain('to="+12025550103" text="for the log"');
  await app.close();
});
