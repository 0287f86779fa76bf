// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { virtualDesktopFlags } from '../../../build/lib/electron-flags.mjs';
import { repositoryRoot } from '../../../build/lib/paths.mjs';

/**
 * Bundles a suite beside the program's worker and runs it inside Electron's main process.
 * @param {string} name of the suite, for its folders
 * @param {string} file the suite, in this folder
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<unknown>} what the suite has written as JSON
 */
export async function runSuite(name, file, { executablePath, env, folder }) {
  const appDir = path.join(repositoryRoot, 'out/bench', name);
  await build({
    root: repositoryRoot,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', '@photostructure/sqlite', 'keytar'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: appDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          suite: path.join(import.meta.dirname, file),
          thread: path.join(repositoryRoot, 'src/main/worker/thread.ts'),
        },
      },
    },
  });
  await writeFile(
    path.join(appDir, 'package.json'),
    JSON.stringify({ name: 'bench', version: '0.0.0', type: 'module', main: 'suite.js' }),
  );
  const dir = path.join(folder, name);
  await mkdir(dir, { recursive: true });
  const resultFile = path.join(folder, `${name}.json`);
  const child = spawn(executablePath, [...virtualDesktopFlags(), appDir, dir, resultFile], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The bench of ${name} ended with ${code}.`);
  return JSON.parse(await readFile(resultFile, 'utf8'));
}
