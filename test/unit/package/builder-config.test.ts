import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builderConfig } from '../../../build/package/builder-config.mjs';
import { appId, manifest } from '../../../build/package/product.mjs';
import { appId as runningAppId } from '../../../src/main/shell/identity';

type Signing = Parameters<typeof builderConfig>[0]['signing'];

const azure: Signing = {
  kind: 'azure',
  endpoint: 'https://weu.codesigning.azure.net',
  account: 'account',
  profile: 'profile',
  publisher: 'Publisher',
};

function config(signing: Signing, updateFeed?: string): ReturnType<typeof builderConfig> {
  return builderConfig({
    app: '/app',
    output: '/output',
    licences: '/licences.txt',
    electronVersion: '45.0.0',
    electronDist: undefined,
    signing,
    updateFeed,
  });
}

const unsigned = config({ kind: 'unsigned' });
const targetsOf = (targets: unknown): unknown =>
  (targets as { target: string; arch: unknown }[]).map(({ target, arch }) => [target, arch]);

describe('the program', () => {
  it('has one name with the desktop, packed and running', () => {
    expect(unsigned.appId).toBe(runningAppId);
    expect(appId).toBe(runningAppId);
    expect(manifest.desktopName).toBe(`${runningAppId}.desktop`);
  });

  it('cannot be turned into something else', () => {
    expect(unsigned.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('opens sms: links on every platform', () => {
    expect(unsigned.protocols).toMatchObject([{ schemes: ['sms'] }]);
    const installer = readFileSync(String(unsigned.nsis?.include), 'utf8');
    expect(installer).toMatch(/UrlAssociations" "sms"/);
  });

  it('goes into an archive with everything but native addons', () => {
    expect(unsigned.asar).toEqual({ smartUnpack: false });
    expect(unsigned.asarUnpack).toEqual(['**/*.node']);
  });
});

describe('on Windows', () => {
  it('there are installers and MSIs for both processors', () => {
    expect(targetsOf(unsigned.win?.target)).toEqual([
      ['nsis', ['x64', 'arm64']],
      ['msi', ['x64', 'arm64']],
    ]);
  });

  it('nobody needs to be an administrator', () => {
    expect(unsigned.win?.requestedExecutionLevel).toBe('asInvoker');
    expect(unsigned.nsis).toMatchObject({ perMachine: false, allowElevation: false });
    expect(unsigned.msi).toMatchObject({ perMachine: false });
  });

  it('a start menu entry carries the name by which notifications are shown', () => {
    expect(unsigned.nsis?.createStartMenuShortcut).toBe(true);
    expect(unsigned.msi?.createStartMenuShortcut).toBe(true);
  });

  it('what was written stays when the program is removed', () => {
    expect(unsigned.nsis?.deleteAppDataOnUninstall).toBe(false);
  });

  it('a release that could not be signed does not come about', () => {
    expect(config(azure)).toMatchObject({
      forceCodeSigning: true,
      win: {
        azureSignOptions: {
          publisherName: 'Publisher',
          endpoint: 'https://weu.codesigning.azure.net',
          codeSigningAccountName: 'account',
          certificateProfileName: 'profile',
        },
      },
    });
    expect(config({ kind: 'pfx' })).toMatchObject({
      forceCodeSigning: true,
      win: { signtoolOptions: { signingHashAlgorithms: ['sha256'] } },
    });
  });
});

describe('on macOS', () => {
  it('there is an image and, for updates, a zip, for both processors in one', () => {
    expect(targetsOf(unsigned.mac?.target)).toEqual([
      ['dmg', 'universal'],
      ['zip', 'universal'],
    ]);
  });

  it('the runtime is hardened, and asks for nothing but what compiling needs', () => {
    expect(unsigned.mac?.hardenedRuntime).toBe(true);
    const entitlements = readFileSync(String(unsigned.mac?.entitlements), 'utf8');
    expect(entitlements.match(/<key>.*<\/key>/g)).toEqual([
      '<key>com.apple.security.cs.allow-jit</key>',
    ]);
    expect(unsigned.mac?.entitlementsInherit).toBe(unsigned.mac?.entitlements);
  });

  it('a release is signed and notarised, a development build neither', () => {
    expect(config({ kind: 'developer-id' })).toMatchObject({
      forceCodeSigning: true,
      mac: { notarize: true },
      dmg: { sign: true },
    });
    expect(unsigned.mac).toMatchObject({ notarize: false, identity: null });
  });
});

describe('on Linux', () => {
  it('there are a deb, an rpm and an AppImage', () => {
    expect(targetsOf(unsigned.linux?.target)).toEqual(
      ['AppImage', 'rpm', 'deb'].map((name) => [name, ['x64', 'arm64']]),
    );
  });

  it('the .desktop file has the name by which the program calls itself', () => {
    expect(unsigned.linux?.syncDesktopName).toBe(true);
  });

  it('the icon comes in every size', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      expect(existsSync(`${String(unsigned.linux?.icon)}/${size}x${size}.png`)).toBe(true);
    }
  });
});

describe('a development build', () => {
  it('says that it is unsigned, in every installer’s name and beside the program', () => {
    const names = [
      unsigned.artifactName,
      unsigned.nsis?.artifactName,
      unsigned.msi?.artifactName,
      unsigned.deb?.artifactName,
      unsigned.rpm?.artifactName,
      unsigned.appImage?.artifactName,
    ];
    for (const name of names) expect(name).toContain('-unsigned.');
    expect(unsigned.extraResources).toContainEqual(expect.objectContaining({ to: 'UNSIGNED.txt' }));
  });

  it('asks for updates nowhere', () => {
    expect(unsigned.publish).toBeNull();
  });
});

it('a release has no such marks, and its feed', () => {
  const release = config({ kind: 'gpg', key: 'ABCD' }, 'https://updates.test/');
  expect(release.deb?.artifactName).not.toContain('unsigned');
  expect(release.extraResources).not.toContainEqual(
    expect.objectContaining({ to: 'UNSIGNED.txt' }),
  );
  expect(release.publish).toEqual({ provider: 'generic', url: 'https://updates.test/' });
});
