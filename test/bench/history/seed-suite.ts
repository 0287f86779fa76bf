/** Runs inside Electron's main process: leaves the data folder of a shop with a million messages. */
import { runInElectron } from '../contacts/run-in-electron';
import { seedHistory } from './seed';

runInElectron(async (dir) => {
  await seedHistory(dir);
  return { dir };
});
