// @ts-check
// usage: node build/desktop.mjs [--no-keyring] [--no-tray] [--no-notifications] -- COMMAND [ARGUMENT...]
// Runs a command on a virtual desktop and exits with its code.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';

const { values, positionals } = parseArgs({
  allowNegative: true,
  allowPositionals: true,
  options: {
    keyring: { type: 'boolean', default: true },
    tray: { type: 'boolean', default: true },
    notifications: { type: 'boolean', default: true },
  },
});
const [command, ...args] = positionals;
if (command === undefined) {
  console.error(
    'usage: node build/desktop.mjs [--no-keyring] [--no-tray] -- COMMAND [ARGUMENT...]',
  );
  process.exit(2);
}

await ensureInstalled();
const { withDesktop } = await import('./lib/desktop.mjs');
process.exitCode = await withDesktop(values, (env) => runToEnd(command, args, env));

/**
 * @param {string} program
 * @param {string[]} programArgs
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
function runToEnd(program, programArgs, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArgs, { env, stdio: 'inherit' });
    // The desktop is taken down after the command has ended, so signals are handed on to it.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 128));
  });
}
