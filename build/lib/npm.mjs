// @ts-check
import path from 'node:path';
import { run } from './run.mjs';

/**
 * Runs the npm that started this script, or the one that is installed.
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function npm(args, options) {
  const cli = npmScript();
  return cli === undefined
    ? run('npm', args, options)
    : run(process.execPath, [cli, ...args], options);
}

/** npm's own script; undefined where the `npm` on the PATH is a program as good as any. */
function npmScript() {
  const started = process.env['npm_execpath'];
  if (started?.endsWith('npm-cli.js')) return started;
  if (process.platform !== 'win32') return undefined;
  // Windows has only batch files on the PATH, which cannot be started without a shell.
  return path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
}
