// @ts-check
/* global document, Event, HTMLInputElement, MessageChannel, MutationObserver, requestAnimationFrame */
import { pause } from '../lib/clock.mjs';
import { treePssMib } from '../lib/memory.mjs';
import { startProgram } from '../lib/program.mjs';
import { median, quantile } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';
import { traceScrolling } from './frames.mjs';
import { runSuite } from './run-suite.mjs';

/**
 * @typedef {object} WindowResults
 * @property {number[]} screens milliseconds from the click on Contacts to its first rows, painted
 * @property {number[]} keys milliseconds from a key in the search to its results, painted
 * @property {number} sameResults keys after which the list stayed as it was
 * @property {{ fromOrder: number, fromPaint: number }[]} newDesks milliseconds to its first rows,
 *   painted, where the desk window is made for it: from the order to open it, and from its first paint
 * @property {import('./frames.mjs').Frames} frames while scrolling
 * @property {{ before: number, open: number, closed: number }} memory MiB of all processes
 */

const settleMs = 3_000;
/** The index of the contacts, which both windows search, is made after the first window is shown. */
const indexMs = 15_000;
const screens = 20;
const newDesks = 5;
/** The slowest few of a single round are mere chance. */
const roundsOfKeys = 3;
const queries = ['müller', '0171 23', 'anna', 'garc', '171-23', 'vip schm', 'kowalsk', '+49 15'];

/**
 * Measures the contacts room of the built program over 100,000 contacts, seen from its page.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<WindowResults>}
 */
export async function measureWindow(place) {
  const { dir } = /** @type {{ dir: string }} */ (await runSuite('shop', 'shop-suite.ts', place));
  const { executablePath, env } = place;
  const running = await startProgram(
    { name: 'quicksend', executablePath, dataDir: dir, env },
    { debugged: true },
  );
  try {
    const quick = await running.page();
    await quick.evaluate(callBridge, { channel: 'startPractice', input: {} });
    await pause(indexMs);
    const before = await treePssMib(running.pid);
    await quick.context().addInitScript(noteFirstRows);
    const openDesk = async () => {
      const opened = quick.context().waitForEvent('page');
      const orderedAt = await quick.evaluate(callBridge, {
        channel: 'openDesk',
        input: { room: 'contacts' },
      });
      const desk = await opened;
      await desk.getByRole('list', { name: 'Contacts' }).getByRole('listitem').first().waitFor();
      await desk.waitForFunction(() => 'firstRows' in globalThis);
      const { paintedAt, sinceFirstPaint } = await desk.evaluate(readFirstRows);
      return { desk, fromOrder: paintedAt - orderedAt, fromPaint: sinceFirstPaint };
    };
    /** @type {WindowResults['newDesks']} */
    const madeNew = [];
    for (let turn = 0; turn < newDesks; turn += 1) {
      const { desk, fromOrder, fromPaint } = await openDesk();
      madeNew.push({ fromOrder, fromPaint });
      await desk.close();
      await pause(settleMs);
    }
    const { desk } = await openDesk();

    /** @type {number[]} */
    const shown = [];
    for (let turn = 0; turn < screens; turn += 1) {
      await desk.getByRole('navigation').getByRole('button', { name: 'History' }).click();
      await pause(200);
      shown.push(await desk.evaluate(openContacts));
      await pause(200);
    }

    /** @type {number[]} */
    const keys = [];
    let sameResults = 0;
    for (const query of Array.from({ length: roundsOfKeys }, () => queries).flat()) {
      for (let length = 1; length <= query.length; length += 1) {
        const ms = await desk.evaluate(typeAndWait, query.slice(0, length));
        if (ms === null) sameResults += 1;
        else keys.push(ms);
      }
    }
    await desk.evaluate(typeAndWait, '');
    const open = await treePssMib(running.pid);
    await desk.close();
    await pause(settleMs);
    const closed = await treePssMib(running.pid);
    // In a window of its own, since a trace leaves a process behind that is not the program's.
    const { desk: scrolled } = await openDesk();
    const frames = await traceScrolling(scrolled, 'Contacts');
    return {
      screens: shown,
      newDesks: madeNew,
      keys,
      sameResults,
      frames,
      memory: { before, open, closed },
    };
  } finally {
    await running.stop();
  }
}

