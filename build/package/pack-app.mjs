// @ts-check
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { repositoryRoot } from '../lib/paths.mjs';
import { builderConfig } from './builder-config.mjs';
import { fuseProblems } from './fuses.mjs';
import { shippedLicences } from './licences.mjs';
import { commandName, manifest } from './product.mjs';
import { overweight, weigh } from './sizes.mjs';
import { stageApp } from './stage-app.mjs';

/**
 * @typedef {import('./runtime-modules.mjs').Platform} RuntimePlatform
 *
 * @typedef {object} PackOptions
 * @property {RuntimePlatform} platform
 * @property {string} output
 * @property {'folder' | 'installers'} make an unpacked program for this processor, or every installer
 * @property {string} electronVersion
 * @property {string} [electronDist] an unpacked Electron; downloaded without it
 * @property {import('./signing.mjs').Signing} signing
 * @property {string | undefined} updateFeed
 * @property {string | undefined} [updateKey] the public key that the feed is checked with, PEM
 */

const platforms = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS };

/**
 * Packs the built program with electron-builder.
 * @param {PackOptions} options
 * @throws {Error} where something is missing that a package must have
 */
export async function packApp({ platform, output, make, electronDist, updateKey, ...rest }) {
  const work = path.join(repositoryRoot, 'out', 'package');
  const app = path.join(work, 'app');
  const licences = path.join(work, 'THIRD-PARTY-LICENSES.txt');
  await stageApp({ target: app, platform });
  await writeFile(licences, shippedLicences());
  const keyFile = path.join(work, 'update-key.pem');
  if (updateKey !== undefined) await writeFile(keyFile, updateKey);
  await build({
    config: {
      ...builderConfig({
        ...rest,
        ...{ app, output, licences, electronDist },
        ...(updateKey === undefined ? {} : { updateKey: keyFile }),
      }),
      // The runtime of a development machine has an app of its own, beside the archive.
      afterExtract: ({ appOutDir }) =>
        rm(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
    },
    projectDir: repositoryRoot,
    publish: 'never',
    targets: targetsOf(platform, make),
  });
}

/**
 * @param {RuntimePlatform} platform
 * @param {PackOptions['make']} make
 */
function targetsOf(platform, make) {
  const builder = platforms[platform];
  if (make === 'folder') {
    return builder.createTarget('dir', Arch[/** @type {'x64' | 'arm64'} */ (process.arch)]);
  }
  // deb.mjs and rpm.mjs make the packages. Without names, it is everything that the configuration lists.
  return platform === 'linux'
    ? builder.createTarget('AppImage', Arch.x64, Arch.arm64)
    : builder.createTarget();
}

/**
 * The parts of an unpacked program.
 * @param {RuntimePlatform} platform
 * @param {string} output what electron-builder was told
 * @returns {{ folder: string, executable: string, fused: string, resources: string }} `fused` is what
 *   the fuses are read from
 */
export function unpackedApp(platform, output) {
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  switch (platform) {
    case 'linux': {
      const folder = path.join(output, `linux${suffix}-unpacked`);
      const executable = path.join(folder, commandName);
      return { folder, executable, fused: executable, resources: path.join(folder, 'resources') };
    }
    case 'win32': {
      const folder = path.join(output, `win${suffix}-unpacked`);
      const executable = path.join(folder, `${manifest.productName}.exe`);
      return { folder, executable, fused: executable, resources: path.join(folder, 'resources') };
    }
    case 'darwin': {
      const folder = path.join(output, `mac${suffix}`);
      const fused = path.join(folder, `${manifest.productName}.app`);
      const contents = path.join(fused, 'Contents');
      return {
        folder,
        executable: path.join(contents, 'MacOS', manifest.productName),
        fused,
        resources: path.join(contents, 'Resources'),
      };
    }
  }
}

/**
 * What an unpacked program would break of what packages promise.
 * @param {ReturnType<typeof unpackedApp>} app
 * @returns {Promise<string[]>} sentences; none where all is well
 */
export async function packProblems({ fused, resources }) {
  return [...overweight(await weigh(resources)), ...(await fuseProblems(fused))];
}
