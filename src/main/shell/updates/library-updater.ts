import { app, session } from 'electron';
import {
  AppImageUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type AppUpdater,
  type ProgressInfo,
} from 'electron-updater';
import { load } from 'js-yaml';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Platform } from '#shared/contract/snapshot';
import type { UpdateBlock } from '#shared/domain/update';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { checkedFeed } from './checked-feed';
import { replaceAppImage } from './replace-app-image';
import { readUpdateConfig } from './update-config';
import { updateProblem, type UpdateStep } from './update-problem';
import type { Updater } from './updater';

export interface LibraryUpdaterParts {
  readonly platform: Platform;
  /** See `Installation.testConfig`; a feed named there has to be on loopback. */
  readonly testConfig: string | null;
  readonly appImage: string | null;
  /** Our arguments for the next start, such as `--data-dir`. */
  readonly args: readonly string[];
  readonly onFailure: (step: UpdateStep, cause: unknown) => void;
}

/**
 * Makes an updater of electron-updater's; fails with why this build has none.
 *
 * The library verifies what it downloads: the SHA-512 of the feed everywhere, the publisher's
 * signature on Windows, and Squirrel the code signature on macOS. Where the package has the
 * publisher's key beside `app-update.yml` (`update-key.pem`), the feed has to be signed with it: on
 * Linux there is nothing else beyond https and the SHA-512.
 */
export async function createLibraryUpdater(
  parts: LibraryUpdaterParts,
): Promise<Result<Updater, UpdateBlock>> {
  const { platform, testConfig } = parts;
  const isTest = !app.isPackaged && testConfig !== null;
  const path = isTest ? testConfig : join(process.resourcesPath, 'app-update.yml');
  const text = await readFile(path, 'utf8').catch(noFile);
  if (text === null) return err('no-feed');
  const key = await readFile(join(dirname(path), 'update-key.pem'), 'utf8').catch(noFile);
  const config = readUpdateConfig(parsed(text), { platform, mustBeLoopback: isTest });
  if (!config.ok) return config;

  // The library's own session (electronHttpExecutor.js), so that the pages' one stays without a
  // network. Otherwise Chromium fetches a dictionary for it, though it has no pages.
  session.fromPartition('electron-updater', { cache: false }).setSpellCheckerLanguages([]);
  const library = newLibrary(platform);
  library.updateConfigPath = path;
  library.forceDevUpdateConfig = isTest;
  library.logger = null;
  library.autoDownload = false;
  library.allowDowngrade = false;
  library.allowPrerelease = false;
  library.disableWebInstaller = true;
  // Squirrel.Mac installs by itself when the program has ended; elsewhere `install` does.
  library.autoInstallOnAppQuit = platform === 'darwin';
  // Who is in a rollout is decided here; the feed does not learn who asks.
  library.requestHeaders = { 'x-user-staging-id': '' };
  // Each failure rejects its call as well; without a listener Node would throw it.
  library.on('error', () => undefined);
  const token = new CancellationToken();
  library.setFeedURL({
    provider: 'custom',
    updateProvider: checkedFeed({ url: config.value.url, token, key }),
  });
  return ok(updaterOf(library, token, parts));
}

function newLibrary(platform: Platform): AppUpdater {
  switch (platform) {
    case 'win32':
      return new NsisUpdater();
    case 'darwin':
      return new MacUpdater();
    case 'linux':
      return new AppImageUpdater();
  }
}

/** A file that is there and cannot be read must not count as none: without its key nothing is checked. */
function noFile(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

function endedBySquirrel(library: AppUpdater): Promise<void> {
  library.quitAndInstall();
  return new Promise(() => undefined);
}

function parsed(text: string): unknown {
  try {
    return load(text);
  } catch {
    return null;
  }
}

function updaterOf(
  library: AppUpdater,
  token: CancellationToken,
  parts: LibraryUpdaterParts,
): Updater {
  let files: readonly string[] = [];
  let isAbandoned = false;

  function failed(step: UpdateStep, cause: unknown): Result<never, AppError> {
    if (!isAbandoned) parts.onFailure(step, cause);
    return err(appError(updateProblem(step, cause)));
  }

  return {
    async check() {
      try {
        const found = await library.checkForUpdates();
        if (found?.isUpdateAvailable !== true) return ok(null);
        return ok(found.updateInfo.version);
      } catch (error) {
        return failed('check', error);
      }
    },
    async download(onProgress) {
      const tell = ({ percent }: ProgressInfo): void => {
        if (!isAbandoned) onProgress(percent);
      };
      library.on('download-progress', tell);
      try {
        files = await library.downloadUpdate(token);
        return ok(null);
      } catch (error) {
        return failed('download', error);
      } finally {
        library.off('download-progress', tell);
      }
    },
    abandon: () => {
      isAbandoned = true;
      token.cancel();
    },
    install: (restart) => {
      switch (parts.platform) {
        case 'linux':
          replaceAppImage({
            appImage: parts.appImage,
            newFile: files[0],
            relaunch: restart
              ? (execPath) => {
                  app.relaunch({ execPath, args: [...parts.args] });
                }
              : null,
          });
          return;
        case 'win32':
          library.quitAndInstall(true, restart);
          return;
        case 'darwin':
          // Squirrel ends the program when it has made ready for its start.
          return restart ? endedBySquirrel(library) : undefined;
      }
    },
  };
}
