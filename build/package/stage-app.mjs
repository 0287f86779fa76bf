// @ts-check
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../lib/paths.mjs';
import { manifest } from './product.mjs';
import { missingModules, prebuildFolders, runtimeModules } from './runtime-modules.mjs';

/** The folder for what becomes `node_modules` in the archive. */
export const stagedPackages = 'packages';

/**
 * Lays out what goes into the archive: the built program, its resources, and of the native packages
 * what runs. electron-builder then takes this folder as it is.
 * @param {object} options
 * @param {string} options.target is made anew
 * @param {import('./runtime-modules.mjs').Platform} options.platform
 * @throws {Error} where the built program asks for a package that would be missing
 */
export async function stageApp({ target, platform }) {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const built = path.join(repositoryRoot, 'out');
  for (const part of ['main', 'preload', 'renderer']) {
    await cp(path.join(built, part), path.join(target, 'out', part), {
      recursive: true,
      filter: (source) => !source.endsWith('.map'),
    });
  }
  await refuseMissingModules(path.join(target, 'out', 'main'));
  await cp(path.join(repositoryRoot, 'resources'), path.join(target, 'resources'), {
    recursive: true,
    filter: (source) => isNeededResource(path.relative(repositoryRoot, source), platform),
  });
  for (const module of runtimeModules) await stageModule(module, target, platform);
  await writeFile(path.join(target, 'package.json'), packedManifest());
}

/**
 * Whether a file below `resources` is for the running program of a platform: the application's own
 * icons are built into its executable, and the languages into its code.
 * @param {string} file relative to the repository
 * @param {import('./runtime-modules.mjs').Platform} platform
 */
export function isNeededResource(file, platform) {
  const [, folder, owner] = file.split(path.sep);
  if (folder === undefined) return true;
  if (folder === 'tray') return owner === undefined || owner === platform;
  return folder === 'icon.png';
}

/** What Electron and the program read of package.json. */
function packedManifest() {
  const { name, productName, version, description, license, author, homepage, main, desktopName } =
    manifest;
  return `${JSON.stringify(
    { name, productName, version, description, license, author, homepage, main, desktopName },
    undefined,
    2,
  )}\n`;
}

/**
 * @param {import('./runtime-modules.mjs').RuntimeModule} module
 * @param {string} target
 * @param {import('./runtime-modules.mjs').Platform} platform
 */
async function stageModule({ name, main, files, prebuilds }, target, platform) {
  const from = path.join(repositoryRoot, 'node_modules', name);
  const to = path.join(target, stagedPackages, name);
  for (const file of files) await cp(path.join(from, file), path.join(to, file));
  if (prebuilds !== undefined) {
    for (const folder of prebuildFolders(platform)) {
      const names = await readdir(path.join(from, 'prebuilds', folder));
      const wanted = names.filter((file) => file.endsWith(prebuilds));
      if (wanted.length === 0) throw new Error(`${name} has no addon for ${folder}.`);
      for (const file of wanted) {
        const addon = path.join('prebuilds', folder, file);
        await cp(path.join(from, addon), path.join(to, addon));
      }
    }
  }
  /** @type {{ version: string, license: string }} */
  const { version, license } = JSON.parse(await readFile(path.join(from, 'package.json'), 'utf8'));
  // Only this: its own package.json names dependencies for compiling.
  await writeFile(path.join(to, 'package.json'), JSON.stringify({ name, version, license, main }));
}

/** @param {string} folder of the built main process */
async function refuseMissingModules(folder) {
  const names = await readdir(folder, { recursive: true });
  const code = await Promise.all(
    names
      .filter((name) => name.endsWith('.cjs'))
      .map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  const missing = missingModules(code.join('\n'));
  if (missing.length === 0) return;
  throw new Error(
    `The built program asks for ${missing.join(', ')}: bundle it (electron.vite.config.ts) or name it in build/package/runtime-modules.mjs.`,
  );
}
