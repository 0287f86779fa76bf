import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { readFile, rm } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { UpdateState } from '../../src/shared/domain/update';
import type { ErrorCode } from '../../src/shared/errors';
import { call, startPractice } from '../support/app/bridge-calls';
import { examine } from '../support/app/examine';
import { launchApp, type RunningApp } from '../support/app/launch';
import { freshProfile } from '../support/app/profile';
import { compose, showQuick, write } from '../support/app/quick-page';
import { oldAppImage, startUpdateFeed, type UpdateFeed } from '../support/app/update-feed';

let updates: UpdateFeed;

test.beforeAll(async () => {
  updates = await startUpdateFeed();
});
test.beforeEach(() => updates.reset());
test.afterAll(() => updates.close());

const launch = () => launchApp({ args: ['--hidden'], env: { ...process.env, ...updates.env } });
const stateOf = async (page: Page): Promise<UpdateState> =>
  (await call(page, 'getSnapshot', {})).updates.state;
const reaches = (page: Page, state: Partial<UpdateState>) =>
  expect.poll(() => stateOf(page)).toMatchObject(state);

async function openSettings(app: RunningApp): Promise<Page> {
  await call(await app.page('quick'), 'openDesk', { room: 'settings' });
  return app.page('desk');
}

test.describe('a feed', () => {
  let app: RunningApp;
  let page: Page;
  test.beforeAll(async () => {
    app = await launch();
    page = await app.page('quick');
    await startPractice(page);
  });
  test.afterAll(() => app.close());

  const problem = (code: ErrorCode) => ({ kind: 'idle', problem: { code } }) as const;

  /** Looks, and waits for what comes of it. */
  async function look(state: Partial<UpdateState>): Promise<void> {
    await call(page, 'checkForUpdates', {});
    await reaches(page, state);
    expect(await updates.appImage()).toBe(oldAppImage);
  }

  test('with the version that runs, or an older one, has nothing newer', async () => {
    for (const version of ['0.1.0', '0.0.9', '0.1.0-beta.1']) {
      updates.feed.version = version;
      await look({ kind: 'idle', isNewest: true, problem: null });
    }
    expect(updates.asked.map(({ path }) => path)).toEqual(
      Array.from({ length: 3 }, () => '/quicksend/latest-linux.yml'),
    );
    const { checkedAt } = (await call(page, 'getSnapshot', {})).updates;
    expect(checkedAt).not.toBeNull();
  });

  test('that is rolled out to others first has nothing for this computer', async () => {
    updates.feed.stagingPercentage = 0;
    await look({ kind: 'idle', isNewest: true, problem: null });
  });

  test('learns of nobody who asks', async () => {
    updates.feed.version = '0.1.0';
    await look({ kind: 'idle', isNewest: true });
    const id = await readFile(join(app.profile.dataDir, '.updaterId'), 'utf8');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    for (const { headers } of updates.asked) {
      expect(JSON.stringify(headers)).not.toContain(id);
      expect(headers.cookie).toBeUndefined();
    }
  });

  test('that is a web page, nonsense or gone is told as such', async () => {
    for (const answer of ['<!doctype html><title>Hello</title>', '{{{', '', 'version: [1]']) {
      updates.feed.answer = (response) => response.end(answer);
      await look(problem('update-feed-unreadable'));
    }
    updates.feed.answer = (response) => response.writeHead(404).end();
    await look(problem('update-feed-unreadable'));
    updates.feed.answer = (response) => response.destroy();
    await look(problem('update-no-connection'));
  });

  test('that has to be signed and is not, or by somebody else, is thrown away', async () => {
    await updates.demandSignature();
    for (const signature of ['', 'AAAA', Buffer.alloc(64, 1).toString('base64')]) {
      updates.feed.signature = signature;
      await look(problem('update-not-signed'));
    }
    updates.feed.signature = null;
    updates.feed.version = '0.1.0';
    await look({ kind: 'idle', isNewest: true, problem: null });
    expect(updates.asked.at(-1)?.path).toBe('/quicksend/latest-linux.yml.sig');
  });

  test('whose file was tampered with has it thrown away', async () => {
    updates.feed.give = (response, file) => response.end(`${file.toString()}rm -rf /\n`);
    await look(problem('update-damaged'));
  });

  test('whose file is cut off or gone changes nothing', async () => {
    updates.feed.give = (response, file) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 10));
      setImmediate(() => response.destroy());
    };
    await look(problem('update-not-downloaded'));
    updates.feed.give = (response) => response.writeHead(404).end();
    await look(problem('update-not-downloaded'));
  });

  test('that has a newer version has it downloaded, offered, and put in at the end', async () => {
    const desk = await openSettings(app);
    await desk.getByRole('button', { name: 'Check now' }).click();
    await expect(desk.getByText('Version 99.0.0 is ready.').first()).toBeVisible();
    await examine('update-ready', desk);
    expect(await updates.appImage()).toBe(oldAppImage);
    await desk.getByRole('button', { name: 'History' }).click();
    await expect(desk.getByText('Version 99.0.0 is ready.')).toBeVisible();
    await desk.getByRole('button', { name: 'When I next quit' }).click();
    await expect(desk.getByText('Version 99.0.0 is ready.')).toHaveCount(0);
    const exit = once(app.electron.process(), 'exit');
    expect(await app.startAgain('--quit')).toBe(0);
    expect(await exit).toEqual([0, null]);
    expect(await updates.appImage()).toContain('the new version');
    expect(await updates.started()).toBeNull();
  });
});

