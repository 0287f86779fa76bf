import { join } from 'node:path';
import type { Platform } from '#shared/contract/snapshot';
import type { LinkScheme } from '#shared/domain/link-scheme';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { isDiskFull } from '../storage/storage-problem';
import { withLinkHandler } from './mime-apps';

/** What is used of Electron's `app` on macOS and Windows. */
export interface LinkHandlersApp {
  setAsDefaultProtocolClient: (scheme: string, path?: string, args?: string[]) => boolean;
  removeAsDefaultProtocolClient: (scheme: string, path?: string, args?: string[]) => boolean;
}

/** What is used of the file system on Linux; each throws where it fails. */
export interface LinkHandlersFiles {
  exists: (path: string) => boolean;
  /** A file's text; empty where there is none. */
  read: (path: string) => string;
  /** Writes a file whole, with the folders above it. */
  write: (path: string, content: string) => void;
}

export interface LinkHandlersOptions {
  readonly platform: Platform;
  readonly app: LinkHandlersApp;
  readonly files: LinkHandlersFiles;
  /** What Windows starts, `process.execPath`, and what comes before the link. */
  readonly program: string;
  readonly programArgs: readonly string[];
  /** The name of the installed `.desktop` file. */
  readonly desktopFile: string;
  /** `XDG_CONFIG_HOME`, or `~/.config`. */
  readonly configDir: string;
  /** Where `.desktop` files are installed: `XDG_DATA_HOME` and `XDG_DATA_DIRS`. */
  readonly dataDirs: readonly string[];
}

export interface LinkHandlers {
  /**
   * Makes this the program that opens links of a scheme, or ends that.
   *
   * Fails with `links-not-registered` where the desktop refuses it, as where no installed `.desktop`
   * file names the program, and with `disk-full`.
   */
  set(scheme: LinkScheme, on: boolean): Result<null, AppError>;
}

/**
 * Makes what registers the program for links.
 *
 * - macOS opens what the package declares (`CFBundleURLTypes`) and this makes the default.
 * - Windows: the installer offers the program for `sms:` among the default apps; this makes it the one
 *   below `HKCU\Software\Classes`. A choice that the user made in Windows' own settings stands above it
 *   and cannot be made by a program (electron#14108). The `--` keeps a link from being read as a switch.
 * - Linux: Electron calls `xdg-settings`, which knows no Xfce (electron#40685), may take over the
 *   web browser (electron#20382) and cannot take back. So `mimeapps.list` is written, as it would.
 */
export function createLinkHandlers(options: LinkHandlersOptions): LinkHandlers {
  const { app, program } = options;
  const args = [...options.programArgs, '--'];

  function isDone(scheme: LinkScheme, on: boolean): boolean {
    switch (options.platform) {
      case 'darwin':
        return on
          ? app.setAsDefaultProtocolClient(scheme)
          : app.removeAsDefaultProtocolClient(scheme);
      case 'win32':
        // It answers false where there was nothing to be taken back.
        if (!on) app.removeAsDefaultProtocolClient(scheme, program, args);
        return !on || app.setAsDefaultProtocolClient(scheme, program, args);
      case 'linux':
        return writeMimeApps(options, scheme, on);
    }
  }

  return {
    set(scheme, on) {
      try {
        if (isDone(scheme, on)) return ok(null);
      } catch (error) {
        if (isDiskFull(error)) return err(appError('disk-full'));
        // Told below, as every other refusal.
      }
      return err(appError('links-not-registered', { params: { scheme } }));
    },
  };
}

function writeMimeApps(options: LinkHandlersOptions, scheme: LinkScheme, on: boolean): boolean {
  const { files, desktopFile } = options;
  const isInstalled = options.dataDirs.some((dir) =>
    files.exists(join(dir, 'applications', desktopFile)),
  );
  if (on && !isInstalled) return false;
  const path = join(options.configDir, 'mimeapps.list');
  const before = files.read(path);
  const after = withLinkHandler(before, scheme, desktopFile, on);
  if (after !== before) files.write(path, after);
  return true;
}

/** The folders of XDG's Base Directory Specification (0.8) in which `.desktop` files are looked for. */
export function xdgDataDirs(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): readonly string[] {
  const own = env['XDG_DATA_HOME'];
  const shared = env['XDG_DATA_DIRS'];
  return [
    own === undefined || own === '' ? join(home, '.local/share') : own,
    ...(shared === undefined || shared === '' ? '/usr/local/share:/usr/share' : shared).split(':'),
  ].filter((dir) => dir !== '');
}
