import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { createStartJob } from '../../../src/main/worker/start-job';

const root = resolve(import.meta.dirname, '../../..');

/**
 * Bundles what runs on the program's threads, as the program's own build does.
 *
 * Answers what starts jobs on real threads, and what removes the bundle again. It is inside the
 * repository, since the packages that are not bundled are found from there.
 */
export async function buildThreads() {
  const parent = join(root, 'out', 'test-threads');
  mkdirSync(parent, { recursive: true });
  const outDir = mkdtempSync(join(parent, 'run-'));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          thread: join(root, 'src/main/worker/thread.ts'),
          'dying-thread': join(root, 'test/support/worker/dying-thread.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return {
    startJob: createStartJob(() => new Worker(join(outDir, 'thread.mjs'))),
    /** Starts jobs on threads that die amid the write of an import. */
    startDoomedJob: createStartJob(() => new Worker(join(outDir, 'dying-thread.mjs'))),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
