// @ts-check
// usage: node test/bench/run.mjs [--runs N] [--no-build] [--only SUITE[,SUITE…]]
// Measures what the program promises of its speed and memory, each beside a baseline in the same run;
// prints tables and writes bench-results/latest.json. The suites are the names in `suites` below.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../../build/lib/app-build.mjs';
import { withDesktop } from '../../build/lib/desktop.mjs';
import { resolveElectron } from '../../build/lib/electron.mjs';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { batchBounds, batchTable, measureBatch } from './batch/bench-batch.mjs';
import { contactBounds, contactTable, measureContacts } from './contacts/bench-contacts.mjs';
import { importBounds, importTable, measureImport } from './contacts/bench-import.mjs';
import { measureWindow, windowBounds, windowTable } from './contacts/bench-window.mjs';
import {
  historyExportBounds,
  historyExportTable,
  measureHistoryExport,
} from './history/bench-export.mjs';
import { historyBounds, historyTable, measureHistory } from './history/bench-history.mjs';
import {
  historyWindowBounds,
  historyWindowTable,
  measureHistoryWindow,
} from './history/bench-window.mjs';
import { programBounds, programTable } from './lib/bench-program.mjs';
import { measureAll } from './lib/measure-all.mjs';
import { boundsTable, isMet } from './lib/table.mjs';
import { measurePacked, packedBounds, packedTable } from './packed/bench-packed.mjs';
import { measureSpending, spendingBounds, spendingTable } from './spending/bench-spending.mjs';

/**
 * @typedef {object} Place
 * @property {string} executablePath
 * @property {string} electronVersion
 * @property {string} folder
 * @property {NodeJS.ProcessEnv} env
 * @property {number} runs
 * @property {(line: string) => void} log
 *
 * @typedef {object} Outcome
 * @property {unknown} results
 * @property {string} table
 * @property {import('./lib/table.mjs').Bound[]} bounds
 */

/**
 * @template Results
 * @param {(place: Place) => Promise<Results>} measure
 * @param {(results: Results) => string} table
 * @param {(results: Results) => import('./lib/table.mjs').Bound[]} bounds
 */
function suite(measure, table, bounds) {
  return async (/** @type {Place} */ place) => {
    const results = await measure(place);
    return { results, table: table(results), bounds: bounds(results) };
  };
}

/** @type {Readonly<Record<string, (place: Place) => Promise<Outcome>>>} */
const suites = {
  program: suite(measureAll, programTable, programBounds),
  packed: suite(measurePacked, packedTable, packedBounds),
  contacts: suite(measureContacts, contactTable, contactBounds),
  room: suite(measureWindow, windowTable, windowBounds),
  import: suite(measureImport, importTable, importBounds),
  batch: suite(measureBatch, batchTable, batchBounds),
  history: suite(measureHistory, historyTable, historyBounds),
  'history-room': suite(measureHistoryWindow, historyWindowTable, historyWindowBounds),
  'history-export': suite(measureHistoryExport, historyExportTable, historyExportBounds),
  spending: suite(measureSpending, spendingTable, spendingBounds),
};

const { values } = parseArgs({
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '10' },
    build: { type: 'boolean', default: true },
    only: { type: 'string' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
const asked = values.only?.split(',') ?? Object.keys(suites);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  throw new Error(
    `No suite is called ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`,
  );
}

if (values.build) {
  const { code, stdout, stderr } = await buildApp();
  if (code !== 0) throw new Error(`The app could not be built.\n${stdout}${stderr}`);
}
const { executablePath, version } = await resolveElectron();
const folder = await mkdtemp(path.join(os.tmpdir(), 'quicksend-bench-'));
try {
  /** @type {Record<string, Outcome>} */
  const outcomes = {};
  for (const name of asked) {
    const measure = suites[name];
    if (measure === undefined) continue;
    outcomes[name] = await withDesktop({}, (env) =>
      measure({
        executablePath,
        electronVersion: version,
        folder,
        env,
        runs,
        log: (line) => {
          console.error(line);
        },
      }),
    );
  }
  const bounds = Object.values(outcomes).flatMap((outcome) => outcome.bounds);
  const tables = Object.values(outcomes).map(({ table }) => table);
  console.log(`\n${[...tables, boundsTable(bounds)].join('\n\n')}`);
  const results = Object.fromEntries(
    Object.entries(outcomes).map(([name, outcome]) => [name, outcome.results]),
  );
  await write({ ...results, bounds });
  process.exitCode = bounds.every(isMet) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** @param {object} results */
async function write(results) {
  const directory = path.join(repositoryRoot, 'bench-results');
  await mkdir(directory, { recursive: true });
  const machine = {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memoryMib: Math.round(os.totalmem() / 1024 / 1024),
    system: `${os.type()} ${os.release()}`,
    electron: version,
    node: process.version,
    at: new Date().toISOString(),
  };
  const file = path.join(directory, 'latest.json');
  await writeFile(file, `${JSON.stringify({ machine, ...results }, null, 2)}\n`);
  console.log(`\nAll samples: ${path.relative(process.cwd(), file)}`);
}
