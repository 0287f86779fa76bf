import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Presses keys as the user would, from outside of the app: `ctrl+shift+m`. */
export async function pressKeys(keys: string, env: NodeJS.ProcessEnv): Promise<void> {
  await run('xdotool', ['key', '--clearmodifiers', keys], { env });
}

/** Gives the desktop's focus to a window, as a click on it does. */
export async function activateWindow(id: number, env: NodeJS.ProcessEnv): Promise<void> {
  await run('xdotool', ['windowactivate', '--sync', String(id)], { env });
}
