// @ts-check
import { runSuite } from '../contacts/run-suite.mjs';
import { alignColumns } from '../lib/table.mjs';

/**
 * Sends a batch of 10,000 to the practice gateway inside Electron's main process, with the pace
 * switched off, beside a bare loop of `fetch` calls.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<import('./batch-suite').BatchResults>}
 */
export async function measureBatch(place) {
  const results = await runSuite('batch', '../batch/batch-suite.ts', place);
  return /** @type {import('./batch-suite').BatchResults} */ (results);
}

/**
 * What is promised of a batch.
 * @param {import('./batch-suite').BatchResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function batchBounds({ messages, sendMs, ...results }) {
  const blockedMs = Math.max(results.preparingBlockedMs, results.sendingBlockedMs);
  return [
    { name: '10,000 texts, each', unit: 'ms', measured: sendMs / messages, atMost: 1_000 / 150 },
    { name: 'event loop blocked by them', unit: 'ms', measured: blockedMs, atMost: 50 },
    { name: 'memory above the first 1,000', unit: 'MiB', measured: results.riseMib, atMost: 30 },
    { name: 'longest silence of progress', unit: 'ms', measured: results.silentMs, atMost: 500 },
  ];
}

/** @param {import('./batch-suite').BatchResults} results */
export function batchTable(results) {
  const { messages, sendMs, bareFetches, bareMs } = results;
  /** @param {number} count @param {number} ms */
  const perSecond = (count, ms) => ((count / ms) * 1_000).toFixed(0);
  return alignColumns([
    [`a batch of ${messages}`, 'ms', 'a second', 'blocked ms'],
    ['review', results.reviewMs.toFixed(0), '', results.preparingBlockedMs.toFixed(0)],
    ['confirm', results.confirmMs.toFixed(0), '', ''],
    [
      'send, two durable states each',
      sendMs.toFixed(0),
      perSecond(messages, sendMs),
      results.sendingBlockedMs.toFixed(0),
    ],
    [`bare fetch, ${bareFetches}`, bareMs.toFixed(0), perSecond(bareFetches, bareMs), ''],
  ]);
}
