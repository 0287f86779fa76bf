import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { pageChannelNames } from '../../src/shared/contract/channel-names';
import { sharedElsewhere } from '../support/app/shared-elsewhere';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp();
const roles = ['quick', 'desk'] as const;
const elsewhere = sharedElsewhere();

for (const role of roles) {
  test.describe(`the ${role} window's page`, () => {
    let page: Page;
    test.beforeAll(async () => {
      page = await app().page(role);
    });

    test('is sandboxed, isolated and without Node', async () => {
      const preferences = await app().electron.evaluate(({ BrowserWindow }, query) => {
        const window = BrowserWindow.getAllWindows().find((one) =>
          one.webContents.getURL().endsWith(query),
        );
        // Electron's types leave the method out.
        const contents = window?.webContents as unknown as { getLastWebPreferences: () => object };
        return contents.getLastWebPreferences();
      }, `?window=${role}`);
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
      });
    });

    test('has no Node, no Electron and nothing of ours but the bridge', async () => {
      const found = await page.evaluate(() => ({
        node: ['require', 'process', 'module', 'global', 'Buffer', '__dirname'].filter(
          (name) => name in globalThis,
        ),
        bridge: Object.keys((globalThis as unknown as { quicksend: object }).quicksend).sort(),
      }));
      expect(found).toEqual({
        node: [],
        bridge: [...pageChannelNames, 'on', 'openDroppedFile'].sort(),
      });
    });

    test('runs no inline script and no eval', async () => {
      const ran = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.inlineRan = true';
        document.body.append(script);
        script.remove();
        const button = document.createElement('button');
        button.setAttribute('onclick', 'globalThis.handlerRan = true');
        button.click();
        // Later, since what DevTools itself evaluates may use eval.
        const evaluated = await new Promise((resolve) => {
          setTimeout(() => {
            try {
              resolve((0, eval)('1'));
            } catch (error) {
              resolve((error as Error).name);
            }
          }, 0);
        });
        return {
          evaluated,
          inline: 'inlineRan' in globalThis,
          handler: 'handlerRan' in globalThis,
        };
      });
      expect(ran).toEqual({ evaluated: 'EvalError', inline: false, handler: false });
    });

    test('reaches no host by any of the ways that pages have', async () => {
      const blocked = await page.evaluate(async (url) => {
        const violations: string[] = [];
        const note = (event: SecurityPolicyViolationEvent) => {
          violations.push(event.effectiveDirective);
        };
        document.addEventListener('securitypolicyviolation', note);
        const settled = (element: HTMLElement) =>
          new Promise((resolve) => {
            element.addEventListener('error', resolve);
            element.addEventListener('load', resolve);
            document.body.append(element);
          });
        const make = <T extends HTMLElement>(tag: string, attributes: Partial<T>) =>
          Object.assign(document.createElement(tag), attributes) as unknown as T;
        const failed = await fetch(url).then(
          () => false,
          () => true,
        );
        await settled(make<HTMLImageElement>('img', { src: `${url}/image` }));
        await settled(make<HTMLScriptElement>('script', { src: `${url}/script` }));
        await settled(make<HTMLLinkElement>('link', { rel: 'stylesheet', href: `${url}/style` }));
        const socket = new WebSocket(url.replace('http', 'ws'));
        await new Promise((resolve) => socket.addEventListener('error', resolve));
        const frame = make<HTMLIFrameElement>('iframe', { src: `${url}/frame` });
        document.body.append(frame);
        const form = make<HTMLFormElement>('form', { action: `${url}/form`, method: 'post' });
        document.body.append(form);
        form.submit();
        await new Promise((resolve) => setTimeout(resolve, 0));
        for (const left of document.querySelectorAll('body > :not(#root)')) left.remove();
        document.removeEventListener('securitypolicyviolation', note);
        return { failed, directives: [...new Set(violations)].sort() };
      }, elsewhere().url);
      // Frame and form are stopped before the policy is asked; that they came nowhere is checked below.
      const directives = ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'];
      expect(blocked).toEqual({ failed: true, directives });
    });

    test('stays where it is when something tells it to go elsewhere', async () => {
      const before = page.url();
      await page.evaluate((url) => {
        location.href = `${url}/navigated`;
        const link = Object.assign(document.createElement('a'), { href: `${url}/link` });
        document.body.append(link);
        link.click();
        link.remove();
      }, elsewhere().url);
      // A second round trip: had a navigation begun, the page would be gone by now.
      await app().electron.evaluate(() => null);
      expect(await page.evaluate(() => location.href)).toBe(before);
    });

    test('opens no window and holds no webview', async () => {
      const count = app().electron.windows().length;
      const opened = await page.evaluate((url) => {
        const webview = document.createElement('webview');
        document.body.append(webview);
        const isWebview = 'getWebContentsId' in webview;
        webview.remove();
        return { window: window.open(url, '_blank'), isWebview };
      }, elsewhere().url);
      expect(opened).toEqual({ window: null, isWebview: false });
      expect(app().electron.windows()).toHaveLength(count);
    });

    test('is refused every permission', async () => {
      const answers = await page.evaluate(async () => {
        const refused = (attempt: Promise<unknown>) =>
          attempt.then(
            () => 'granted',
            () => 'refused',
          );
        return {
          notifications: await Notification.requestPermission(),
          position: await refused(
            new Promise((resolve, reject) => {
              navigator.geolocation.getCurrentPosition(resolve, reject);
            }),
          ),
          microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
          screen: await refused(navigator.mediaDevices.getDisplayMedia({ video: true })),
          clipboard: await refused(navigator.clipboard.readText()),
        };
      });
      expect(answers).toEqual({
        notifications: 'denied',
        position: 'refused',
        microphone: 'refused',
        screen: 'refused',
        clipboard: 'refused',
      });
    });
  });
}

