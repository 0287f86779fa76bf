// @ts-check
import { runSuite } from '../contacts/run-suite.mjs';
import { alignColumns } from '../lib/table.mjs';
import { seededProfile } from './seeded-profile.mjs';

/**
 * Measures exporting a million messages inside Electron's main process, beside writing its rows as they are.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 */
export async function measureHistoryExport(place) {
  const profile = await seededProfile(place);
  const env = { ...place.env, SEEDED_PROFILE: profile };
  const results = await runSuite('history-export', '../history/export-suite.ts', { ...place, env });
  return /** @type {import('./export-suite').ExportResults} */ (results);
}

/**
 * What issue 6 promises of the export.
 * @param {import('./export-suite').ExportResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function historyExportBounds({ measured }) {
  return [
    ...measured.map(({ format, ms }) => ({
      name: `history export of 1,000,000 rows, ${format}`,
      unit: /** @type {const} */ ('s'),
      measured: ms / 1_000,
      atMost: 15,
    })),
    {
      name: 'event loop held up by it',
      unit: /** @type {const} */ ('ms'),
      measured: Math.max(...measured.map(({ blockedMs }) => blockedMs)),
      atMost: 50,
    },
  ];
}

/** @param {import('./export-suite').ExportResults} results */
export function historyExportTable({ measured, bareMs, bareRows }) {
  const seconds = (/** @type {number} */ ms) => (ms / 1_000).toFixed(1);
  return alignColumns([
    ['export of the history', 'rows', 's', 'loop held up ms', 'memory MiB', 'file MB'],
    ...measured.map(({ format, rows, ms, blockedMs, riseMib, bytes }) => [
      format,
      String(rows),
      seconds(ms),
      blockedMs.toFixed(0),
      riseMib.toFixed(0),
      (bytes / 1e6).toFixed(0),
    ]),
    ['rows as they are, on main', String(bareRows), seconds(bareMs), '', '', ''],
  ]);
}
