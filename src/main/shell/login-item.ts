import { join } from 'node:path';
import type { Platform } from '#shared/contract/snapshot';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { sha256 } from '../sha256';
import { autostartFile } from './desktop-entry';

/** What is used of Electron's `app` on macOS and Windows. */
export interface LoginItemApp {
  setLoginItemSettings: (settings: {
    openAtLogin: boolean;
    path?: string;
    args?: string[];
    name?: string;
  }) => void;
}

/** What is used of the file system on Linux; each throws where it fails. */
export interface LoginItemFiles {
  /** Writes a file whole, with the folders above it. */
  write: (path: string, content: string) => void;
  /** Removes a file; one that is not there is no failure. */
  remove: (path: string) => void;
}

export interface LoginItemOptions {
  readonly platform: Platform;
  readonly app: LoginItemApp;
  readonly files: LoginItemFiles;
  /** What is started: `process.execPath`, or on Linux the AppImage (`APPIMAGE`) that holds it. */
  readonly program: string;
  /** What comes before our own arguments; in development the app's folder. */
  readonly programArgs: readonly string[];
  /** The data directory where it is not the usual one: a second profile has an entry of its own. */
  readonly dataDir: string | null;
  /** `XDG_CONFIG_HOME`, or `~/.config`. */
  readonly configDir: string;
}

/** Starts the program at login, without a window, or ends that. Setting what is set already is fine. */
export type SetLaunchAtLogin = (on: boolean) => Result<null, AppError>;

/** Makes the function that switches the start at login on and off. */
export function createLoginItem(options: LoginItemOptions): SetLaunchAtLogin {
  const args = [
    ...options.programArgs,
    '--hidden',
    ...(options.dataDir === null ? [] : [`--data-dir=${options.dataDir}`]),
  ];
  return (on) => {
    try {
      const name = entryName(options.dataDir);
      switch (options.platform) {
        case 'darwin':
          // macOS takes no arguments; `wasOpenedAtLogin` tells such a start instead.
          options.app.setLoginItemSettings({ openAtLogin: on });
          break;
        case 'win32':
          options.app.setLoginItemSettings({
            openAtLogin: on,
            path: options.program,
            args: args.map(quoteForWindows),
            name,
          });
          break;
        case 'linux':
          setAutostartFile(options, name, args, on);
          break;
      }
      return ok(null);
    } catch {
      return err(appError('login-item-failed'));
    }
  };
}

function setAutostartFile(
  { files, program, configDir }: LoginItemOptions,
  name: string,
  args: readonly string[],
  on: boolean,
): void {
  const path = join(configDir, 'autostart', `${name}.desktop`);
  if (on) files.write(path, autostartFile({ name: 'Quicksend', program, args }));
  else files.remove(path);
}

function entryName(dataDir: string | null): string {
  if (dataDir === null) return 'quicksend';
  return `quicksend-${sha256(dataDir).slice(0, 8)}`;
}

/** A Windows path holds no quotes, but one at the end of backslashes would be escaped by them. */
function quoteForWindows(argument: string): string {
  return `"${argument.replace(/\\+$/, '$&$&')}"`;
}
