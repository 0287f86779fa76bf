import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Presses keys as the user would, from outside of the app: `ctrl+shift+m`. */
export async function pressKeys(keys: string, env: NodeJS.ProcessEnv): Promise<void> {
  await run('xdotool', ['key', '--clearmodifiers', keys], { env });
}

/** The title of the window that has the desktop's focus; `null` where none has. */
export async function focusedWindowTitle(env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const { stdout } = await run('xdotool', ['getactivewindow', 'getwindowname'], { env });
    return stdout.trim();
  } catch {
    return null;
  }
}
