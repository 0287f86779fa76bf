import { copyFile, mkdir, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ensurePackages, packagingPackages } from '../../build/lib/debian.mjs';
import { repositoryRoot } from '../../build/lib/paths.mjs';
import { run } from '../../build/lib/run.mjs';
import { releaseProblems, signPackages, signSums } from '../../build/package/signatures.mjs';
import { succeed } from './ordinary-user';
import { codeCertificate, gpgKey, type GpgKey } from './throw-away-keys';

const deb = 'quicksend_1.0.0_amd64.deb';
const setup = 'Quicksend-1.0.0-windows-x64-setup.exe';

let work: string;
let release: string;
let windowsCa: string;
let gpg: GpgKey;

test.beforeAll(async () => {
  const packages = await ensurePackages(packagingPackages);
  test.skip(packages === undefined, 'what signs and verifies is taken from Debian');
  const why = packages?.ready === false ? packages.why : null;
  test.skip(why !== null, why ?? '');
  work = await mkdtemp(path.join(os.tmpdir(), 'quicksend-release-'));
  release = path.join(work, 'release');
  await mkdir(release);
  gpg = await gpgKey();
  await makeSmallDeb(path.join(release, deb));
  windowsCa = await makeSignedSetup(path.join(release, setup));
  await signPackages(release, gpg.fingerprint);
  await signSums(release, gpg.fingerprint);
});

test.afterAll(async () => {
  if ((gpg as GpgKey | undefined) === undefined) return;
  await gpg.giveUp();
  await rm(work, { recursive: true, force: true });
});

test('a signed release passes: the .deb, the installer for Windows and the checksums', async () => {
  expect(await problems(release)).toEqual([]);
  const script = path.join(repositoryRoot, 'build', 'verify.mjs');
  const args = [release, `--key=${gpg.fingerprint}`, `--windows-ca=${windowsCa}`];
  expect(await succeed(process.execPath, [script, ...args])).toContain('is good');
});

test('one changed byte in the .deb is found twice', async () => {
  const tampered = await copyOfRelease('deb');
  await changeByte(path.join(tampered, deb));
  expect(await problems(tampered)).toEqual([
    `${deb} is not the file that SHA256SUMS was written for`,
    `${deb} is not signed by ${gpg.fingerprint}`,
  ]);
});

test('one changed byte in the installer for Windows is found twice', async () => {
  const tampered = await copyOfRelease('setup');
  await changeByte(path.join(tampered, setup));
  expect(await problems(tampered)).toEqual([
    `${setup} is not the file that SHA256SUMS was written for`,
    `${setup} has no good signature for Windows`,
  ]);
});

test('checksums that fit a changed file are not signed', async () => {
  const tampered = await copyOfRelease('sums');
  await changeByte(path.join(tampered, setup));
  const sums = await succeed('sha256sum', [deb, setup], { cwd: tampered });
  await writeFile(path.join(tampered, 'SHA256SUMS'), `${sums}\n`);
  expect(await problems(tampered)).toEqual([
    `SHA256SUMS is not signed by ${gpg.fingerprint}`,
    `${setup} has no good signature for Windows`,
  ]);
});

test('a file too many and a file too few are found', async () => {
  const tampered = await copyOfRelease('names');
  await rename(path.join(tampered, setup), path.join(tampered, 'Quicksend-1.0.1-setup.exe'));
  expect(await problems(tampered)).toEqual([
    'Quicksend-1.0.1-setup.exe is not in SHA256SUMS',
    `${setup} is missing`,
  ]);
});

test('a release that somebody else has signed does not pass', async () => {
  const foreign = await copyOfRelease('foreign');
  const other = await gpgKey();
  try {
    for (const name of ['SHA256SUMS', 'SHA256SUMS.asc']) await rm(path.join(foreign, name));
    await makeSmallDeb(path.join(foreign, deb));
    await signPackages(foreign, other.fingerprint);
    await signSums(foreign, other.fingerprint);
  } finally {
    await other.giveUp();
  }
  expect(await problems(foreign)).toEqual([
    `SHA256SUMS is not signed by ${gpg.fingerprint}`,
    `${deb} is not signed by ${gpg.fingerprint}`,
  ]);
});

test('the script says so and fails', async () => {
  const tampered = await copyOfRelease('script');
  await changeByte(path.join(tampered, deb));
  const script = path.join(repositoryRoot, 'build', 'verify.mjs');
  const { code, stdout } = await run(process.execPath, [
    script,
    tampered,
    `--key=${gpg.fingerprint}`,
  ]);
  expect(code).toBe(1);
  expect(stdout).toContain('Do not use these files.');
});

function problems(folder: string): Promise<string[]> {
  return releaseProblems(folder, { key: gpg.fingerprint, windowsCa });
}

async function copyOfRelease(name: string): Promise<string> {
  const copy = path.join(work, name);
  await mkdir(copy);
  for (const file of [deb, setup, 'SHA256SUMS', 'SHA256SUMS.asc']) {
    await copyFile(path.join(release, file), path.join(copy, file));
  }
  return copy;
}

async function changeByte(file: string): Promise<void> {
  const at = Math.floor((await stat(file)).size / 2);
  const handle = await open(file, 'r+');
  try {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
    await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, at);
  } finally {
    await handle.close();
  }
}

/** A package with one file, as a stand-in for one of a hundred megabytes. */
async function makeSmallDeb(target: string): Promise<void> {
  const root = await mkdtemp(path.join(work, 'deb-'));
  await mkdir(path.join(root, 'DEBIAN'));
  await writeFile(
    path.join(root, 'DEBIAN', 'control'),
    'Package: quicksend\nVersion: 1.0.0\nArchitecture: amd64\nMaintainer: A <a@b.test>\nDescription: a\n',
  );
  await writeFile(path.join(root, 'program'), Buffer.alloc(100_000, 'Quicksend'));
  await succeed('dpkg-deb', ['-Znone', '--root-owner-group', '--build', root, target]);
}

/** A small installer for Windows, signed; returns the certificate by which it is verified. */
async function makeSignedSetup(target: string): Promise<string> {
  const script = path.join(work, 'setup.nsi');
  const plain = path.join(work, 'plain.exe');
  const lines = [`OutFile "${plain}"`, 'RequestExecutionLevel user', 'Section', 'SectionEnd'];
  await writeFile(script, `Unicode true\n${lines.join('\n')}\n`);
  await succeed('makensis', ['-V2', script]);
  const { certificate, key } = await codeCertificate(path.join(work, 'windows'));
  const how = ['-certs', certificate, '-key', key, '-h', 'sha256', '-n', 'Quicksend'];
  await succeed('osslsigncode', ['sign', ...how, '-in', plain, '-out', target]);
  return certificate;
}

test('what the installer for Windows registers compiles', async () => {
  const include = path.join(repositoryRoot, 'build', 'package', 'assets', 'installer.nsh');
  const script = path.join(work, 'links.nsi');
  const lines = [
    'Unicode true',
    '!include LogicLib.nsh',
    `!include "${include}"`,
    '!define APP_EXECUTABLE_FILENAME "Quicksend.exe"',
    // electron-builder's: whether an update removes the older version.
    '!define isUpdated `"" == "updated"`',
    `OutFile "${path.join(work, 'links.exe')}"`,
    'RequestExecutionLevel user',
    'Section',
    '  !insertmacro customInstall',
    '  !insertmacro customUnInstall',
    'SectionEnd',
  ];
  await writeFile(script, `${os.EOL}${lines.join('\n')}\n`);
  await succeed('makensis', ['-V2', '-WX', script]);
});
