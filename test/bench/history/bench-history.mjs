// @ts-check
import { runSuite } from '../contacts/run-suite.mjs';
import { median, quantile } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';
import { measureStarts } from './measure-starts.mjs';
import { seededProfile } from './seeded-profile.mjs';

/**
 * Measures the history of a million messages inside Electron's main process, beside the same questions
 * asked the obvious way, and the start of the program with such a profile beside an empty one.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string, runs: number }} place
 */
export async function measureHistory(place) {
  const profile = await seededProfile(place);
  const env = { ...place.env, SEEDED_PROFILE: profile };
  const results = await runSuite('history', '../history/history-suite.ts', { ...place, env });
  const history = /** @type {import('./history-suite').HistoryResults} */ (results);
  return { ...history, starts: await measureStarts(place, profile) };
}

/** @typedef {Awaited<ReturnType<typeof measureHistory>>} Results */

/**
 * What issue 6 promises of the history.
 * @param {Results} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function historyBounds({ messages, bytes, firstScreens, asked, jumped, starts }) {
  /** @param {readonly import('./history-suite').Asked[]} group */
  const p95 = (group) =>
    quantile(
      group.flatMap(({ ms }) => ms),
      0.95,
    );
  const all = [...asked.filters, ...asked.searches, ...asked.combined];
  const longest = Math.max(...all.flatMap(({ ms }) => ms));
  /** @param {{ seeded: readonly number[], empty: readonly number[] }} pair */
  const ratio = ({ seeded, empty }) => median(seeded) / median(empty);
  return [
    {
      name: '1,000,000 messages: first screen',
      unit: 'ms',
      measured: Math.max(...firstScreens),
      atMost: 60,
    },
    { name: 'any filter, p95', unit: 'ms', measured: p95(asked.filters), atMost: 50 },
    { name: 'any search, p95', unit: 'ms', measured: p95(asked.searches), atMost: 50 },
    { name: 'both at once, p95', unit: 'ms', measured: p95(asked.combined), atMost: 50 },
    { name: 'event loop held up by any of them', unit: 'ms', measured: longest, atMost: 50 },
    { name: 'jump to a date, p95', unit: 'ms', measured: quantile(jumped, 0.95), atMost: 60 },
    { name: 'database, a message', unit: 'B', measured: bytes / messages, atMost: 550 },
    {
      name: 'start with them, against an empty profile',
      unit: '×',
      measured: ratio(starts.start),
      atMost: 1.05,
    },
    {
      name: 'memory at rest with them, against an empty profile',
      unit: '×',
      measured: ratio(starts.memory),
      atMost: 1.05,
    },
  ];
}

/** @param {Results} results */
export function historyTable({ asked, firstScreens, jumped, plain, counts }) {
  /** @param {readonly number[]} samples */
  const cells = (samples) => [
    String(samples.length),
    ...[0.5, 0.95, 1].map((share) => quantile(samples, share).toFixed(1)),
  ];
  const rows = [
    ['first screen', ...cells(firstScreens)],
    ...Object.entries(asked).map(([name, group]) => [
      name,
      ...cells(group.flatMap(({ ms }) => ms)),
    ]),
    ['jump to a date', ...cells(jumped)],
    ['a count', ...cells(counts)],
    ...Object.entries(plain).map(([name, ms]) => [`the obvious way: ${name}`, ...cells([ms])]),
  ];
  const inPieces = [...asked.filters, ...asked.searches, ...asked.combined]
    .filter(({ answers }) => answers > 1)
    .map(({ question, answers, wholeMs, found }) => [
      question,
      String(answers),
      wholeMs.toFixed(0),
      String(found),
    ]);
  return [
    alignColumns([['a page of the history', 'n', 'median ms', 'p95 ms', 'max ms'], ...rows]),
    alignColumns([['answered in pieces', 'answers', 'ms until whole', 'found'], ...inPieces]),
  ].join('\n\n');
}