test('a page that is not ours gets no answer from main, even with our preload', async () => {
  const answers = await app().electron.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await window.loadURL('data:text/html,<title>Foreign</title>');
    const ask = `Promise.all([quicksend.getSnapshot({}), quicksend.startPractice({})])`;
    const got: unknown = await window.webContents.executeJavaScript(ask);
    window.destroy();
    return got;
  });
  const refused = { ok: false, error: { code: 'bad-payload' } };
  expect(answers).toEqual([refused, refused]);
});

test('the scheme serves the files of the renderer and nothing beside them', async () => {
  const answers = await app().electron.evaluate(async ({ net }) => {
    const paths = [
      'index.html',
      '../main/index.cjs',
      '%2e%2e/main/index.cjs',
      '..%2fmain%2findex.cjs',
      '%2e%2e%2f%2e%2e%2fpackage.json',
      '%2fetc%2fpasswd',
      'index.html%00.js',
    ];
    const ask = (url: string) =>
      net.fetch(url).then(
        ({ status }) => status,
        (error: unknown) => String(error),
      );
    return Promise.all([
      ...paths.map((path) => ask(`quicksend://app/${path}`)),
      ask('quicksend://other/index.html'),
    ]);
  });
  expect(answers).toEqual([200, ...Array<string>(7).fill('Error: net::ERR_FILE_NOT_FOUND')]);
});

test('what the program keeps can be read by its user alone', async () => {
  const { dataDir } = app().profile;
  const names = await readdir(dataDir, { recursive: true });
  expect(names).toEqual(expect.arrayContaining(['quicksend.db', 'logs/quicksend.log']));
  const open = await Promise.all(
    names.map(async (name) => {
      // What has gone meanwhile, such as a file of Chromium's, nobody can read.
      const entry = await lstat(join(dataDir, name)).catch(() => null);
      if (entry === null || entry.isSymbolicLink()) return [];
      return (entry.mode & 0o077) === 0 ? [] : [name];
    }),
  );
  expect(open.flat()).toEqual([]);
});

test("the operating system's sandbox holds the pages", async () => {
  test.skip(process.geteuid?.() === 0, 'Chromium cannot sandbox its processes for root');
  const pids = await app().electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
  );
  expect(pids).not.toEqual([]);
  for (const pid of pids) {
    expect(await readFile(`/proc/${String(pid)}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  }
});
