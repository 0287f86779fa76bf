import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeStaging } from '../storage/staging-database';

const stagingName = /^import-[\w-]+\.staging$/;

/** Where the rows of an import wait to be written. */
export function stagingFile(dir: string, importId: string): string {
  return join(dir, `import-${importId}.staging`);
}

/** Removes what imports have left that were cut short; for the start of the program. */
export function sweepStaging(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (stagingName.test(name)) removeStaging(join(dir, name));
  }
}
