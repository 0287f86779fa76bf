// @ts-check
import { alignColumns } from '../lib/table.mjs';
import { runSuite } from './run-suite.mjs';

/**
 * Measures importing and exporting 100,000 contacts inside Electron's main process, while it goes on
 * sending, beside a bare parse and insert of the same file.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<import('./import-suite').ImportResults>}
 */
export async function measureImport(place) {
  const results = await runSuite('import', 'import-suite.ts', place);
  return /** @type {import('./import-suite').ImportResults} */ (results);
}

/**
 * What is promised of imports and exports.
 * @param {import('./import-suite').ImportResults} results
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function importBounds(results) {
  const { checkMs, writeMs, checkBlockedMs, writeBlockedMs, importRiseMib, csvMs, vcardMs } =
    results;
  const importS = (checkMs + writeMs) / 1_000;
  const blockedMs = Math.max(checkBlockedMs, writeBlockedMs);
  const bareS = results.bareMs / 1_000;
  return [
    { name: 'import of 100,000 rows', unit: 's', measured: importS, atMost: 6 },
    { name: 'import, against a bare one', unit: '×', measured: importS / bareS, atMost: 2 },
    { name: 'event loop blocked by it', unit: 'ms', measured: blockedMs, atMost: 50 },
    { name: 'memory above rest', unit: 'MiB', measured: importRiseMib, atMost: 250 },
    { name: 'event loop blocked by undo', unit: 'ms', measured: results.undoBlockedMs, atMost: 50 },
    { name: 'export as CSV', unit: 's', measured: csvMs / 1_000, atMost: 3 },
    { name: 'export as vCard', unit: 's', measured: vcardMs / 1_000, atMost: 3 },
    {
      name: 'event loop blocked by exports',
      unit: 'ms',
      measured: results.exportBlockedMs,
      atMost: 50,
    },
  ];
}

/** @param {import('./import-suite').ImportResults} results */
export function importTable(results) {
  /** @type {readonly (readonly [string, number | null, number | null, number | null])[]} */
  const rows = [
    ['bare parse and insert', results.bareMs, results.bareBlockedMs, results.bareRiseMib],
    ['sending alone', null, results.sendingBlockedMs, null],
    ['read and check', results.checkMs, results.checkBlockedMs, null],
    ['write', results.writeMs, results.writeBlockedMs, results.importRiseMib],
    ['undo', results.undoMs, results.undoBlockedMs, null],
    ['export as CSV', results.csvMs, results.exportBlockedMs, results.exportRiseMib],
    ['export as vCard', results.vcardMs, null, null],
  ];
  const cells = rows.map(([name, ...numbers]) => [
    name,
    ...numbers.map((number) => (number === null ? '' : number.toFixed(0))),
  ]);
  const head = [`${results.rows} rows`, 'ms', 'blocked ms', 'above rest MiB'];
  return `${alignColumns([head, ...cells])}\n${results.sent} texts were sent meanwhile`;
}