/**
 * What issue 3 promises of the room.
 * @param {WindowResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function windowBounds({ screens: shown, keys, frames, memory }) {
  return [
    { name: 'first screen of the room, median', unit: 'ms', measured: median(shown), atMost: 50 },
    {
      name: 'a key to painted results, p95',
      unit: 'ms',
      measured: quantile(keys, 0.95),
      atMost: 30,
    },
    {
      name: 'time of a frame while scrolling',
      unit: 'ms',
      measured: 1_000 / frames.perSecond,
      atMost: 1_000 / 55,
    },
    {
      name: 'memory after closing the desk window, above that before',
      unit: '×',
      measured: memory.closed / memory.before,
      atMost: 1.1,
    },
  ];
}

/** @param {WindowResults} results */
export function windowTable(results) {
  const { screens: shown, newDesks: madeNew, keys, sameResults, frames, memory } = results;
  /** @param {number[]} samples */
  const cells = (samples) => [
    String(samples.length),
    ...[0.5, 0.95, 1].map((share) => quantile(samples, share).toFixed(1)),
  ];
  const mib = (/** @type {number} */ value) => `${value.toFixed(1)} MiB`;
  return [
    alignColumns([
      ['in the contacts room', 'n', 'median ms', 'p95 ms', 'max ms'],
      ['first screen, from a click in the desk window', ...cells(shown)],
      [
        'first screen of a new desk window, from its first paint',
        ...cells(madeNew.map(({ fromPaint }) => fromPaint)),
      ],
      ['the same, from the order to open it', ...cells(madeNew.map(({ fromOrder }) => fromOrder))],
      [`a key to painted results (${sameResults} changed nothing)`, ...cells(keys)],
    ]),
    alignColumns([
      ['frames presented a second, in a trace of scrolling', frames.perSecond.toFixed(1)],
      ['frames that were dropped', String(frames.dropped)],
      ['longest time between two', `${frames.longestMs.toFixed(1)} ms`],
      ['memory before the desk window', mib(memory.before)],
      ['memory with it open', mib(memory.open)],
      ['memory after closing it', mib(memory.closed)],
    ]),
  ].join('\n\n');
}

/**
 * Runs in the page.
 * @param {{ channel: string, input: object }} what
 * @returns {Promise<number>} when it was called, in milliseconds since the epoch
 */
async function callBridge({ channel, input }) {
  const calledAt = performance.timeOrigin + performance.now();
  const { quicksend } =
    /** @type {{ quicksend: Record<string, (input: object) => Promise<any>> }} */ (
      /** @type {unknown} */ (globalThis)
    );
  const answer = await quicksend[channel]?.(input);
  if (answer?.ok !== true) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
  return calledAt;
}

/** Runs in each new page before its scripts: notes when the first rows of contacts are painted. */
function noteFirstRows() {
  const observer = new MutationObserver(() => {
    const row = document.querySelector('[role="list"][aria-label="Contacts"] > *');
    if (row === null || (row.textContent ?? '').trim() === '') return;
    observer.disconnect();
    // A window that is not shown yet draws no frames, so the next one is not waited for.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      Object.assign(globalThis, { firstRows: performance.now() });
    };
    channel.port2.postMessage(null);
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

/** Runs in the page. */
function readFirstRows() {
  const { firstRows } = /** @type {{ firstRows: number }} */ (/** @type {unknown} */ (globalThis));
  const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  return {
    paintedAt: performance.timeOrigin + firstRows,
    sinceFirstPaint: Math.max(0, firstRows - firstPaint),
  };
}

/**
 * Runs in the page: goes to the contacts and waits until their first rows are painted.
 * @returns {Promise<number>} milliseconds
 */
async function openContacts() {
  const link = [...document.querySelectorAll('nav button')].find(
    (element) => element.textContent?.trim() === 'Contacts',
  );
  const isThere = () => {
    const rows = document.querySelectorAll('[role="list"][aria-label="Contacts"] > *');
    return rows.length > 5 && !/^\s*$/.test(rows[5]?.textContent ?? '');
  };
  const startedAt = performance.now();
  /** @type {HTMLElement} */ (link).click();
  if (!isThere()) {
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve(null);
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
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
 * @returns {Promise<number | null>} milliseconds until it was last painted anew; `null` where it stayed
 */
async function typeAndWait(text) {
  const restMs = 250;
  const field = /** @type {HTMLInputElement} */ (document.querySelector('input[type="search"]'));
  const list = document.querySelector('main') ?? document.body;
  const contents = () =>
    document.querySelector('[role="list"][aria-label="Contacts"]')?.textContent ?? '';
  const before = contents();
  /** @type {number | null} */
  let paintedAt = null;
  let last = before;
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
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  );
  set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, restMs));
  observer.disconnect();
  return paintedAt === null ? null : paintedAt - startedAt;
}
