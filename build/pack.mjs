// @ts-check
// usage: npm run pack
// Builds the program and packs it for this computer into dist/, unsigned and without an installer;
// fails where it is too heavy or a fuse is not as it must be.
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { repositoryRoot } from './lib/paths.mjs';

await ensureInstalled();
const { buildApp } = await import('./lib/app-build.mjs');
const { resolveElectron } = await import('./lib/electron.mjs');
const { packApp, packProblems, unpackedApp } = await import('./package/pack-app.mjs');
const { megabytes, weigh } = await import('./package/sizes.mjs');

const output = path.join(repositoryRoot, 'dist');
const platform = /** @type {import('./package/runtime-modules.mjs').Platform} */ (process.platform);
const { executablePath, version } = await resolveElectron();

console.log('Building…');
const built = await buildApp();
if (built.code !== 0) {
  console.error(`${built.stdout}${built.stderr}`);
  process.exit(1);
}
await packApp({
  platform,
  output,
  make: 'folder',
  electronVersion: version,
  electronDist: distOf(executablePath),
  signing: { kind: 'unsigned' },
  updateFeed: undefined,
});
const app = unpackedApp(platform, output);
const { archive, addons } = await weigh(app.resources);
console.log(`app.asar ${megabytes(archive)}, addons ${megabytes(addons)}, unsigned: ${app.folder}`);
const problems = await packProblems(app);
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;

/**
 * The folder that an Electron was unpacked to.
 * @param {string} executable
 */
function distOf(executable) {
  // Electron.app/Contents/MacOS/Electron
  return process.platform === 'darwin'
    ? path.resolve(executable, '../../../..')
    : path.dirname(executable);
}
