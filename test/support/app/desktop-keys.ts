import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';

const run = promisify(execFile);

/** Presses keys as the user would, from outside of the app: `ctrl+shift+m`. */
export async function pressKeys(keys: string, env: NodeJS.ProcessEnv): Promise<void> {
  await run('xdotool', ['key', '--clearmodifiers', keys], { env });
}

/** Gives the desktop's focus to a window, as a click on it does. */
export async function activateWindow(id: number, env: NodeJS.ProcessEnv): Promise<void> {
  await run('xdotool', ['windowactivate', '--sync', String(id)], { env });
}

/** How far the window manager's frame stands out to the left, right, top and bottom, in pixels. */
export async function frameExtents(id: number, env: NodeJS.ProcessEnv): Promise<number[]> {
  const { stdout } = await run('xprop', ['-id', String(id), '_NET_FRAME_EXTENTS'], { env });
  const [, extents] = /= (\d+(?:, \d+){3})/.exec(stdout) ?? [];
  if (extents === undefined) throw new Error(`The window manager tells no frame: ${stdout}`);
  return extents.split(', ').map(Number);
}

/** Waits for a window of this title, which is to be a message box, and presses Enter in it. */
export async function closeDialog(title: string, env: NodeJS.ProcessEnv): Promise<void> {
  const search = ['search', '--onlyvisible', '--name', `^${title}$`];
  let id = 0;
  // Asked again and again: xdotool fails when any window goes while it looks at all of them.
  await expect
    .poll(async () => {
      const found = await run('xdotool', search, { env }).catch(() => ({ stdout: '' }));
      return (id = Number(found.stdout.trim().split('\n').at(-1)));
    })
    .toBeGreaterThan(0);
  await activateWindow(id, env);
  // Not to the window itself: toolkits ignore keys that a program sends them.
  await run('xdotool', ['key', 'Return'], { env });
}
