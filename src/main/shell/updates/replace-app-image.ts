import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs';

export interface ReplaceAppImage {
  /** The AppImage that runs. */
  readonly appImage: string | null;
  /** The verified new one. */
  readonly newFile: string | undefined;
  /** Starts an AppImage once this process has ended; `null` where it is not to be started. */
  readonly relaunch: ((execPath: string) => void) | null;
}

/**
 * Puts a new AppImage in the place of the one that runs, under its name: the start at login and the
 * user's own entries go on working.
 *
 * Not the library's way: that removes the old file before the new one is in its place, and runs the
 * new one to its end from the old. Here a file is there at every moment, and where the new one cannot
 * be put there, the old one is started again.
 *
 * @throws where it cannot be replaced
 */
export function replaceAppImage({ appImage, newFile, relaunch }: ReplaceAppImage): void {
  if (appImage === null || newFile === undefined) throw new Error('No AppImage to replace');
  const beside = `${appImage}.new`;
  try {
    // Another disk may hold the user's AppImages, so it cannot be moved there in one step.
    copyFileSync(newFile, beside);
    chmodSync(beside, 0o755);
    renameSync(beside, appImage);
    rmSync(newFile, { force: true });
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    relaunch?.(appImage);
  }
}
