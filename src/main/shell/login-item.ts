import { join } from 'node:path';
import type { Platform } from '#shared/contract/snapshot';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { sha256 } from '../sha256';
import { isDiskFull } from '../storage/storage-problem';
import { autostartFile, isEnabled } from './desktop-entry';

/** What is used of Electron's `app` on macOS and Windows. */
export interface LoginItemApp {
  setLoginItemSettings: (settings: {
    openAtLogin: boolean;
    path?: string;
    args?: string[];
    name?: string;
  }) => void;
  getLoginItemSettings: () => {
    readonly openAtLogin: boolean;
    /** Windows only: what starts at login, and whether the user has left it on. */
    readonly launchItems: readonly { readonly name: string; readonly enabled: boolean }[];
  };
}

/** What is used of the file system on Linux; each throws where it fails. */
export interface LoginItemFiles {
  /** A file's text; empty where there is none. */
  read: (path: string) => string;
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

/** The start at login, as the desktop knows it. */
export interface LoginItem {
  /** Starts the program at login, without a window, or ends that. Setting what is set already is fine. */
  readonly set: (on: boolean) => Result<null, AppError>;
  /**
   * Whether the program starts at login. The user may have changed that with the desktop's own means,
   * whose word counts. An entry that leads to another place than this program is put right: an
   * AppImage may have been moved.
   */
  readonly check: () => boolean;
}

/** Makes what switches the start at login on and off. */
export function createLoginItem(options: LoginItemOptions): LoginItem {
  const args = [
    ...options.programArgs,
    '--hidden',
    ...(options.dataDir === null ? [] : [`--data-dir=${options.dataDir}`]),
  ];

  function set(on: boolean): Result<null, AppError> {
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
    } catch (error) {
      return err(appError(isDiskFull(error) ? 'disk-full' : 'login-item-failed'));
    }
  }

  function check(): boolean {
    const name = entryName(options.dataDir);
    switch (options.platform) {
      case 'darwin':
        return options.app.getLoginItemSettings().openAtLogin;
      case 'win32':
        return options.app
          .getLoginItemSettings()
          .launchItems.some((item) => item.name === name && item.enabled);
      case 'linux': {
        const path = autostartPath(options, name);
        const entry = options.files.read(path);
        if (!isEnabled(entry)) return false;
        if (entry !== autostartFile({ name: 'Quicksend', program: options.program, args })) {
          setAutostartFile(options, name, args, true);
        }
        return true;
      }
    }
  }

  return { set, check };
}

function setAutostartFile(
  options: LoginItemOptions,
  name: string,
  args: readonly string[],
  on: boolean,
): void {
  const { files, program } = options;
  const path = autostartPath(options, name);
  if (on) files.write(path, autostartFile({ name: 'Quicksend', program, args }));
  else files.remove(path);
}

function autostartPath({ configDir }: LoginItemOptions, name: string): string {
  return join(configDir, 'autostart', `${name}.desktop`);
}

function entryName(dataDir: string | null): string {
  if (dataDir === null) return 'quicksend';
  return `quicksend-${sha256(dataDir).slice(0, 8)}`;
}

/** A Windows path holds no quotes, but one at the end of backslashes would be escaped by them. */
function quoteForWindows(argument: string): string {
  return `"${argument.replace(/\\+$/, '$&$&')}"`;
}
