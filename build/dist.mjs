// @ts-check
// usage: node build/dist.mjs [--release]
// Builds the program and every installer for this platform into dist/release. With --release they are
// signed, and it fails where a secret is missing; without, they say that they are unsigned.
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { repositoryRoot } from './lib/paths.mjs';

await ensureInstalled();
const { buildApp } = await import('./lib/app-build.mjs');
const { packApp, packProblems, unpackedApp } = await import('./package/pack-app.mjs');
const { debName, makeDeb } = await import('./package/deb.mjs');
const { makeRpm, rpmName } = await import('./package/rpm.mjs');
const { manifest } = await import('./package/product.mjs');
const { refusePlaceholders, signingOf, updateFeedOf, updateKeyOf } =
  await import('./package/signing.mjs');
const { electronVersion } = await import('./package/electron-version.mjs');

const release = process.argv.includes('--release');
const platform = /** @type {import('./package/runtime-modules.mjs').Platform} */ (process.platform);
const output = path.join(repositoryRoot, 'dist');
const target = path.join(output, 'release');

if (release) refusePlaceholders(manifest);
const signing = signingOf({ platform, release, env: process.env });
const updateFeed = updateFeedOf({ release, env: process.env });
const updateKey = updateKeyOf({ release, env: process.env });

const built = await buildApp();
if (built.code !== 0)
  throw new Error(`The program cannot be built: ${built.stdout}${built.stderr}`);
await rm(output, { recursive: true, force: true });
await packApp({
  platform,
  output,
  make: 'installers',
  electronVersion: await electronVersion(),
  signing,
  updateFeed,
  updateKey,
});
await mkdir(target);
if (platform === 'linux') await makePackages();
for (const name of await readdir(output)) {
  // latest*.yml is what running programs ask for; a blockmap lets them fetch only what has changed.
  if (/\.(exe|msi|dmg|zip|AppImage|rpm|blockmap)$|^latest.*\.yml$/.test(name)) {
    await rename(path.join(output, name), path.join(target, name));
  }
}
// A universal program is weighed with both halves' addons, and its limits are for one.
const problems = platform === 'darwin' ? [] : await packProblems(unpackedApp(platform, output));
if (problems.length > 0) throw new Error(problems.join('\n'));
console.log(`${signing.kind === 'unsigned' ? 'Unsigned, for development' : 'Signed'}: ${target}`);

async function makePackages() {
  for (const arch of ['x64', 'arm64']) {
    const unpacked = path.join(
      output,
      arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`,
    );
    const deb = path.join(target, debName(arch, signing.kind !== 'unsigned'));
    const common = { unpacked, arch, date: new Date(), effort: /** @type {const} */ ('release') };
    await makeDeb({ ...common, target: deb });
    const rpm = path.join(target, rpmName(arch, signing.kind !== 'unsigned'));
    await makeRpm({ ...common, target: rpm });
  }
}
