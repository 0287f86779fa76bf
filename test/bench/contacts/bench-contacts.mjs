// @ts-check
import { quantile } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';
import { runSuite } from './run-suite.mjs';

/**
 * Measures the search over 100,000 contacts inside Electron's main process, beside MiniSearch and
 * Fuse.js over the same contacts and queries.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<import('./suite').ContactResults>}
 */
export async function measureContacts(place) {
  const results = await runSuite('contacts', 'suite.ts', place);
  return /** @type {import('./suite').ContactResults} */ (results);
}

/**
 * What issue and decision 0007 promise of the search.
 * @param {import('./suite').ContactResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function contactBounds({ engines, firstScreenMs, blockedMs, suggestions }) {
  /** @param {string} name */
  const p95 = (name) =>
    quantile(engines.find((engine) => engine.name === name)?.keys ?? [Infinity], 0.95);
  const own = p95('Quicksend');
  return [
    { name: 'search in main, a key, p95', unit: 'ms', measured: own, atMost: 10 },
    {
      name: 'suggestions for To, a key, p95',
      unit: 'ms',
      measured: quantile(suggestions, 0.95),
      atMost: 10,
    },
    { name: 'search, p95, against Fuse.js', unit: '×', measured: own / p95('Fuse.js'), atMost: 1 },
    {
      name: 'search, p95, against MiniSearch',
      unit: '×',
      measured: own / p95('MiniSearch'),
      atMost: 1,
    },
    { name: 'first screen of the list in main', unit: 'ms', measured: firstScreenMs, atMost: 50 },
    { name: 'event loop blocked by the index', unit: 'ms', measured: blockedMs, atMost: 50 },
  ];
}

/** @param {import('./suite').ContactResults} results */
export function contactTable(results) {
  const { engines, searches, suggestions, deepPages, counts, edits } = results;
  /** @param {readonly number[]} samples */
  const cells = (samples) => [
    String(samples.length),
    ...[0.5, 0.95, 1].map((share) => quantile(samples, share).toFixed(2)),
  ];
  const byEngine = engines.map((engine) => [
    engine.name,
    ...cells(engine.keys),
    engine.readyMs.toFixed(0),
    engine.heldMib.toFixed(1),
    `${engine.meantOnPage} of ${engine.queries}`,
  ]);
  const byWork = Object.entries({
    'search without reading the page': searches,
    'suggestions for To': suggestions,
    'a page anywhere in the list': deepPages,
    'counts of 40 groups': counts,
    'first search after an edit': edits,
  }).map(([name, samples]) => [name, ...cells(samples)]);
  const head = ['n', 'median ms', 'p95 ms', 'max ms'];
  return [
    alignColumns([['a key in the search', ...head, 'ready ms', 'held MiB', 'found'], ...byEngine]),
    alignColumns([['in main', ...head], ...byWork]),
  ].join('\n\n');
}
