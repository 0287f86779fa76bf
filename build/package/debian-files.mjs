// @ts-check
import { commandName, manifest } from './product.mjs';

/** Debian's names for processors. */
const architectures = /** @type {Readonly<Record<string, string>>} */ ({
  x64: 'amd64',
  arm64: 'arm64',
});

/**
 * What Electron links to or loads at run time, by Debian's names. The names with `t64` are those of
 * Debian 13 and Ubuntu 24.04, where time has 64 bits.
 */
const dependencies = [
  'libasound2t64 | libasound2',
  'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatk1.0-0t64 | libatk1.0-0',
  'libatspi2.0-0t64 | libatspi2.0-0',
  'libc6 (>= 2.31)',
  'libcairo2',
  'libcups2t64 | libcups2',
  'libdbus-1-3',
  'libexpat1',
  'libgbm1',
  'libglib2.0-0t64 | libglib2.0-0',
  'libgtk-3-0t64 | libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'xdg-utils',
];

/** A keyring for the accounts' keys; without one, Quicksend says what is missing. */
const recommendations = ['gnome-keyring | kwalletmanager | keepassxc', 'libnotify4'];

/**
 * A version in Debian's order: a beta comes before its release (deb-version(7)).
 * @param {string} version semantic
 */
export function debianVersion(version) {
  return version.replace('-', '~').replaceAll('-', '.');
}

/**
 * @param {string} arch Node's
 * @throws {Error} for a processor that no package is made for
 */
export function debianArchitecture(arch) {
  const name = architectures[arch];
  if (name === undefined) throw new Error(`There is no Debian package for ${arch}.`);
  return name;
}

/**
 * The package's control file (deb-control(5)).
 * @param {object} options
 * @param {string} options.version Debian's
 * @param {string} options.arch Node's
 * @param {number} options.installedBytes
 * @returns {string}
 */
export function controlFile({ version, arch, installedBytes }) {
  return [
    `Package: ${commandName}`,
    `Version: ${version}`,
    `Architecture: ${debianArchitecture(arch)}`,
    `Maintainer: ${maintainer()}`,
    `Installed-Size: ${Math.ceil(installedBytes / 1024)}`,
    `Depends: ${dependencies.join(', ')}`,
    `Recommends: ${recommendations.join(', ')}`,
    'Section: comm',
    'Priority: optional',
    `Homepage: ${manifest.homepage}`,
    'Description: text your customers from the system tray',
    ' Quicksend waits in the system tray. Press its shortcut, type a customer',
    ' and a line, press Ctrl+Enter, and the text message is on its way through',
    ' your account with an SMS provider. Nothing is sent twice, and nothing that',
    ' was typed is lost.',
    '',
  ].join('\n');
}

/**
 * Debian's changelog; what changed stands in the program's own.
 * @param {string} version Debian's
 * @param {Date} date
 * @returns {string}
 */
export function changelogFile(version, date) {
  return `${commandName} (${version}) stable; urgency=medium

  * Quicksend ${manifest.version}.

 -- ${maintainer()}  ${date.toUTCString().replace('GMT', '+0000')}
`;
}

/**
 * Who owns what (Debian's machine-readable copyright format 1.0).
 * @param {string} ownLicence the text of LICENSE
 * @returns {string}
 */
export function copyrightFile(ownLicence) {
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${manifest.productName}
Upstream-Contact: ${maintainer()}
Source: ${manifest.homepage}
Comment: What the program contains of others, with their licences, stands beside this file:
 LICENSE.electron.txt, LICENSES.chromium.html and THIRD-PARTY-LICENSES.txt.

Files: *
Copyright: ${manifest.author.name}
License: Expat

License: Expat
${indented(ownLicence)}
`;
}

/**
 * What lintian would say of every packed Electron, each with the reason why it stays.
 * @returns {string}
 */
export function lintianOverrides() {
  const parts = [
    [
      "Chromium's sandbox where users may not make namespaces of their own.",
      'elevated-privileges 4755 root/root [usr/lib/quicksend/chrome-sandbox]',
    ],
    ["Electron's own build, which is shipped as it is.", 'embedded-library *'],
    ['The same; its symbols are what crash reports are read by.', 'unstripped-binary-or-object *'],
    ["The package's own signature (debsig-verify(1)).", 'misplaced-extra-member-in-deb *'],
  ];
  return parts
    .flatMap(([why, ...tags]) => [`# ${why}`, ...tags.map((tag) => `${commandName}: ${tag}`)])
    .join('\n')
    .concat('\n');
}

function maintainer() {
  return `${manifest.author.name} <${manifest.author.email}>`;
}

/**
 * @param {string} text
 * @returns {string} as a field's further lines
 */
function indented(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n');
}
