import { join } from 'node:path';

/** Where the program's own files are. */
export interface AppPaths {
  readonly preload: string;
  /** What `quicksend://app` serves. */
  readonly rendererDir: string;
  readonly resourcesDir: string;
}

/** Finds the program's files from the folder with its `package.json` (`app.getAppPath()`). */
export function appPaths(appPath: string): AppPaths {
  return {
    preload: join(appPath, 'out', 'preload', 'index.cjs'),
    rendererDir: join(appPath, 'out', 'renderer'),
    resourcesDir: join(appPath, 'resources'),
  };
}
