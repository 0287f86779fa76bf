import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { sharedElsewhere } from '../support/app/shared-elsewhere';
import { sharedApp } from '../support/app/shared-app';

// Everything here runs as script of our own page, as if somebody had got in.
const app = sharedApp();
const roles = ['quick', 'desk'] as const;
const elsewhere = sharedElsewhere();

for (const role of roles) {
  test.describe(`a hostile script in the ${role} window`, () => {
    let page: Page;
    let address: string;
    test.beforeAll(async () => {
      page = await app().page(role);
      address = page.url();
    });

    test('finds no way out that the policy has forgotten', async () => {
      const directives = await page.evaluate(tryEveryRequest, elsewhere().url);
      expect(directives).toEqual({
        beacon: 'connect-src',
        eventSource: 'connect-src',
        xhr: 'connect-src',
        object: 'object-src',
        video: 'media-src',
        font: 'font-src',
        import: 'script-src-elem',
        styleImage: 'img-src',
        worker: 'refused',
        sharedWorker: 'refused',
        serviceWorker: 'refused',
        prefetch: 'default-src',
      });
    });

    test('reaches nobody over WebRTC, by datagrams or by connections', async () => {
      const heard: string[] = [];
      const udp = createSocket('udp4').on('message', () => heard.push('datagram'));
      await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
      const tcp = createServer((socket) => {
        heard.push('connection');
        socket.destroy();
      });
      await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
      try {
        const found = await page.evaluate(gatherCandidates, {
          udp: udp.address().port,
          tcp: (tcp.address() as AddressInfo).port,
        });
        expect({ heard, found }).toEqual({ heard: [], found: [] });
      } finally {
        udp.close();
        tcp.close();
      }
    });

    test('cannot take the window anywhere, not even to its other page', async () => {
      const other = address.replace(/\w+$/, role === 'quick' ? 'desk' : 'quick');
      const places = [
        ...[`${elsewhere().url}/navigated`, 'file:///etc/passwd', 'data:text/html,gone', other],
        ...['javascript:document.write("gone")', 'chrome://gpu', 'quicksend://other/'],
      ];
      await page.evaluate(() => {
        (globalThis as { stayed?: boolean }).stayed = true;
      });
      for (const place of places) {
        await page.evaluate(navigateByEveryWay, place);
        // A round trip: had a navigation begun, the page would be gone by now.
        await app().electron.evaluate(() => null);
        expect(page.url(), place).toBe(address);
      }
      expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
    });

    test('opens no window by any address, nor by a click with the middle button', async () => {
      const places = [
        ...[`${elsewhere().url}/opened`, 'about:blank', 'data:text/html,new', 'file:///etc/passwd'],
        ...[address, 'blob:null/0', 'javascript:0'],
      ];
      const count = await windows();
      expect(await page.evaluate((urls) => urls.map((url) => open(url)), places)).toEqual(
        places.map(() => null),
      );
      const at = await page.evaluate((href) => {
        const link = Object.assign(document.createElement('a'), { href, id: 'trap' });
        link.textContent = 'Trap';
        document.body.prepend(link);
        const { left, top } = link.getClientRects()[0]!;
        return [left + 1, top + 1] as const;
      }, `${elsewhere().url}/clicked`);
      // Not by its locator, which would wait for the navigation that never comes.
      await page.mouse.click(...at, { button: 'middle' });
      for (const key of ['Shift', 'Control', 'Alt']) {
        await page.keyboard.down(key);
        await page.mouse.click(...at);
        await page.keyboard.up(key);
      }
      await page.evaluate(() => {
        document.querySelector('#trap')!.remove();
      });
      expect(await windows()).toBe(count);
      expect(page.url()).toBe(address);
    });

    test('gets no bridge and runs no script in a frame', async () => {
      await page.evaluate(openEveryFrame, `${elsewhere().url}/frame`);
      // What is not refused at once has its document by now.
      await app().electron.evaluate(() => null);
      const frames = await page.evaluate(readFrames);
      expect(frames).toHaveLength(7);
      expect(frames.filter(({ reached }) => reached.length > 0)).toEqual([]);
      expect(frames.map(({ text }) => text).join('')).toMatch(/^(inside)*$/);
    });

    test('reads no file by the scheme but those of the page', async () => {
      const paths = [
        ...[
          '../main/index.cjs',
          '../../package.json',
          '../preload/index.cjs',
          '/../main/index.cjs',
        ],
        ...['%2e%2e/main/index.cjs', '..%2fmain%2findex.cjs', '%252e%252e/main/index.cjs'],
        ...['..%5cmain%5cindex.cjs', '%2e%2e%2f%2e%2e%2fpackage.json', '%c0%ae%c0%ae/package.json'],
        ...['/etc/passwd', '//etc/passwd', '%2fetc%2fpasswd', 'file:///etc/passwd', 'C:/secret.js'],
        ...['index.html%00.js', '.env', './%00', 'assets/', ''],
      ];
      const loaded = await page.evaluate(
        loadByEveryTag,
        paths.map((path) => `quicksend://app/${path}`),
      );
      expect(loaded).toEqual({ own: 'load', others: [] });
    });
  });
}

