import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeStaging } from '../storage/staging-database';

const stagingName = /^import-[\w-]+\.staging$/;

/** Where the rows of an import wait to be written. */
export function stagingFile(dir: string, importId: string): string {
  return join(dir, `import-${importId}.staging`);
}

/**
 * Removes what imports have left that were cut short; for the start of the program.
 *
 * What cannot be removed, as while a virus scanner holds it, is told of and stays until the next start.
 */
export function sweepStaging(dir: string, onProblem: (error: unknown) => void): void {
  for (const name of readdirSync(dir).filter((entry) => stagingName.test(entry))) {
    try {
      removeStaging(join(dir, name));
    } catch (error) {
      onProblem(error);
    }
  }
}
