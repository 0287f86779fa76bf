import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { QuicksendBridge } from '../../src/shared/contract/bridge';
import type { PageChannel } from '../../src/shared/contract/channel-names';
import type { ChannelInput, ChannelResult } from '../../src/shared/contract/channels';
import { resolveElectron } from '../../build/lib/electron.mjs';
import { repositoryRoot } from '../../build/lib/paths.mjs';

/** The real program, as built, with its hidden quick window. */
export interface KillableApp {
  /** Calls main as a page does; rejects when the program dies before it answers. */
  readonly call: <C extends PageChannel>(
    channel: C,
    input: ChannelInput<C>,
  ) => Promise<ChannelResult<C>>;
  /** SIGKILL: no handler runs, as in a power cut. Resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  /** Quits it in order, as `quicksend --quit` does. */
  readonly quit: () => Promise<void>;
}

/** Chromium's own sandbox cannot run as root. */
const sandbox = process.geteuid?.() === 0 ? ['--no-sandbox'] : [];
const attachLimitMs = 30_000;

/** Starts the program on a profile; resolves as soon as its process stands, long before its window does. */
export async function startApp(dataDir: string): Promise<KillableApp> {
  // Another desktop's keyring would get the test's key.
  if (process.env['XDG_RUNTIME_DIR']?.includes('quicksend-desktop-') !== true) {
    throw new Error('Run this on the virtual desktop: node test/kill/kill.mjs');
  }
  const { executablePath } = await resolveElectron({ log: () => {} });
  const args = [...sandbox, '--disable-gpu', repositoryRoot, `--data-dir=${dataDir}`];
  const child = spawn(executablePath, [...args, '--hidden', '--remote-debugging-port=0'], {
    env: { ...process.env, QUICKSEND_READY_SIGNAL: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const ready = said(child, child.stdout, /quicksend: ready/);
  const endpoint = said(child, child.stderr, /DevTools listening on (ws:\S+)/);
  // A kill before anybody has asked for them is no failure.
  for (const promise of [ready, endpoint]) promise.catch(() => {});
  let attached: Promise<{ browser: Browser; page: Page }> | null = null;

  return {
    call: async (channel, input) => {
      attached ??= ready.then(async () => attach((await endpoint)[1] ?? ''));
      return callBridge((await attached).page, channel, input);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      await attached?.then(({ browser }) => browser.close()).catch(() => {});
    },
    quit: async () => {
      spawn(executablePath, [...args, '--quit'], { stdio: 'ignore' });
      await exited;
      await attached?.then(({ browser }) => browser.close()).catch(() => {});
    },
  };
}

/** What the program wrote, once it matches; rejects when it ends before that. */
function said(
  child: ChildProcess,
  stream: NodeJS.ReadableStream,
  pattern: RegExp,
): Promise<RegExpExecArray> {
  let written = '';
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      const match = pattern.exec(written);
      if (match !== null) resolve(match);
    });
    child.once('exit', () => {
      reject(new Error(`The program ended before it said ${pattern.source}: ${written}`));
    });
  });
}

/** Attaches to the page, which exists by now: attaching while it comes into being can wait for ever. */
async function attach(endpoint: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.connectOverCDP(endpoint, { timeout: attachLimitMs });
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((one) => one.url().endsWith('?window=quick'));
  if (page === undefined) throw new Error('There is no quick window');
  return { browser, page };
}

async function callBridge<C extends PageChannel>(
  page: Page,
  channel: C,
  input: ChannelInput<C>,
): Promise<ChannelResult<C>> {
  const answer: unknown = await page.evaluate(
    ([name, payload]) => {
      const { quicksend } = globalThis as unknown as { readonly quicksend: QuicksendBridge };
      return (quicksend[name] as (given: unknown) => Promise<unknown>)(payload);
    },
    [channel, input] as const,
  );
  return answer as ChannelResult<C>;
}
