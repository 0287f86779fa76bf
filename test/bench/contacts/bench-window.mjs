// @ts-check
/* global document, Event, HTMLInputElement, MessageChannel, MutationObserver, requestAnimationFrame */
import { pause } from '../lib/clock.mjs';
import { treePssMib } from '../lib/memory.mjs';
import { startProgram } from '../lib/program.mjs';
import { median, quantile } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';
import { runSuite } from './run-suite.mjs';

/**
 * @typedef {object} WindowResults
 * @property {number[]} screens milliseconds from the click on Contacts to its first rows, painted
 * @property {number[]} keys milliseconds from a key in the search to its results, painted
 * @property {number} sameResults keys after which the list stayed as it was
 * @property {number} framesPerSecond while scrolling
 * @property {{ before: number, open: number, closed: number }} memory MiB of all processes
 */

const settleMs = 3_000;
/** The index of the contacts is made after the first window is shown. */
const indexMs = 15_000;
const screens = 20;
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
    await pause(settleMs);
    const before = await treePssMib(running.pid);
    const opened = quick.context().waitForEvent('page');
    await quick.evaluate(callBridge, { channel: 'openDesk', input: { room: 'contacts' } });
    const desk = await opened;
    await desk.getByRole('list', { name: 'Contacts' }).getByRole('listitem').first().waitFor();
    await pause(indexMs);

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
    for (const query of queries) {
      for (let length = 1; length <= query.length; length += 1) {
        const ms = await desk.evaluate(typeAndWait, query.slice(0, length));
        if (ms === null) sameResults += 1;
        else keys.push(ms);
      }
    }
    await desk.evaluate(typeAndWait, '');
    const framesPerSecond = await desk.evaluate(scrollFor, 5_000);
    const open = await treePssMib(running.pid);
    await desk.close();
    await pause(settleMs);
    const closed = await treePssMib(running.pid);
    return { screens: shown, keys, sameResults, framesPerSecond, memory: { before, open, closed } };
  } finally {
    await running.stop();
  }
}

/**
 * What issue 3 promises of the room.
 * @param {WindowResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function windowBounds({ screens: shown, keys, framesPerSecond }) {
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
      measured: 1_000 / framesPerSecond,
      atMost: 1_000 / 55,
    },
  ];
}

/** @param {WindowResults} results */
export function windowTable({ screens: shown, keys, sameResults, framesPerSecond, memory }) {
  /** @param {number[]} samples */
  const cells = (samples) => [
    String(samples.length),
    ...[0.5, 0.95, 1].map((share) => quantile(samples, share).toFixed(1)),
  ];
  const mib = (/** @type {number} */ value) => `${value.toFixed(1)} MiB`;
  return [
    alignColumns([
      ['in the contacts room', 'n', 'median ms', 'p95 ms', 'max ms'],
      ['first screen', ...cells(shown)],
      [`a key to painted results (${sameResults} changed nothing)`, ...cells(keys)],
    ]),
    alignColumns([
      ['frames a second, scrolling', framesPerSecond.toFixed(1)],
      ['memory before the desk window', mib(memory.before)],
      ['memory with it open', mib(memory.open)],
      ['memory after closing it', mib(memory.closed)],
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

/**
 * Runs in the page: scrolls the list without a stop.
 * @param {number} forMs
 * @returns {Promise<number>} frames a second
 */
async function scrollFor(forMs) {
  const rows = document.querySelector('[role="list"][aria-label="Contacts"]');
  let frame = rows?.parentElement ?? null;
  while (frame !== null && frame.scrollHeight <= frame.clientHeight + 1)
    frame = frame.parentElement;
  if (frame === null) throw new Error('Nothing scrolls');
  const scrolled = frame;
  return new Promise((resolve) => {
    let frames = 0;
    /** @type {number | null} */
    let startedAt = null;
    const step = (/** @type {number} */ at) => {
      startedAt ??= at;
      if (at - startedAt >= forMs) {
        resolve((frames * 1_000) / (at - startedAt));
        return;
      }
      frames += 1;
      scrolled.scrollTop += 60;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
