// @ts-check
// usage: node test/bench/run.mjs [--runs N] [--no-build]
//   [--only program|packed|contacts|room|import|batch|history|spending]
// Measures Quicksend against a blank Electron app, from its folder and packed, the search over 100,000
// contacts against other libraries, importing and exporting them, and sending a batch of 10,000; prints
// tables and writes bench-results/latest.json.
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
import { measureAll } from './lib/measure-all.mjs';
import { alignColumns, boundsTable, isMet } from './lib/table.mjs';
import { median, quantile } from './lib/stats.mjs';
import { measureSpending, spendingBounds, spendingTable } from './spending/bench-spending.mjs';
import { measurePacked, packedBounds, packedTable } from './packed/bench-packed.mjs';

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

/** @param {'program' | 'packed' | 'contacts' | 'room' | 'import' | 'batch' | 'history' | 'spending'} suite */
const isAsked = (suite) => values.only === undefined || values.only === suite;

if (
  values.build &&
  (isAsked('program') || isAsked('packed') || isAsked('room') || isAsked('history'))
) {
  const { code, stdout, stderr } = await buildApp();
  if (code !== 0) throw new Error(`The app could not be built.\n${stdout}${stderr}`);
}
const { executablePath, version } = await resolveElectron();
const folder = await mkdtemp(path.join(os.tmpdir(), 'quicksend-bench-'));
try {
  const place = { executablePath, folder };
  const program = isAsked('program')
    ? await withDesktop({}, (env) =>
        measureAll({ ...place, env, runs, log: (line) => console.error(line) }),
      )
    : null;
  const packed = isAsked('packed')
    ? await withDesktop({}, (env) =>
        measurePacked({
          ...place,
          electronVersion: version,
          env,
          runs,
          log: (line) => console.error(line),
        }),
      )
    : null;
  const contacts = isAsked('contacts')
    ? await withDesktop({}, (env) => measureContacts({ ...place, env }))
    : null;
  const room = isAsked('room')
    ? await withDesktop({}, (env) => measureWindow({ ...place, env }))
    : null;
  const imports = isAsked('import')
    ? await withDesktop({}, (env) => measureImport({ ...place, env }))
    : null;
  const batch = isAsked('batch')
    ? await withDesktop({}, (env) => measureBatch({ ...place, env }))
    : null;
  const history = isAsked('history')
    ? await withDesktop({}, (env) => measureHistory({ ...place, env, runs }))
    : null;
  const historyExport = isAsked('history')
    ? await withDesktop({}, (env) => measureHistoryExport({ ...place, env }))
    : null;
  const spending = isAsked('spending')
    ? await withDesktop({}, (env) => measureSpending({ ...place, env }))
    : null;
  const tables = [
    ...(program === null ? [] : [samplesTable(program)]),
    ...(packed === null ? [] : [packedTable(packed)]),
    ...(contacts === null ? [] : [contactTable(contacts)]),
    ...(room === null ? [] : [windowTable(room)]),
    ...(imports === null ? [] : [importTable(imports)]),
    ...(batch === null ? [] : [batchTable(batch)]),
    ...(history === null ? [] : [historyTable(history)]),
    ...(historyExport === null ? [] : [historyExportTable(historyExport)]),
    ...(spending === null ? [] : [spendingTable(spending)]),
  ];
  const bounds = [
    ...(program === null ? [] : boundsOf(program)),
    ...(packed === null ? [] : packedBounds(packed)),
    ...(contacts === null ? [] : contactBounds(contacts)),
    ...(room === null ? [] : windowBounds(room)),
    ...(imports === null ? [] : importBounds(imports)),
    ...(batch === null ? [] : batchBounds(batch)),
    ...(history === null ? [] : historyBounds(history)),
    ...(historyExport === null ? [] : historyExportBounds(historyExport)),
    ...(spending === null ? [] : spendingBounds(spending)),
  ];
  console.log(`\n${[...tables, boundsTable(bounds)].join('\n\n')}`);
  await write({
    samples: program,
    packed,
    contacts,
    room,
    imports,
    batch,
    history,
    historyExport,
    spending,
    bounds,
  });
  process.exitCode = bounds.every(isMet) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * The promises of the program's speed; they are not to be loosened.
 * @param {import('./lib/measure-all.mjs').Samples} samples
 * @returns {import('./lib/table.mjs').Bound[]}
 */
function boundsOf({ start, memory, show, send }) {
  /** @param {{ quicksend: number[], blank: number[] }} pair */
  const ratio = ({ quicksend, blank }) => median(quicksend) / median(blank);
  return [
    { name: 'start to warm, against blank', unit: '×', measured: ratio(start), atMost: 1.25 },
    { name: 'memory at rest, against blank', unit: '×', measured: ratio(memory), atMost: 1.2 },
    {
      name: 'shortcut to caret, p95',
      unit: 'ms',
      measured: quantile(show.quicksend, 0.95),
      atMost: 100,
    },
    { name: 'shortcut to caret, against blank', unit: '×', measured: ratio(show), atMost: 1.5 },
    {
      name: 'sendSms above a bare fetch',
      unit: 'ms',
      measured: median(send.quicksend) - median(send.blank),
      atMost: 5,
    },
  ];
}

/** @param {import('./lib/measure-all.mjs').Samples} samples */
function samplesTable(samples) {
  const rows = Object.entries(samples).flatMap(([what, pair]) =>
    Object.entries(pair).map(([program, values]) => [
      `${what}, ${what === 'send' && program === 'blank' ? 'bare fetch' : program}`,
      ...[values.length, ...[0, 0.5, 0.95, 1].map((share) => quantile(values, share))].map(
        (value, index) => (index === 0 ? String(value) : value.toFixed(1)),
      ),
    ]),
  );
  return alignColumns([['ms or MiB', 'n', 'min', 'median', 'p95', 'max'], ...rows]);
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
