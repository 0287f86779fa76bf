import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { virtualDesktopFlags } from '../../build/lib/electron-flags.mjs';
import { run } from '../../build/lib/run.mjs';
import { packed } from './packed';

/** A packed program that a spec has started, with a profile of its own. */
export interface RunningApp {
  readonly dataDir: string;
  /** Everything that it has printed so far. */
  readonly printed: () => string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the packed program on the desktop and waits until its first window is on the screen, so that
 * nothing that was asked for on the way can come later.
 */
export async function startPacked(options: {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}): Promise<RunningApp> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'quicksend-packed-'));
  const args = [...virtualDesktopFlags(), `--data-dir=${dataDir}`, ...(options.args ?? [])];
  const child = spawn(packed.executable, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const listen = (chunk: Buffer): void => {
    printed += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const app = { dataDir, printed: () => printed, stop: () => stop(child, dataDir) };
  try {
    await expect(async () => {
      expect(child.exitCode, printed).toBeNull();
      const shown = ['search', '--onlyvisible', '--pid', String(child.pid), '--name', 'Quicksend'];
      expect((await run('xdotool', shown)).code).toBe(0);
    }).toPass();
  } catch (error) {
    await app.stop();
    throw error;
  }
  return app;
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
