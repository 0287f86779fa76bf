// @ts-check
import { runSuite } from '../contacts/run-suite.mjs';
import { seededProfile } from '../history/seeded-profile.mjs';
import { median } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';

/**
 * Asks inside Electron's main process what a million messages cost, beside the same asked of the messages.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<import('./spending-suite').SpendingResults>}
 */
export async function measureSpending(place) {
  const env = { ...place.env, SEEDED_PROFILE: await seededProfile(place) };
  const results = await runSuite('spending', '../spending/spending-suite.ts', { ...place, env });
  return /** @type {import('./spending-suite').SpendingResults} */ (results);
}

/**
 * What issue 6 promises of spending.
 * @param {import('./spending-suite').SpendingResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function spendingBounds({ asked, bytes }) {
  const slowest = Math.max(...asked.map(({ ms }) => Math.max(...ms)));
  const blocked = Math.max(...asked.map(({ blockedMs }) => blockedMs));
  return [
    { name: 'spending of 1,000,000 messages, slowest', unit: 'ms', measured: slowest, atMost: 150 },
    { name: 'event loop blocked by it', unit: 'ms', measured: blocked, atMost: 50 },
    { name: 'sums, a message', unit: 'B', measured: bytes, atMost: 50 },
  ];
}

/** @param {import('./spending-suite').SpendingResults} results */
export function spendingTable({ asked, messages }) {
  return alignColumns([
    [`spending of ${messages}`, 'median ms', 'max ms', 'blocked ms', 'from messages ms'],
    ...asked.map(({ by, period, ms, blockedMs, bareMs }) => [
      `by ${by}, ${period}`,
      median([...ms]).toFixed(1),
      Math.max(...ms).toFixed(1),
      blockedMs.toFixed(1),
      bareMs === null ? '' : bareMs.toFixed(0),
    ]),
  ]);
}
