// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [limitMs] the process gets SIGKILL after this time; no limit without it
 * @property {'collect' | 'inherit' | ((line: string) => void)} [output] where stdout and stderr
 *   go: collected unless told; a function gets them line by line
 *
 * @typedef {object} RunResult
 * @property {number} code the exit code; 128 where a signal ended it, 127 where it did not start
 * @property {string} stdout empty unless collected
 * @property {string} stderr empty unless collected
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end. Never rejects: a program that cannot be started has code 127 and
 * the reason in `stderr`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const { output = 'collect' } = options;
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const stdout =
      typeof output === 'function' ? tell(child.stdout, output) : collect(child.stdout);
    const stderr =
      typeof output === 'function' ? tell(child.stderr, output) : collect(child.stderr);
    let timedOut = false;
    const timer =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.limitMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout: '', stderr: error.message, timedOut });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 128, stdout: stdout(), stderr: stderr(), timedOut });
    });
  });
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @returns {() => string} what came so far
 */
function collect(stream) {
  let text = '';
  const decoder = new StringDecoder('utf8');
  stream?.on('data', (/** @type {Buffer} */ chunk) => {
    text += decoder.write(chunk);
  });
  return () => text;
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {(line: string) => void} listener
 * @returns {() => string} nothing: the listener has it all
 */
function tell(stream, listener) {
  if (stream !== null) createInterface({ input: stream }).on('line', listener);
  return () => '';
}
