// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { repositoryRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import {
  changelogFile,
  controlFile,
  copyrightFile,
  debianArchitecture,
  debianVersion,
  lintianOverrides,
} from './debian-files.mjs';
import { desktopFile, manualPage, metainfo } from './desktop-files.mjs';
import { appId, commandName, manifest } from './product.mjs';
import { weightOf } from './sizes.mjs';

/** The sides of the icons that the hicolor theme knows, in pixels. */
const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** Texts of licences, which Debian wants among the documentation. */
const licenceTexts = /^LICENSES?\.|^LICENSE$|^THIRD-PARTY/;

/** dpkg-deb's switches; every Debian and Ubuntu that is still looked after reads xz and gzip. */
const compressions = { release: ['-Zxz'], quick: ['-Zgzip', '-z1'], none: ['-Znone'] };

/**
 * @typedef {object} DebOptions
 * @property {string} unpacked the folder of the packed program
 * @property {string} arch Node's
 * @property {string} target the package's path
 * @property {Date} date of this version
 * @property {string} [version] semantic; package.json's without it
 * @property {keyof typeof compressions} effort how hard the package is compressed
 */

/**
 * Makes a .deb from a packed program, with dpkg-deb alone: no maintainer scripts, so that installing
 * and removing it run nothing of ours as root.
 *
 * electron-builder's own needs a download, puts the program into /opt and leaves out what lintian asks
 * for; see docs/decisions/0011-packaging.md.
 * @param {DebOptions} options
 * @throws {Error} with dpkg-deb's words when it fails
 */
export async function makeDeb({
  unpacked,
  arch,
  target,
  date,
  version = manifest.version,
  effort,
}) {
  const root = `${target}.files`;
  await rm(root, { recursive: true, force: true });
  await layOut({ root, unpacked, date, version: debianVersion(version) });
  const installedBytes = await weightOf(path.join(root, 'usr'));
  const control = { version: debianVersion(version), arch, installedBytes };
  await write(root, 'DEBIAN/control', controlFile(control));
  await write(root, 'DEBIAN/md5sums', await md5sums(root));
  const made = await run('dpkg-deb', [
    ...compressions[effort],
    '--root-owner-group',
    '--build',
    root,
    target,
  ]);
  if (made.code !== 0) throw new Error(`dpkg-deb failed: ${made.stderr}${made.stdout}`);
  await rm(root, { recursive: true });
}

/**
 * The usual name of the package's file.
 * @param {string} arch Node's
 * @param {boolean} signed
 */
export function debName(arch, signed) {
  const version = debianVersion(manifest.version);
  return `${commandName}_${version}_${debianArchitecture(arch)}${signed ? '' : '-unsigned'}.deb`;
}

/**
 * Lays a packed program out as it lies on an installed system.
 * @param {object} options
 * @param {string} options.root the folder that stands for `/`
 * @param {string} options.unpacked
 * @param {Date} options.date
 * @param {string} options.version Debian's
 */
export async function layOut({ root, unpacked, date, version }) {
  const program = path.join(root, 'usr/lib', commandName);
  const day = date.toISOString().slice(0, 10);
  await cp(unpacked, program, { recursive: true });
  await moveLicences(program, path.join(root, 'usr/share/doc', commandName));
  await mkdir(path.join(root, 'usr/bin'), { recursive: true });
  await symlink(`../lib/${commandName}/${commandName}`, path.join(root, 'usr/bin', commandName));
  await write(root, `usr/share/applications/${manifest.desktopName}`, desktopFile());
  await write(root, `usr/share/metainfo/${appId}.metainfo.xml`, metainfo(day));
  await write(root, `usr/share/man/man1/${commandName}.1.gz`, zipped(manualPage(day)));
  await write(root, `usr/share/lintian/overrides/${commandName}`, lintianOverrides());
  const changelog = zipped(changelogFile(version, date));
  await write(root, `usr/share/doc/${commandName}/changelog.gz`, changelog);
  for (const size of iconSizes) {
    const icon = `${size}x${size}`;
    const picture = await readFile(path.join(repositoryRoot, 'resources/icons', `${icon}.png`));
    await write(root, `usr/share/icons/hicolor/${icon}/apps/${appId}.png`, picture);
  }
  const drawing = await readFile(path.join(repositoryRoot, 'resources/icon.svg'));
  await write(root, `usr/share/icons/hicolor/scalable/apps/${appId}.svg`, drawing);
  await setModes(root);
}

/**
 * @param {string} program
 * @param {string} documentation
 */
async function moveLicences(program, documentation) {
  await mkdir(documentation, { recursive: true });
  for (const folder of [program, path.join(program, 'resources')]) {
    const names = (await readdir(folder)).filter((name) => licenceTexts.test(name));
    for (const name of names) await rename(path.join(folder, name), path.join(documentation, name));
  }
  const own = await readFile(path.join(documentation, 'LICENSE.txt'), 'utf8');
  await writeFile(path.join(documentation, 'copyright'), copyrightFile(own));
  await rm(path.join(documentation, 'LICENSE.txt'));
}

/**
 * Everyone may read, only root may write, whatever the builder's umask; the sandbox's helper is root's
 * (https://chromium.googlesource.com/chromium/src/+/main/docs/linux/suid_sandbox.md).
 * @param {string} root
 */
async function setModes(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => !one.isSymbolicLink())) {
    const file = path.join(entry.parentPath, entry.name);
    await chmod(file, entry.isDirectory() ? 0o755 : 0o644);
  }
  await chmod(root, 0o755);
  const program = path.join(root, 'usr/lib', commandName);
  await chmod(path.join(program, commandName), 0o755);
  await chmod(path.join(program, 'chrome_crashpad_handler'), 0o755);
  await chmod(path.join(program, 'chrome-sandbox'), 0o4755);
}

/**
 * @param {string} root
 * @returns {Promise<string>} a line per file, as `dpkg --verify` reads it
 */
async function md5sums(root) {
  const entries = await readdir(path.join(root, 'usr'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  /** @type {string[]} */
  const lines = [];
  for (const file of files) {
    const hash = createHash('md5');
    await pipeline(createReadStream(file), hash);
    lines.push(`${hash.digest('hex')}  ${path.relative(root, file)}\n`);
  }
  return lines.join('');
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string | Buffer} content
 */
async function write(root, name, content) {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** @param {string} text */
function zipped(text) {
  return gzipSync(text, { level: 9 });
}
