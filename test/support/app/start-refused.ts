import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from '@playwright/test';
import { closeDialog } from './desktop-keys';
import { startCommand } from './launch';

const withoutOverride = '--bounding-set=-dac_override,-dac_read_search';

/**
 * Starts the program on a folder where it cannot start: it says so in a dialog, which is closed, and
 * ends in good order. Resolves with what it wrote to the standard error. `asOthers` starts it without
 * root's right to write what nobody may.
 */
export async function startRefused(
  dataDir: string,
  { asOthers = false }: { readonly asOthers?: boolean } = {},
): Promise<string> {
  const { command, args } = await startCommand(dataDir, ['--hidden']);
  const isLimited = asOthers && process.geteuid?.() === 0;
  const child = spawn(
    isLimited ? 'setpriv' : command,
    isLimited ? [withoutOverride, command, ...args] : args,
    { env: process.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exit = once(child, 'exit');
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  await closeDialog('Quicksend', process.env);
  expect(await exit).toEqual([1, null]);
  return errors;
}