function windows(): Promise<number> {
  return app().electron.evaluate(({ webContents }) => webContents.getAllWebContents().length);
}

/** Runs in the page: asks another host in all ways that security.spec.ts does not. */
async function tryEveryRequest(url: string): Promise<Record<string, string>> {
  /** The directive that stopped an attempt, or that it was refused without asking one. */
  async function refusal(attempt: () => unknown): Promise<string> {
    const violated = new Promise<string>((resolve) => {
      const listen = (event: SecurityPolicyViolationEvent): void => {
        if (!event.blockedURI.startsWith(url)) return;
        document.removeEventListener('securitypolicyviolation', listen);
        resolve(event.effectiveDirective);
      };
      document.addEventListener('securitypolicyviolation', listen);
    });
    const done = await Promise.resolve()
      .then(attempt)
      .then(
        (value) => value,
        () => 'refused',
      );
    return done === 'refused' ? done : violated;
  }
  const added = (tag: string, attributes: object): HTMLElement => {
    const element = Object.assign(document.createElement(tag), attributes);
    document.body.append(element);
    return element;
  };
  const found = {
    beacon: await refusal(() => navigator.sendBeacon(`${url}/beacon`, 'x')),
    eventSource: await refusal(() => new EventSource(`${url}/events`)),
    xhr: await refusal(() => {
      const request = new XMLHttpRequest();
      request.open('GET', `${url}/xhr`);
      request.send();
    }),
    object: await refusal(() => added('object', { data: `${url}/object` })),
    video: await refusal(() => added('video', { src: `${url}/video` })),
    font: await refusal(() => {
      void new FontFace('far', `url(${url}/font)`).load().catch(() => undefined);
    }),
    import: await refusal(() => {
      void import(/* @vite-ignore */ `${url}/module.js`).catch(() => undefined);
    }),
    styleImage: await refusal(() => {
      document.body.style.backgroundImage = `url(${url}/background)`;
    }),
    worker: await refusal(() => {
      new Worker(`data:text/javascript,fetch('${url}/worker')`);
    }),
    sharedWorker: await refusal(() => {
      new SharedWorker(`data:text/javascript,fetch('${url}/shared')`);
    }),
    serviceWorker: await refusal(() => navigator.serviceWorker.register('/service.js')),
    prefetch: await refusal(() => added('link', { rel: 'prefetch', href: `${url}/prefetch` })),
  };
  document.body.style.backgroundImage = '';
  for (const left of document.querySelectorAll('body > :not(#root)')) left.remove();
  return found;
}

