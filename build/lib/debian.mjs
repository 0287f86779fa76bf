// @ts-check
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { run } from './run.mjs';

/** What Electron links to or loads at run time. */
const electronPackages = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libgbm1',
  'libgtk-3-0',
  'libnss3',
  'libsecret-1-0',
  'libxss1',
];

/** What the virtual desktop is made of, and what looks at it from outside. */
const desktopPackages = [
  'dbus',
  // Satisfies what dunst and gnome-keyring ask for without bringing in a login manager.
  'dbus-x11',
  'dunst',
  'fonts-inter',
  'fonts-noto-color-emoji',
  'gnome-keyring',
  'openbox',
  'scrot',
  'xdotool',
  'xfce4-panel',
  'xfconf',
  'xvfb',
];

/** What looks at packages, installs and signs them. */
export const packagingPackages = [
  'appstream',
  'binutils',
  'debsig-verify',
  'desktop-file-utils',
  'gnupg',
  // gio, which starts programs from their .desktop files.
  'libglib2.0-bin',
  'lintian',
  'nsis',
  'openssl',
  'osslsigncode',
  'rpm',
  'x11-utils',
  'xdg-utils',
];

/** The programs in them, for systems with another package manager. */
const desktopPrograms = [
  'Xvfb',
  'dbus-daemon',
  'dunst',
  'gnome-keyring-daemon',
  'openbox',
  'scrot',
  'setpriv',
  'xdotool',
  'xfce4-panel',
];

/** What `installedPackages` reads: the status, the name and what else the package stands for. */
const listingFormat = '${db:Status-Status}\t${Package}\t${Provides}\n';

/**
 * Reads dpkg-query's listing. A package that was renamed still provides its old name, so both
 * count.
 * @param {string} listing
 * @returns {Set<string>}
 */
export function installedPackages(listing) {
  /** @type {Set<string>} */
  const installed = new Set();
  for (const line of listing.split('\n')) {
    const [status, name, provides = ''] = line.split('\t');
    if (status !== 'installed' || name === undefined) continue;
    installed.add(name);
    for (const provided of provides.split(',')) {
      installed.add(provided.replace(/\(.*\)/, '').trim());
    }
  }
  return installed;
}

/**
 * @param {readonly string[]} wanted
 * @param {ReadonlySet<string>} installed
 */
export function missingPackages(wanted, installed) {
  return wanted.filter((name) => !installed.has(name));
}

/**
 * The one command that installs packages.
 * @param {readonly string[]} names
 */
export function installCommand(names) {
  return `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/**
 * Makes sure that the virtual desktop and Electron's libraries are there. As root on Debian it
 * installs what is missing, saying so; otherwise it only names the command.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ ready: true } | { ready: false, why: string }>} `why` is for people
 */
export async function ensureDesktopPackages({ log = console.error } = {}) {
  if (process.platform !== 'linux') {
    return { ready: false, why: `the virtual desktop runs on Linux, not on ${process.platform}` };
  }
  const debian = await ensurePackages([...electronPackages, ...desktopPackages], { log });
  return debian ?? foreignLinux();
}

/**
 * Makes sure that Debian packages are there, as {@link ensureDesktopPackages} does.
 * @param {readonly string[]} wanted
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ ready: true } | { ready: false, why: string } | undefined>} undefined where
 *   this is no Debian
 */
export async function ensurePackages(wanted, { log = console.error } = {}) {
  const listing = await run('dpkg-query', ['-W', '-f', listingFormat]);
  if (listing.code !== 0) return undefined;
  const missing = missingPackages(wanted, installedPackages(listing.stdout));
  if (missing.length === 0) return { ready: true };

  const command = installCommand(missing);
  if (process.getuid?.() !== 0) {
    return { ready: false, why: `Debian packages are missing; run: sudo sh -c '${command}'` };
  }
  log(`Installing Debian packages: ${command}`);
  const installed = await run('sh', ['-c', command], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (installed.code === 0) return { ready: true };
  log(`${installed.stdout}${installed.stderr}`);
  return { ready: false, why: `Debian packages could not be installed with: ${command}` };
}

/** @returns {Promise<{ ready: true } | { ready: false, why: string }>} */
async function foreignLinux() {
  /** @type {string[]} */
  const missing = [];
  for (const program of desktopPrograms) {
    if (!(await isOnPath(program))) missing.push(program);
  }
  if (missing.length === 0) return { ready: true };
  return { ready: false, why: `the virtual desktop needs these programs: ${missing.join(', ')}` };
}

/** @param {string} program */
async function isOnPath(program) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = await Promise.allSettled(
    folders.map((folder) => access(path.join(folder, program), constants.X_OK)),
  );
  return found.some(({ status }) => status === 'fulfilled');
}
