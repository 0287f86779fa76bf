// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../lib/paths.mjs';
import { desktopActions, desktopEntry } from './desktop-files.mjs';
import { wantedFuses } from './fuses.mjs';
import { withLinks } from './msi-links.mjs';
import { stagedPackages } from './stage-app.mjs';
import { appId, commandName, languages, linkScheme, manifest } from './product.mjs';

/**
 * @typedef {import('electron-builder').Configuration} Configuration
 * @typedef {import('./signing.mjs').Signing} Signing
 *
 * @typedef {object} BuilderOptions
 * @property {string} app the folder that stageApp made
 * @property {string} output
 * @property {string} licences the file with the licences of others
 * @property {string} electronVersion
 * @property {string | undefined} electronDist an unpacked Electron; downloaded without it
 * @property {Signing} signing
 * @property {string | undefined} updateFeed
 * @property {string} [updateKey] the file with the public key that the feed is checked with
 */

const assets = path.join(repositoryRoot, 'build', 'package');
const resources = path.join(repositoryRoot, 'resources');

/**
 * The whole configuration of electron-builder, for every platform
 * (https://www.electron.build/configuration).
 * @param {BuilderOptions} options
 * @returns {Configuration}
 */
export function builderConfig(options) {
  const { app, output, licences, electronVersion, electronDist, signing, updateFeed } = options;
  const { updateKey } = options;
  const mark = signing.kind === 'unsigned' ? '-unsigned' : '';
  return {
    appId,
    productName: manifest.productName,
    copyright: `© ${manifest.author.name}`,
    directories: { app, output, buildResources: path.join(assets, 'assets') },
    artifactName: `\${productName}-\${version}-\${os}-\${arch}${mark}.\${ext}`,
    electronVersion,
    ...(electronDist === undefined ? {} : { electronDist }),
    electronLanguages: languages,
    electronFuses: { ...wantedFuses, resetAdHocDarwinSignature: signing.kind !== 'developer-id' },
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    files: ['out/**', 'resources/**', 'package.json'],
    extraResources: [
      { from: licences, to: 'THIRD-PARTY-LICENSES.txt' },
      { from: path.join(repositoryRoot, 'LICENSE'), to: 'LICENSE.txt' },
      ...(signing.kind === 'unsigned'
        ? [{ from: path.join(assets, 'assets', 'UNSIGNED.txt'), to: 'UNSIGNED.txt' }]
        : []),
      ...(updateKey === undefined ? [] : [{ from: updateKey, to: 'update-key.pem' }]),
    ],
    // The folder holds what runs and nothing else: this says that its packages are there already, so
    // that electron-builder neither compiles nor collects any. It asks only where npmRebuild is on.
    npmRebuild: true,
    beforeBuild: () => Promise.resolve(false),
    forceCodeSigning: signing.kind !== 'unsigned' && signing.kind !== 'gpg',
    publish: updateFeed === undefined ? null : { provider: 'generic', url: updateFeed },
    protocols: [{ name: 'Text message', schemes: [linkScheme], role: 'Viewer' }],
    ...windows(signing, mark),
    ...macos(signing),
    ...linux(mark),
  };
}

/**
 * The packages beside the program, with one processor's addons. electron-builder never takes a folder
 * named node_modules as it is, so they are staged under another name.
 * @param {string} prebuilds their folder; `${arch}` in it is electron-builder's
 */
function packagesFor(prebuilds) {
  return {
    from: stagedPackages,
    to: 'node_modules',
    filter: ['**/*', `!**/prebuilds/!(${prebuilds})/**`],
  };
}

/**
 * @param {Signing} signing
 * @param {string} mark
 * @returns {Configuration}
 */
