// @ts-check
import { runSuite } from '../contacts/run-suite.mjs';

/** @type {Map<string, Promise<string>>} */
const made = new Map();

/**
 * A data folder with a million messages, see `seed.ts`; made once in each run of the benches. Whoever
 * changes it works on a copy.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string }} place
 * @returns {Promise<string>} the folder
 */
export function seededProfile(place) {
  const known = made.get(place.folder);
  if (known !== undefined) return known;
  const making = runSuite('seeded', '../history/seed-suite.ts', place).then(
    (result) => /** @type {{ dir: string }} */ (result).dir,
  );
  made.set(place.folder, making);
  return making;
}
