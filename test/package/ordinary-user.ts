import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { userSwitches, withDesktop, type Owner } from '../../build/lib/desktop.mjs';
import { run } from '../../build/lib/run.mjs';

/** Somebody who is not root, at a desktop of their own. */
export interface OrdinaryUser {
  /** Runs a program to its end as this user and returns what it printed; throws where it fails. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
  /** Starts a program as this user and does not wait for it; what it prints goes into a file. */
  readonly start: (command: string, ...args: readonly string[]) => void;
  /** Where the user's programs keep their settings. */
  readonly configDir: string;
  readonly uid: number;
  readonly leave: () => Promise<void>;
}

const name = 'quicksend-test';
/** Ends what hangs; a busy machine is no reason to fail. */
const limitMs = 300_000;

/** Makes a user and a desktop that is theirs; needs root. */
export async function ordinaryUser(): Promise<OrdinaryUser> {
  await run('userdel', ['--remove', name]);
  await succeed('useradd', ['--create-home', name]);
  const owner: Owner = {
    name,
    uid: Number(await succeed('id', ['-u', name])),
    gid: Number(await succeed('id', ['-g', name])),
    home: `/home/${name}`,
  };
  const { env, close } = await openDesktop(owner);
  const as = (command: string, args: readonly string[]): string[] => [
    ...userSwitches(owner),
    '--',
    command,
    ...args,
  ];
  const log = path.join(owner.home, 'printed.log');
  return {
    uid: owner.uid,
    configDir: env['XDG_CONFIG_HOME'] ?? '',
    run: (command, ...args) => succeed('setpriv', as(command, args), { env, cwd: owner.home }),
    start: (command, ...args) => {
      const output = openSync(log, 'a');
      const stdio = ['ignore', output, output] as const;
      spawn('setpriv', as(command, args), { env, cwd: owner.home, stdio: [...stdio] });
    },
    leave: async () => {
      // Nothing of the user's may be left when the user goes; there is nothing else of theirs here.
      await run('pkill', ['--signal', 'KILL', '--uid', String(owner.uid)]);
      await close();
      await run('userdel', ['--remove', name]);
    },
  };
}

/** Holds a desktop open until it is closed. */
function openDesktop(
  owner: Owner,
): Promise<{ readonly env: NodeJS.ProcessEnv; readonly close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    let end = (): void => undefined;
    const closed = new Promise<void>((settle) => {
      end = settle;
    });
    const over = withDesktop({ owner }, async (env) => {
      resolve({
        env,
        close: async () => {
          end();
          await over;
        },
      });
      await closed;
    });
    over.catch(reject);
  });
}

/** Runs a program to its end and returns what it printed. */
export async function succeed(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<string> {
  const { code, stdout, stderr, timedOut } = await run(command, args, { limitMs, ...options });
  const what = [command, ...args].join(' ');
  if (timedOut) throw new Error(`${what} did not end in time: ${stdout}${stderr}`);
  if (code !== 0) throw new Error(`${what}: ${stdout}${stderr}`);
  return stdout.trim();
}
