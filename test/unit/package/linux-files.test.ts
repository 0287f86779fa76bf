import { describe, expect, it } from 'vitest';
import {
  changelogFile,
  controlFile,
  copyrightFile,
  debianArchitecture,
  debianVersion,
  lintianOverrides,
} from '../../../build/package/debian-files.mjs';
import { debName } from '../../../build/package/deb.mjs';
import { desktopFile, manualPage, metainfo } from '../../../build/package/desktop-files.mjs';
import { appId, manifest } from '../../../build/package/product.mjs';

describe('the .desktop file', () => {
  const lines = desktopFile().split('\n');

  it('opens links, in a program of its own name', () => {
    expect(lines).toContain('Exec=quicksend %U');
    expect(lines).toContain('MimeType=x-scheme-handler/sms;');
    expect(lines).toContain(`Icon=${appId}`);
    expect(lines).toContain('StartupWMClass=Quicksend');
  });

  it('offers a new text, in both languages', () => {
    const action = lines.slice(lines.indexOf('[Desktop Action compose]'));
    expect(lines).toContain('Actions=compose;');
    expect(action).toEqual([
      '[Desktop Action compose]',
      'Name=New text',
      'Name[de]=Neue Nachricht',
      'Exec=quicksend --compose',
      '',
    ]);
  });
});

it('software centres learn of the .desktop file, the link and this version', () => {
  const text = metainfo('2026-01-02');
  expect(text).toContain(`<launchable type="desktop-id">${appId}.desktop</launchable>`);
  expect(text).toContain('<mediatype>x-scheme-handler/sms</mediatype>');
  expect(text).toContain(`<release version="${manifest.version}" date="2026-01-02" />`);
});

it('the manual page names every switch', () => {
  for (const name of ['toggle', 'compose', 'hidden', 'quit', 'data\\-dir']) {
    expect(manualPage('2026-01-02')).toContain(`\\-\\-${name}`);
  }
});

describe('a Debian version', () => {
  it.each([
    ['1.2.0', '1.2.0'],
    ['1.2.0-beta.1', '1.2.0~beta.1'],
    ['1.2.0-rc-2', '1.2.0~rc.2'],
  ])('of %s is %s, so that a beta comes before its release', (version, debian) => {
    expect(debianVersion(version)).toBe(debian);
  });
});

describe('the control file', () => {
  const control = controlFile({ version: '1.0.0', arch: 'arm64', installedBytes: 2_049 });

  it('names Debian’s architecture and the size in KiB, rounded up', () => {
    expect(control).toContain('\nArchitecture: arm64\n');
    expect(control).toContain('\nInstalled-Size: 3\n');
    expect(debianArchitecture('x64')).toBe('amd64');
    expect(() => debianArchitecture('ia32')).toThrow('ia32');
  });

  it('asks for libraries by their old and their new names', () => {
    expect(control).toContain('libgtk-3-0t64 | libgtk-3-0');
  });
});

it('an unsigned package says so in its name', () => {
  expect(debName('x64', true)).toBe(`quicksend_${manifest.version}_amd64.deb`);
  expect(debName('x64', false)).toBe(`quicksend_${manifest.version}_amd64-unsigned.deb`);
});

it('Debian’s changelog has the version and a date as mails have it', () => {
  const text = changelogFile('1.0.0', new Date(Date.UTC(2026, 0, 2, 3, 4, 5)));
  expect(text).toContain('quicksend (1.0.0) stable');
  expect(text).toContain('>  Fri, 02 Jan 2026 03:04:05 +0000');
});

it('the copyright file holds the licence, its empty lines as Debian writes them', () => {
  expect(copyrightFile('MIT\n\nPermission\n')).toContain('License: Expat\n MIT\n .\n Permission\n');
});

it('every exception from lintian has its reason above it', () => {
  const lines = lintianOverrides().trimEnd().split('\n');
  expect(lines.filter((_line, index) => index % 2 === 0).every((line) => /^# \w/.test(line))).toBe(
    true,
  );
  expect(
    lines.filter((_line, index) => index % 2 === 1).every((line) => line.startsWith('quicksend: ')),
  ).toBe(true);
});
