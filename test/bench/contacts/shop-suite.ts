/** Runs inside Electron's main process: leaves the data folder of a large shop for others to open. */
import { runInElectron } from './run-in-electron';
import { openShop } from './shop';

const contactCount = 100_000;
const textedCount = 2_000;

runInElectron((dir) => {
  openShop(dir, contactCount, textedCount).database.close();
  return { dir };
});
