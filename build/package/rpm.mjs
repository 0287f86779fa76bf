// @ts-check
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../lib/run.mjs';
import { layOut } from './deb.mjs';
import { debianVersion } from './debian-files.mjs';
import { specFile } from './rpm-spec.mjs';
import { commandName, manifest } from './product.mjs';

/** rpm's names for processors. */
const architectures = /** @type {Readonly<Record<string, string>>} */ ({
  x64: 'x86_64',
  arm64: 'aarch64',
});

/**
 * @typedef {object} RpmOptions
 * @property {string} unpacked the folder of the packed program
 * @property {string} arch Node's
 * @property {string} target the package's path
 * @property {Date} date of this version
 * @property {'release' | 'quick'} effort how hard the package is compressed
 */

/**
 * Makes an .rpm from a packed program, with rpmbuild alone: the same files as in the .deb, and no scripts
 * that run at the installation.
 * @param {RpmOptions} options
 * @throws {Error} with rpmbuild's words when it fails
 */
export async function makeRpm({ unpacked, arch, target, date, effort }) {
  const work = `${target}.files`;
  const [tree, made] = [path.join(work, 'tree'), path.join(work, 'made')];
  await rm(work, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  await layOut({ root: tree, unpacked, date, version: debianVersion(manifest.version) });
  // Debian's alone.
  await rm(path.join(tree, 'usr/share/lintian'), { recursive: true });
  const spec = path.join(work, `${commandName}.spec`);
  await writeFile(spec, specFile({ tree, effort }));
  const built = await run('rpmbuild', [
    ...['-bb', '--quiet', '--target', `${rpmArchitecture(arch)}-linux`],
    ...['--define', `_topdir ${work}`, '--define', `_rpmdir ${made}`],
    ...['--define', '_build_name_fmt package.rpm', spec],
  ]);
  if (built.code !== 0) throw new Error(`rpmbuild failed: ${built.stderr}${built.stdout}`);
  await rename(path.join(made, 'package.rpm'), target);
  await rm(work, { recursive: true });
}

/**
 * The usual name of the package's file.
 * @param {string} arch Node's
 * @param {boolean} signed
 */
export function rpmName(arch, signed) {
  const version = debianVersion(manifest.version);
  return `${commandName}-${version}-1.${rpmArchitecture(arch)}${signed ? '' : '-unsigned'}.rpm`;
}

/**
 * @param {string} arch Node's
 * @throws {Error} for a processor that no package is made for
 */
function rpmArchitecture(arch) {
  const name = architectures[arch];
  if (name === undefined) throw new Error(`There is no rpm for ${arch}.`);
  return name;
}
