/** Runs inside Electron's main process: leaves the data folder of a large shop for others to open. */
import { app } from 'electron';
import { writeFileSync } from 'node:fs';
import { openShop } from './shop';

const contactCount = 100_000;
const textedCount = 2_000;

const [dir, resultFile] = process.argv.slice(-2);
if (dir === undefined || resultFile === undefined) throw new Error('suite DIR RESULT-FILE');
void app.whenReady().then(() => {
  openShop(dir, contactCount, textedCount).database.close();
  writeFileSync(resultFile, JSON.stringify({ dir }));
  app.exit(0);
});
