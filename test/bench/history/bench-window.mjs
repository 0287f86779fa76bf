// @ts-check
/* global document, MessageChannel, MutationObserver, requestAnimationFrame */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { traceScrolling } from '../contacts/frames.mjs';
import { pause } from '../lib/clock.mjs';
import { startProgram } from '../lib/program.mjs';
import { median, quantile } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';
import { seededProfile } from './seeded-profile.mjs';

/**
 * @typedef {object} HistoryWindowResults
 * @property {number[]} screens milliseconds from the click on History to its first rows, painted
 * @property {number[]} keys milliseconds from a letter in the search to its results, painted
 * @property {Record<string, import('../contacts/frames.mjs').Frames>} frames while scrolling
 */

const settleMs = 3_000;
const screens = 10;
const word = 'termin';

/**
 * Measures the history room of the built program over a million messages, seen from its page.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<HistoryWindowResults>}
 */
export async function measureHistoryWindow(place) {
  const dataDir = path.join(place.folder, 'history-room');
  await cp(await seededProfile(place), dataDir, { recursive: true });
  const { executablePath, env } = place;
  const running = await startProgram(
    { name: 'quicksend', executablePath, dataDir, env },
    { debugged: true },
  );
  try {
    const quick = await running.page();
    await quick.evaluate(callBridge, { channel: 'startPractice', input: {} });
    const opened = quick.context().waitForEvent('page');
    await quick.evaluate(callBridge, { channel: 'openDesk', input: { room: 'history' } });
    const desk = await opened;
    const rows = desk.getByRole('list', { name: 'Messages', exact: true }).getByRole('listitem');
    await rows.first().waitFor();
    await pause(settleMs);

    /** @type {number[]} */
    const shown = [];
    for (let turn = 0; turn < screens; turn += 1) {
      await desk.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
      await pause(500);
      shown.push(await desk.evaluate(openHistory));
      await pause(500);
    }

    const newest = await traceScrolling(desk, 'Messages');
    await desk.getByRole('button', { name: 'Go to date' }).click();
    await desk.getByRole('button', { name: 'A year ago' }).click();
    await pause(settleMs);
    const yearAgo = await traceScrolling(desk, 'Messages');
    const yearAgoUp = await traceScrolling(desk, 'Messages', 'up');

    /** @type {number[]} */
    const keys = [];
    for (let length = 1; length <= word.length; length += 1) {
      keys.push(await desk.evaluate(typeAndWait, word.slice(0, length)));
    }
    await pause(settleMs);
    const found = await traceScrolling(desk, 'Messages');
    return {
      screens: shown,
      keys,
      frames: {
        'from the newest': newest,
        'from a year ago': yearAgo,
        'from there back up': yearAgoUp,
        'through what a search found': found,
      },
    };
  } finally {
    await running.stop();
  }
}

/**
 * What issue 6 promises of the room.
 * @param {HistoryWindowResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function historyWindowBounds({ screens: shown, frames }) {
  const slowest = Math.min(...Object.values(frames).map(({ perSecond }) => perSecond));
  return [
    {
      name: 'first screen of the history room, median',
      unit: 'ms',
      measured: median(shown),
      atMost: 60,
    },
    {
      name: 'time of a frame while scrolling the history',
      unit: 'ms',
      measured: 1_000 / slowest,
      atMost: 1_000 / 55,
    },
  ];
}

/** @param {HistoryWindowResults} results */
export function historyWindowTable({ screens: shown, keys, frames }) {
  /** @param {readonly number[]} samples */
  const cells = (samples) => [
    String(samples.length),
    ...[0.5, 0.95, 1].map((share) => quantile(samples, share).toFixed(1)),
  ];
  return [
    alignColumns([
      ['in the history room, 1,000,000 messages', 'n', 'median ms', 'p95 ms', 'max ms'],
      ['first screen, from a click', ...cells(shown)],
      ['a letter to painted results', ...cells(keys)],
    ]),
    alignColumns([
      ['scrolling', 'frames a second', 'dropped', 'longest ms'],
      ...Object.entries(frames).map(([where, { perSecond, dropped, longestMs }]) => [
        where,
        perSecond.toFixed(1),
        String(dropped),
        longestMs.toFixed(1),
      ]),
    ]),
  ].join('\n\n');
}

/**
 * Runs in the page.
 * @param {{ channel: string, input: object }} what
 */
async function callBridge({ channel, input }) {
  const { quicksend } =
    /** @type {{ quicksend: Record<string, (input: object) => Promise<any>> }} */ (
      /** @type {unknown} */ (globalThis)
    );
  const answer = await quicksend[channel]?.(input);
  if (answer?.ok !== true) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
}

/**
 * Runs in the page: goes to the history and waits until its first rows are painted.
 * @returns {Promise<number>} milliseconds
 */
async function openHistory() {
  const link = [...document.querySelectorAll('nav button')].find((element) =>
    element.textContent?.trim().startsWith('History'),
  );
  const isThere = () =>
    document.querySelectorAll('[role="list"][aria-label="Messages"] > *').length > 5;
  const startedAt = performance.now();
  /** @type {HTMLElement} */ (link).click();
  if (!isThere()) {
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve(null);
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
  }
  await new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(null);
      channel.port2.postMessage(null);
    });
  });
  return performance.now() - startedAt;
}

/**
 * Runs in the page: puts a text into the search and waits until the list has come to rest.
 * @param {string} text
 * @returns {Promise<number>} milliseconds until it was last painted anew
 */
async function typeAndWait(text) {
  const restMs = 1_000;
  const field = /** @type {HTMLInputElement} */ (document.querySelector('input[type="search"]'));
  const list = document.querySelector('main') ?? document.body;
  const contents = () =>
    document.querySelector('[role="list"][aria-label="Messages"]')?.textContent ?? '';
  let paintedAt = performance.now();
  let last = contents();
  const startedAt = performance.now();
  const observer = new MutationObserver(() => {
    const now = contents();
    if (now === last) return;
    last = now;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        paintedAt = performance.now();
      };
      channel.port2.postMessage(null);
    });
  });
  observer.observe(list, { childList: true, subtree: true, characterData: true });
  const { set } = /** @type {PropertyDescriptor} */ (
    Object.getOwnPropertyDescriptor(globalThis.HTMLInputElement.prototype, 'value')
  );
  set?.call(field, text);
  field.dispatchEvent(new globalThis.Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, restMs));
  observer.disconnect();
  return paintedAt - startedAt;
}