test('“Restart now” waits for the message on its way, keeps the draft, and starts the new version', async () => {
  const app = await launch();
  const page = await app.page('quick');
  await startPractice(page);
  await call(page, 'changeSettings', { undoSeconds: 8, hideAfterSending: false });
  await call(page, 'checkForUpdates', {});
  await reaches(page, { kind: 'ready' });
  // What takes long comes before the message, which is to be on its way still when that is pressed.
  const desk = await openSettings(app);
  const restart = desk.getByRole('button', { name: 'Restart now' });
  await expect(restart).toBeVisible();
  await showQuick(app);
  await write(page, '+1 202 555 0100', 'On its way');
  await compose(page).send.click();
  await expect(compose(page).message).toHaveValue('');
  const exit = once(app.electron.process(), 'exit');
  await restart.click();
  await expect(desk.getByText('1 message is still on its way.')).toBeVisible();
  await compose(page).message.fill('Half a thought');
  expect(await exit).toEqual([0, null]);
  await expect.poll(updates.started).toContain(`--data-dir=${app.profile.dataDir}`);
  expect(await updates.appImage()).toContain('the new version');

  const again = await launchApp({ args: ['--hidden'], profile: app.profile });
  const after = await again.page('quick');
  await expect(compose(after).message).toHaveValue('Half a thought');
  const { messages } = await call(after, 'listMessages', { query: '', before: null, limit: 10 });
  expect(messages.map(({ text, state }) => [text, state.kind])).toEqual([
    ['On its way', 'accepted'],
  ]);
  await again.close();
  await app.close();
});

test('a feed or a file that never comes is given up and asked for again', async () => {
  const env = { ...process.env, ...updates.env, QUICKSEND_UPDATE_PATIENCE_MS: '1000' };
  const app = await launchApp({ args: ['--hidden'], env });
  const page = await app.page('quick');
  let closed = 0;
  const stall = (response: ServerResponse) => {
    response.on('close', () => (closed += 1));
    response.writeHead(200, { 'content-length': 1_000 });
    response.write('version:');
  };
  updates.feed.answer = stall;
  await call(page, 'checkForUpdates', {});
  await reaches(page, { kind: 'idle', problem: { code: 'update-too-slow' } });
  await expect.poll(() => closed).toBe(1);

  updates.feed.answer = null;
  updates.feed.give = stall;
  await call(page, 'checkForUpdates', {});
  // It is downloading from then on, until it is given up.
  await expect.poll(() => updates.asked.at(-1)?.path).toMatch(/\.AppImage$/);
  await reaches(page, { kind: 'idle', problem: { code: 'update-too-slow' } });

  updates.feed.give = null;
  await call(page, 'checkForUpdates', {});
  await reaches(page, { kind: 'ready', version: '99.0.0' });
  await app.close();
});

test('a version that cannot be put in leaves the old one, and the next start says so', async () => {
  const profile = await freshProfile();
  const env = { ...process.env, ...updates.env };
  const app = await launchApp({ args: ['--hidden'], env, profile });
  const page = await app.page('quick');
  await startPractice(page);
  await call(page, 'checkForUpdates', {});
  await reaches(page, { kind: 'ready' });
  await rm(updates.env['XDG_CACHE_HOME']!, { recursive: true });
  await app.close();
  expect(await updates.appImage()).toBe(oldAppImage);
  const again = await launchApp({ args: ['--hidden'], env, profile });
  const desk = await openSettings(again);
  await expect(desk.getByText('The newer version could not be installed.')).toBeVisible();
  await again.close();
  await profile.remove();
});

test('a program from its sources says that it does not update itself', async () => {
  const app = await launchApp({ args: ['--hidden'] });
  await startPractice(await app.page('quick'));
  const desk = await openSettings(app);
  await expect(desk.getByText('Started from its sources')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Check now' })).toHaveCount(0);
  await call(desk, 'checkForUpdates', {});
  expect(await stateOf(desk)).toEqual({ kind: 'off', why: 'development' });
  await app.close();
});