/** Runs in the page: what WebRTC finds of addresses, with a server for each of its transports. */
async function gatherCandidates(ports: {
  readonly udp: number;
  readonly tcp: number;
}): Promise<readonly string[]> {
  const login = { username: 'stolen', credential: 'text' };
  const connection = new RTCPeerConnection({
    iceServers: [
      { urls: `stun:127.0.0.1:${String(ports.udp)}` },
      { urls: `turn:127.0.0.1:${String(ports.udp)}`, ...login },
      { urls: `turn:127.0.0.1:${String(ports.tcp)}?transport=tcp`, ...login },
    ],
  });
  const found: string[] = [];
  const gathered = new Promise<void>((resolve) => {
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null) resolve();
      else if (candidate.candidate !== '') found.push(candidate.candidate);
    });
  });
  connection.createDataChannel('out');
  await connection.setLocalDescription(await connection.createOffer());
  await gathered;
  connection.close();
  return found;
}

/** Runs in the page. */
function navigateByEveryWay(place: string): void {
  const attempt = (way: () => void): void => {
    try {
      way();
    } catch {
      // Refused at once is as good.
    }
  };
  attempt(() => {
    location.href = place;
  });
  attempt(() => {
    location.replace(place);
  });
  for (const target of ['_self', '_top', '_parent']) {
    attempt(() => {
      const link = Object.assign(document.createElement('a'), { href: place, target });
      document.body.append(link);
      link.click();
      link.remove();
    });
    attempt(() => {
      const form = Object.assign(document.createElement('form'), { action: place, target });
      document.body.append(form);
      form.submit();
      form.remove();
    });
  }
  attempt(() => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0;url=${place}`;
    document.head.append(meta);
    meta.remove();
  });
}

/** Runs in the page. */
async function openEveryFrame(url: string): Promise<void> {
  const page = '<p>inside</p><script>document.body.firstChild.textContent = "ran"</script>';
  const open = (attributes: Partial<HTMLIFrameElement>): HTMLIFrameElement => {
    const frame = Object.assign(document.createElement('iframe'), attributes);
    document.body.append(frame);
    return frame;
  };
  const own = open({ srcdoc: page });
  await new Promise((resolve) => {
    own.addEventListener('load', resolve, { once: true });
  });
  for (const src of [
    ...[url, 'about:blank', 'file:///etc/passwd', location.href],
    `data:text/html,${encodeURIComponent(page)}`,
    URL.createObjectURL(new Blob([page], { type: 'text/html' })),
  ]) {
    open({ src });
  }
}

/** Runs in the page: what can be reached in its frames, and removes them. */
function readFrames(): { reached: string[]; text: string }[] {
  return [...document.querySelectorAll('iframe')].map((frame) => {
    const inside = frame.contentWindow as unknown as Record<string, unknown>;
    const reached = ['quicksend', 'process', 'require'].filter((name) => {
      try {
        return inside[name] !== undefined;
      } catch {
        // Another origin.
        return false;
      }
    });
    const text = frame.contentDocument?.querySelector('p')?.textContent ?? '';
    frame.remove();
    return { reached, text };
  });
}

/** Runs in the page: which addresses can be had as script, style, picture or by asking. */
async function loadByEveryTag(urls: readonly string[]): Promise<{ own: string; others: string[] }> {
  const load = async (tag: string, attributes: object): Promise<string> => {
    const element = Object.assign(document.createElement(tag), attributes);
    const outcome = new Promise<string>((resolve) => {
      element.addEventListener('load', () => {
        resolve('load');
      });
      element.addEventListener('error', () => {
        resolve('error');
      });
    });
    document.body.append(element);
    const got = await outcome;
    element.remove();
    return got;
  };
  const others: string[] = [];
  for (const url of urls) {
    for (const [tag, attributes] of [
      ['script', { src: url }],
      ['link', { rel: 'stylesheet', href: url }],
      ['img', { src: url }],
    ] as const) {
      if ((await load(tag, attributes)) === 'load') others.push(`${tag} ${url}`);
    }
    const answer = await fetch(url).catch(() => null);
    if (answer !== null) others.push(`fetch ${url}`);
  }
  const own = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '';
  return { own: await load('link', { rel: 'stylesheet', href: own }), others };
}
