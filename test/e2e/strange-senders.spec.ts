import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { invokeChannel } from '../../src/shared/contract/bridge';
import { channelNames, pageChannelNames } from '../../src/shared/contract/channel-names';
import { call } from '../support/app/bridge-calls';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp();
const refused = { ok: false, error: { code: 'bad-payload' } };
/** What main answers, by channel; one that is missing was answered with the refusal. */
type Others = Readonly<Record<string, unknown>>;

test('a foreign page in our own window gets no answer on any channel, even with our preload', async () => {
  const page = await app().page('desk');
  const address = page.url();
  await inOurDesk('data:text/html,<title>Foreign</title>');
  await page.waitForURL(/^data:/);
  expect(await page.evaluate(() => location.protocol)).toBe('data:');
  expect(await page.evaluate(callEveryChannel)).toEqual({
    asked: pageChannelNames.length + 1,
    others: {},
  });
  await inOurDesk(address);
});

test('our own window gets no answer once its script has blanked it', async () => {
  const page = await app().page('desk');
  const address = page.url();
  await page.evaluate(() => {
    location.href = 'about:blank';
  });
  await page.waitForURL('about:blank');
  const left = await page.evaluate(async () => {
    const bridge = (
      globalThis as { quicksend?: Record<string, (input: object) => Promise<unknown>> }
    ).quicksend;
    return {
      snapshot: (await bridge?.['getSnapshot']?.({})) ?? null,
      page: await fetch('quicksend://app/index.html').catch(() => null),
    };
  });
  expect([null, refused]).toContainEqual(left.snapshot);
  expect(left.page).toBeNull();
  await inOurDesk(address);
});

test('our own page gets no answer on any channel in a window that is not ours', async () => {
  const answers = await inStrangeWindow({
    preload: 'ours',
    url: (await app().page('quick')).url(),
  });
  expect(answers).toEqual({ asked: pageChannelNames.length + 1, others: {} });
});

for (const where of ['page', 'frame'] as const) {
  test(`a strange window's ${where} with raw IPC gets no answer on any channel`, async () => {
    const answers = await inStrangeWindow({
      preload: await rawPreload(),
      url: 'data:text/html,<iframe srcdoc="frame"></iframe>',
      where,
    });
    expect(answers).toEqual({ asked: channelNames.length, others: {} });
  });
}

test('a channel that the contract does not name is answered by nobody', async () => {
  const page = await app().page('quick');
  const answers = await app().electron.evaluate(
    async ({ BrowserWindow }, { preload, names }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await window.loadURL('data:text/html,<title>Strange</title>');
      const got: unknown = await window.webContents.executeJavaScript(
        `Promise.all(${JSON.stringify(names)}.map((name) => raw(name).then(() => name, () => null)))`,
      );
      window.destroy();
      return got;
    },
    {
      preload: await rawPreload(),
      names: [
        'electron-store-get-data',
        'quicksend:',
        'quicksend:toString',
        'quicksend:event:windowShown',
      ],
    },
  );
  expect(answers).toEqual([null, null, null, null]);
  expect((await call(page, 'getSnapshot', {})).accounts).toEqual([]);
});

test('each refusal is in the log by its channel, and nothing has changed', async () => {
  await expect
    .poll(async () => {
      const log = await readFile(join(app().profile.dataDir, 'logs/quicksend.log'), 'utf8');
      return channelNames.filter((name) => !log.includes(`ipc sender refused channel="${name}"`));
    })
    .toEqual([]);
  expect((await call(await app().page('quick'), 'getSnapshot', {})).accounts).toEqual([]);
});

/** A preload that hands IPC on as it is, as no preload of ours does. */
async function rawPreload(): Promise<string> {
  const path = join(app().profile.dataDir, 'raw-preload.cjs');
  await writeFile(
    path,
    `const { contextBridge, ipcRenderer } = require('electron');
     contextBridge.exposeInMainWorld('raw', (name) => ipcRenderer.invoke(name, {}));`,
  );
  return path;
}

/** Loads an address into the desk window, as only main can. */
async function inOurDesk(url: string): Promise<void> {
  await app().electron.evaluate(async ({ BrowserWindow }, to) => {
    const desk = BrowserWindow.getAllWindows().find((window) => window.isResizable())!;
    const { webContents } = desk;
    // Leaving a page that still loads is told as an error of the address that is left.
    if (webContents.isLoading()) {
      await new Promise<void>((done) => {
        webContents.once('did-stop-loading', () => {
          done();
        });
      });
    }
    await desk.loadURL(to);
  }, url);
}

/** Runs in a page with our preload. */
async function callEveryChannel(): Promise<{ asked: number; others: Others }> {
  const { on, ...calls } = (
    globalThis as unknown as { quicksend: Record<string, (input: unknown) => Promise<unknown>> }
  ).quicksend;
  const answers = await Promise.all(
    Object.entries(calls).map(async ([name, ask]) => {
      const input = name === 'openDroppedFile' ? new File(['x'], 'x.csv') : {};
      return [name, await ask(input)] as const;
    }),
  );
  const isRefused = (answer: unknown): boolean =>
    JSON.stringify(answer) === '{"ok":false,"error":{"code":"bad-payload"}}';
  return {
    asked: answers.length,
    others: Object.fromEntries(answers.filter(([, answer]) => !isRefused(answer))),
  };
}

/** Calls every channel out of a window that the program has not made. */
async function inStrangeWindow(options: {
  /** A file, or `ours`. */
  readonly preload: string;
  readonly url: string;
  readonly where?: 'page' | 'frame';
}): Promise<unknown> {
  const { preload, url, where = 'page' } = options;
  const script =
    preload === 'ours'
      ? `(${callEveryChannel.toString()})()`
      : `Promise.all(${JSON.stringify(channelNames.map(invokeChannel))}.map((name) => raw(name)))
           .then((answers) => ({
             asked: answers.length,
             others: Object.fromEntries(answers.flatMap((answer, index) =>
               JSON.stringify(answer) === '${JSON.stringify(refused)}' ? [] : [[index, answer]])),
           }))`;
  return app().electron.evaluate(
    async ({ app: electronApp, BrowserWindow }, asked) => {
      const own = `${electronApp.getAppPath()}/out/preload/index.cjs`;
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: asked.preload === 'ours' ? own : asked.preload,
          sandbox: true,
          // Frames get the preload too, which no window of ours allows.
          nodeIntegrationInSubFrames: true,
        },
      });
      await window.loadURL(asked.url);
      const { mainFrame } = window.webContents;
      const frame = asked.where === 'frame' ? mainFrame.frames[0]! : mainFrame;
      const got: unknown = await frame.executeJavaScript(asked.script);
      window.destroy();
      return got;
    },
    { preload, url, where, script },
  );
}