function windows(signing, mark) {
  return {
    win: {
      icon: path.join(resources, 'icon.ico'),
      files: [packagesFor('win32-${arch}')],
      target: [
        { target: 'nsis', arch: ['x64', 'arm64'] },
        { target: 'msi', arch: ['x64', 'arm64'] },
      ],
      requestedExecutionLevel: 'asInvoker',
      verifyUpdateCodeSignature: true,
      ...windowsSignature(signing),
    },
    nsis: {
      // For this user, without an administrator: nothing is asked and nothing is elevated.
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
      // An installer for each processor: one for both would be twice as large.
      buildUniversalInstaller: false,
      // Its start menu entry carries the AppUserModelID (appId), without which Windows shows no
      // notifications of a desktop program.
      createStartMenuShortcut: true,
      createDesktopShortcut: false,
      shortcutName: manifest.productName,
      // What a person wrote and sent is theirs: it stays when the program goes.
      deleteAppDataOnUninstall: false,
      runAfterFinish: true,
      installerLanguages: ['en_US', 'de_DE'],
      include: path.join(assets, 'assets', 'installer.nsh'),
      artifactName: `\${productName}-\${version}-windows-\${arch}-setup${mark}.\${ext}`,
    },
    msi: {
      oneClick: true,
      perMachine: false,
      createStartMenuShortcut: true,
      createDesktopShortcut: false,
      shortcutName: manifest.productName,
      // Fixed for all time: by it Windows knows that a newer version replaces an older one.
      upgradeCode: '{5B0E2C57-7C55-4C0B-9B61-2A4B3E1C7F9D}',
      artifactName: `\${productName}-\${version}-windows-\${arch}${mark}.\${ext}`,
    },
    msiProjectCreated: async (project) => {
      await writeFile(project, withLinks(await readFile(project, 'utf8')));
    },
  };
}

/**
 * @param {Signing} signing
 * @returns {import('electron-builder').WindowsConfiguration}
 */
function windowsSignature(signing) {
  switch (signing.kind) {
    case 'azure':
      return {
        azureSignOptions: {
          publisherName: signing.publisher,
          endpoint: signing.endpoint,
          codeSigningAccountName: signing.account,
          certificateProfileName: signing.profile,
        },
      };
    case 'pfx':
      // The publisher goes into app-update.yml; without it a program refuses every newer version.
      return {
        signtoolOptions: { signingHashAlgorithms: ['sha256'], publisherName: signing.publisher },
      };
    default:
      return {};
  }
}

/**
 * @param {Signing} signing
 * @returns {Configuration}
 */
function macos(signing) {
  const signed = signing.kind === 'developer-id';
  return {
    mac: {
      // Whom macOS may ask for tel: links; the user chooses. On Linux and Windows a declaration would
      // make the program a candidate unasked, so there it registers itself when it is told to.
      protocols: [{ name: 'Phone number', schemes: ['tel'], role: 'Viewer' }],
      icon: path.join(resources, 'icon.icns'),
      // Both halves carry both processors' addons, each in a folder of its own, so that the archives
      // are equal and can be merged.
      files: [packagesFor('darwin-*')],
      mergeASARs: true,
      x64ArchFiles: '**/node_modules/**/prebuilds/darwin-*/*.node',
      category: 'public.app-category.business',
      target: [
        { target: 'dmg', arch: 'universal' },
        { target: 'zip', arch: 'universal' },
      ],
      minimumSystemVersion: '12.0',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: path.join(assets, 'assets', 'entitlements.mac.plist'),
      entitlementsInherit: path.join(assets, 'assets', 'entitlements.mac.plist'),
      notarize: signed,
      ...(signed ? {} : { identity: null }),
      darkModeSupport: true,
      extendInfo: {
        // It lives in the menu bar; its windows bring the Dock icon when they open.
        NSHumanReadableCopyright: `© ${manifest.author.name}`,
        CFBundleLocalizations: ['en', 'de'],
      },
    },
    dmg: { sign: signed },
  };
}

/**
 * @param {string} mark
 * @returns {Configuration}
 */
function linux(mark) {
  return {
    linux: {
      executableName: commandName,
      syncDesktopName: true,
      icon: path.join(resources, 'icons'),
      files: [packagesFor('linux-${arch}')],
      target: ['AppImage', 'rpm', 'deb'].map((target) => ({
        target: /** @type {'AppImage' | 'rpm' | 'deb'} */ (target),
        arch: ['x64', 'arm64'],
      })),
      category: desktopEntry.Categories,
      synopsis: manifest.description,
      maintainer: `${manifest.author.name} <${manifest.author.email}>`,
      vendor: manifest.author.name,
      desktop: {
        entry: { ...desktopEntry, Actions: `${Object.keys(desktopActions).join(';')};` },
        desktopActions: Object.fromEntries(
          Object.entries(desktopActions).map(([name, { argument, ...texts }]) => [
            name,
            { ...texts, Exec: `${commandName} ${argument}` },
          ]),
        ),
      },
    },
    deb: {
      packageName: commandName,
      packageCategory: 'comm',
      artifactName: `${commandName}_\${version}_\${arch}${mark}.\${ext}`,
    },
    rpm: {
      packageName: commandName,
      artifactName: `${commandName}-\${version}.\${arch}${mark}.\${ext}`,
    },
    appImage: { artifactName: `\${productName}-\${version}-linux-\${arch}${mark}.\${ext}` },
  };
}
