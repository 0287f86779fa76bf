// @ts-check
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { repositoryRoot } from '../../../build/lib/paths.mjs';
import { wantedFuses } from '../../../build/package/fuses.mjs';
import { languages } from '../../../build/package/product.mjs';

/**
 * Packs the blank app as Quicksend is packed: an archive, the same Electron, languages and fuses.
 * @param {{ output: string, electronVersion: string, electronDist: string }} options
 * @returns {Promise<string>} its executable
 */
export async function packBlank({ output, electronVersion, electronDist }) {
  await build({
    config: {
      appId: 'com.quicksend.Blank',
      productName: 'Blank',
      directories: { app: path.join(repositoryRoot, 'test/bench/blank'), output },
      electronVersion,
      electronDist,
      electronLanguages: languages,
      electronFuses: wantedFuses,
      asar: { smartUnpack: false },
      linux: { executableName: 'blank' },
      // It has no packages to look for.
      npmRebuild: true,
      beforeBuild: () => Promise.resolve(false),
      afterExtract: ({ appOutDir }) =>
        rm(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
    },
    projectDir: repositoryRoot,
    publish: 'never',
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
  });
  return path.join(output, 'linux-unpacked', 'blank');
}
