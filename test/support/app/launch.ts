import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import type { WindowRole } from '../../../src/shared/contract/snapshot';
import { resolveElectron } from '../../../build/lib/electron.mjs';
import { launchHeld, startHeldProgram } from '../../../build/lib/held-electron.mjs';
import { repositoryRoot } from '../../../build/lib/paths.mjs';
import { startLoopbackGuard } from './loopback-guard';
import { freshProfile, type Profile } from './profile';

export interface LaunchOptions {
  /** A folder of its own unless told. Whoever gives one removes it. */
  readonly profile?: Profile;
  readonly args?: readonly string[];
  /** Done in main before the program begins, as to answer what its start asks. */
  readonly beforeStart?: (electron: ElectronApplication) => Promise<void>;
  /** The desktop to start on; that of the test run unless told. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Quicksend as built in `out/`, running on the virtual desktop. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly profile: Profile;
  readonly env: NodeJS.ProcessEnv;
  /** The page of a window, as soon as there is one that has loaded. */
  readonly page: (role: WindowRole) => Promise<Page>;
  /** Whether a window is on the screen, as main knows it. */
  readonly isVisible: (role: WindowRole) => Promise<boolean>;
  /** Whether a window has the desktop's focus and its page the window's. */
  readonly isFocused: (role: WindowRole) => Promise<boolean>;
  /** The X server's number of a window. */
  readonly nativeWindow: (role: WindowRole) => Promise<number>;
  /** Starts the program once more on the same profile; its exit code. */
  readonly startAgain: (...args: readonly string[]) => Promise<number | null>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Quits it in good order and removes a profile of its own; fails when anything tried to leave loopback. */
  readonly close: () => Promise<void>;
}

/** Chromium's own sandbox cannot run as root; everybody else keeps it. */
const isRoot = process.geteuid?.() === 0;

/** A program starts so often here that a look each second, as Playwright's, would add up to a minute. */
const oftenMs = [30];

/** What starts the built app without Playwright. */
export async function startCommand(
  dataDir: string,
  args: readonly string[],
): Promise<{ readonly command: string; readonly args: readonly string[] }> {
  const { executablePath } = await resolveElectron({ log: () => {} });
  const switches = [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu'];
  return {
    command: executablePath,
    args: [...switches, repositoryRoot, `--data-dir=${dataDir}`, ...args],
  };
}

/** Starts the built app and waits until its tray, its shortcut and its quick window are ready. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const env = options.env ?? process.env;
  // Another desktop's keyring would get the tests' keys, and its owner their windows.
  if (env['XDG_RUNTIME_DIR']?.includes('quicksend-desktop-') !== true) {
    throw new Error('Run this on the virtual desktop: npm test -- --only e2e');
  }
  const { executablePath } = await resolveElectron({ log: () => {} });
  const guard = await startLoopbackGuard();
  const profile = options.profile ?? (await freshProfile());
  const readyBefore = await readyLines(profile);
  const electron = await launchHeld({
    executablePath,
    switches: ['--disable-gpu', ...guard.switches],
    appArgs: [`--data-dir=${profile.dataDir}`, ...(options.args ?? [])],
    env: withoutUndefined(env),
    chromiumSandbox: !isRoot,
    colorScheme: null,
  });
  askAgainWhenCollected(electron);
  await guard.watch(electron);
  await options.beforeStart?.(electron);
  await startHeldProgram(electron);
  const child = electron.process();
  let ended = child.exitCode !== null;
  const exited = once(child, 'exit').then(() => {
    ended = true;
  });

  async function page(role: WindowRole): Promise<Page> {
    const find = () => electron.windows().find((one) => one.url().endsWith(`?window=${role}`));
    await expect
      .poll(() => find() !== undefined, { message: `the ${role} window`, intervals: oftenMs })
      .toBe(true);
    const found = find()!;
    await found.waitForLoadState();
    return found;
  }

  function ask(role: WindowRole, what: 'visible' | 'focused'): Promise<boolean> {
    return electron.evaluate(
      ({ BrowserWindow }, asked) => {
        const window = BrowserWindow.getAllWindows().find((one) =>
          one.webContents.getURL().endsWith(`?window=${asked.role}`),
        );
        if (window === undefined) return false;
        return asked.what === 'visible' ? window.isVisible() : window.isFocused();
      },
      { role, what },
    );
  }

  await expect
    .poll(() => readyLines(profile), { message: 'the program is ready', intervals: oftenMs })
    .toBe(readyBefore + 1);
  return {
    electron,
    profile,
    env,
    page,
    isVisible: (role) => ask(role, 'visible'),
    isFocused: (role) => ask(role, 'focused'),
    nativeWindow: (role) =>
      electron.evaluate(({ BrowserWindow }, query) => {
        const window = BrowserWindow.getAllWindows().find((one) =>
          one.webContents.getURL().endsWith(query),
        );
        return window!.getNativeWindowHandle().readUInt32LE();
      }, `?window=${role}`),
    startAgain: async (...more) => {
      const { command, args } = await startCommand(profile.dataDir, more);
      const again = spawn(command, args, { env, stdio: 'ignore' });
      const [code] = (await once(again, 'exit')) as [number | null];
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      guard.close();
    },
    close: async () => {
      const attempts = await guard.attempts(ended ? null : electron);
      if (!ended) await electron.close();
      await exited;
      guard.close();
      if (options.profile === undefined) await profile.remove();
      expect(attempts, 'what tried to leave the loopback range').toEqual([]);
    },
  };
}

/**
 * V8 may collect the promise that the debugger waits for, in a process that has just had much to do;
 * that says nothing of what was asked, which is asked again.
 */
function askAgainWhenCollected(electron: ElectronApplication): void {
  const ask = electron.evaluate.bind(electron) as (...asked: unknown[]) => Promise<unknown>;
  const evaluate = (...asked: unknown[]): Promise<unknown> =>
    ask(...asked).catch((error: unknown) => {
      if (!String(error).includes('garbage collected')) throw error;
      return evaluate(...asked);
    });
  Object.assign(electron, { evaluate });
}

/** How often the program has noted that tray, shortcut and window are ready. */
async function readyLines({ dataDir }: Profile): Promise<number> {
  const log = await readFile(join(dataDir, 'logs', 'quicksend.log'), 'utf8').catch(() => '');
  return log.split('\n').filter((line) => line.includes(' info ready ')).length;
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
