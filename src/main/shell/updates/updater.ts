import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';

/** What finds, fetches and installs a newer version; each instance is good for one check. */
export interface Updater {
  /** The version that is newer and meant for this computer; `null` where there is none. */
  check(): Promise<Result<string | null, AppError>>;
  /** Fetches what `check` has found and verifies it; tells how far it is, 0 to 100. */
  download(onProgress: (percent: number) => void): Promise<Result<null, AppError>>;
  /** Gives up what it is doing: nobody listens to it any more. */
  abandon(): void;
  /**
   * Puts the new version in the place of the old one, as the very last thing before the program ends,
   * and starts it where `restart` is true. Throws where that fails.
   */
  install(restart: boolean): void | Promise<void>;
}
