// @ts-check
// Prints the path of an Electron to run the app with; everything else goes to stderr.
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
const { resolveElectron } = await import('./lib/electron.mjs');
console.log((await resolveElectron()).executablePath);
