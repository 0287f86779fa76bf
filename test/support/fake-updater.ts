import type { Updater } from '../../src/main/shell/updates/updater';
import type { AppError } from '../../src/shared/errors';
import { ok, type Result } from '../../src/shared/result';

/** What finds updates, told by a test what it finds. */
export class FakeUpdater implements Updater {
  found: Promise<Result<string | null, AppError>> = Promise.resolve(ok(null));
  downloaded: Promise<Result<null, AppError>> = Promise.resolve(ok(null));
  /** What it does while it downloads. */
  onDownload: (onProgress: (percent: number) => void) => void = () => undefined;
  /** Makes installing fail. */
  isRefused = false;
  readonly calls: string[] = [];

  check(): Promise<Result<string | null, AppError>> {
    this.calls.push('check');
    return this.found;
  }

  download(onProgress: (percent: number) => void): Promise<Result<null, AppError>> {
    this.calls.push('download');
    this.onDownload(onProgress);
    return this.downloaded;
  }

  abandon(): void {
    this.calls.push('abandon');
  }

  install(restart: boolean): void {
    this.calls.push(restart ? 'install and restart' : 'install');
    if (this.isRefused) throw new Error('EACCES');
  }
}
