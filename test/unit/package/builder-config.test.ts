import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../build/lib/paths.mjs';
import { builderConfig } from '../../../build/package/builder-config.mjs';
import { withLinks } from '../../../build/package/msi-links.mjs';
import { appId, manifest } from '../../../build/package/product.mjs';
import { appId as runningAppId } from '../../../src/main/shell/identity';

/** What electron-builder makes an MSI's project from. */
const msiTemplate = join(repositoryRoot, 'node_modules/app-builder-lib/templates/msi/template.xml');

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
    expect(config({ kind: 'pfx', publisher: 'Publisher' })).toMatchObject({
      forceCodeSigning: true,
      win: { signtoolOptions: { signingHashAlgorithms: ['sha256'] } },
    });
  });

  it('a release names its publisher for the updates, however it is signed', () => {
    expect(unsigned.win?.verifyUpdateCodeSignature).toBe(true);
    expect(config(azure).win?.azureSignOptions?.publisherName).toBe('Publisher');
    const { win } = config({ kind: 'pfx', publisher: 'Publisher' });
    expect(win?.signtoolOptions?.publisherName).toBe('Publisher');
  });

  it('the MSI offers the program for sms: links as the installer does', () => {
    const template = readFileSync(msiTemplate, 'utf8');
    const project = withLinks(template);
    const installer = readFileSync(String(unsigned.nsis?.include), 'utf8');
    const written = [...project.matchAll(/<RegistryValue Root="HKCU" Key="([^"]*)"/g)];
    expect(written).toHaveLength([...installer.matchAll(/WriteRegStr HKCU/g)].length);
    expect(project).toContain(
      'Value="&quot;[APPLICATIONFOLDER]Quicksend.exe&quot; &quot;--&quot; &quot;%1&quot;"',
    );
    expect(project).toContain('UrlAssociations" Name="sms" Type="string" Value="Quicksend.sms"');
    expect(project.replace(/ {2}<Component Id="links"[^]*<\/Component>\s*/, '')).toBe(template);
  });

  it('an MSI whose template has changed does not come about', () => {
    expect(() => withLinks('<Wix/>')).toThrow('has changed');
  });
});

describe('on macOS', () => {
  it('there is an image and, for updates, a zip, for both processors in one', () => {
    expect(targetsOf(unsigned.mac?.target)).toEqual([
      ['dmg', 'universal'],
      ['zip', 'universal'],
    ]);
  });

  it('tel: links can be given to it, which only macOS wants to know beforehand', () => {
    expect(unsigned.mac?.protocols).toMatchObject([{ schemes: ['tel'] }]);
    expect(JSON.stringify([unsigned.protocols, unsigned.win, unsigned.linux])).not.toContain('tel');
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

it('a release brings the key that its feed is checked with, where the program looks for it', () => {
  const { extraResources } = builderConfig({
    app: '/app',
    output: '/output',
    licences: '/licences.txt',
    electronVersion: '45.0.0',
    electronDist: undefined,
    signing: { kind: 'gpg', key: 'ABCD' },
    updateFeed: 'https://updates.test/',
    updateKey: '/work/key.pem',
  });
  expect(extraResources).toContainEqual({ from: '/work/key.pem', to: 'update-key.pem' });
  expect(JSON.stringify(unsigned.extraResources)).not.toContain('update-key');
});
