// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { virtualDesktopFlags } from '../../../build/lib/electron-flags.mjs';
import { repositoryRoot } from '../../../build/lib/paths.mjs';
import { quantile } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';

/**
 * Measures the search over 100,000 contacts inside Electron's main process, beside MiniSearch and
 * Fuse.js over the same contacts and queries.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<import('./suite').ContactResults>}
 */
export async function measureContacts({ executablePath, env, folder }) {
  const appDir = path.join(repositoryRoot, 'out/bench/contacts');
  await build({
    root: repositoryRoot,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', '@photostructure/sqlite'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: appDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          suite: path.join(repositoryRoot, 'test/bench/contacts/suite.ts'),
          thread: path.join(repositoryRoot, 'src/main/worker/thread.ts'),
        },
      },
    },
  });
  await mkdir(appDir, { recursive: true });
  await writeFile(
    path.join(appDir, 'package.json'),
    JSON.stringify({ name: 'bench', version: '0.0.0', type: 'module', main: 'suite.js' }),
  );
  const dir = path.join(folder, 'shop');
  const resultFile = path.join(folder, 'contacts.json');
  const child = spawn(executablePath, [...virtualDesktopFlags(), appDir, dir, resultFile], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The bench of the contacts ended with ${code}.`);
  return JSON.parse(await readFile(resultFile, 'utf8'));
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
