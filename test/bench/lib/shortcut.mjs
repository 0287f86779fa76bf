// @ts-check
/* global addEventListener, document, MessageChannel, requestAnimationFrame */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { now, pause } from './clock.mjs';

/** How far a page's clock may be from ours before its times mean nothing. */
const clockToleranceMs = 2;

/** How long the window stays hidden before the next press. */
const betweenShowsMs = 200;

/**
 * Presses the shortcut again and again and measures each time how long the window takes.
 *
 * The time runs from just before `xdotool` is started (so it holds that program's own start, some
 * milliseconds, in both programs alike) until both of these have happened: the page has the focus
 * with the caret in its first field and has painted a frame since, and the X server names a window
 * of the program as the active one.
 * @param {import('./program.mjs').Running} running with its window hidden
 * @param {NodeJS.ProcessEnv} env
 * @param {number} times
 * @returns {Promise<number[]>} milliseconds
 */
export async function measureShows(running, env, times) {
  const page = await running.page();
  await checkClock(page);
  await page.evaluate(watchFocus);
  const active = await watchActiveWindow(env);
  try {
    /** @type {number[]} */
    const samples = [];
    for (let index = 0; index < times; index += 1) {
      const activated = active.next();
      const pressedAt = now();
      await pressShortcut(env);
      const paintedAt = await page.evaluate(nextPaint);
      samples.push(Math.max(paintedAt, await activated) - pressedAt);
      await pressShortcut(env);
      await page.waitForFunction(() => !document.hasFocus());
      await pause(betweenShowsMs);
    }
    return samples;
  } finally {
    active.end();
  }
}

/** @param {NodeJS.ProcessEnv} env */
async function pressShortcut(env) {
  const child = spawn('xdotool', ['key', '--delay', '0', 'ctrl+shift+m'], { env });
  await once(child, 'exit');
}

/**
 * Follows which window is active as the window manager tells the X server. It tells of a window that
 * was shown, and nothing when one is hidden.
 * @param {NodeJS.ProcessEnv} env
 */
async function watchActiveWindow(env) {
  const spy = spawn('xprop', ['-root', '-spy', '_NET_ACTIVE_WINDOW'], { env });
  /** @type {((at: number) => void) | null} */
  let waiting = null;
  const lines = createInterface(spy.stdout).on('line', () => {
    waiting?.(now());
    waiting = null;
  });
  // It begins with the window of now.
  await once(lines, 'line');
  return {
    /** @returns {Promise<number>} when a window is next made active */
    next: () =>
      new Promise((tell) => {
        waiting = tell;
      }),
    end: () => spy.kill(),
  };
}

/** @param {import('@playwright/test').Page} page */
async function checkClock(page) {
  const before = now();
  const there = await page.evaluate(() => performance.timeOrigin + performance.now());
  const after = now();
  if (there < before - clockToleranceMs || there > after + clockToleranceMs) {
    throw new Error(`The page's clock is off: ${before} ≤ ${there} ≤ ${after} does not hold.`);
  }
}

/** Runs in the page: notes when the caret stands in the first field of a focused, painted window. */
function watchFocus() {
  const state = {
    /** @type {number[]} */ paints: [],
    /** @type {((at: number) => void)[]} */ waiting: [],
  };
  Object.assign(globalThis, { benchFocus: state });
  const at = () => performance.timeOrigin + performance.now();
  const caretIsThere = () => {
    const field = document.activeElement;
    return field !== null && field.matches('textarea, input[role="combobox"]');
  };
  const look = () => {
    if (!document.hasFocus()) return;
    if (!caretIsThere()) {
      requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => {
      // A message posted in a frame's callback arrives when that frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const waiting = state.waiting.shift();
        if (waiting === undefined) state.paints.push(at());
        else waiting(at());
      };
      port2.postMessage(null);
    });
  };
  addEventListener('focus', look);
}

/** Runs in the page: the next moment that `watchFocus` noted. */
function nextPaint() {
  const state =
    /** @type {{ benchFocus: { paints: number[], waiting: ((at: number) => void)[] } }} */ (
      /** @type {unknown} */ (globalThis)
    ).benchFocus;
  const noted = state.paints.shift();
  return noted ?? new Promise((/** @type {(at: number) => void} */ r) => state.waiting.push(r));
}
