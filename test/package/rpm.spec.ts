import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ensurePackages, packagingPackages } from '../../build/lib/debian.mjs';
import { makeRpm, rpmName } from '../../build/package/rpm.mjs';
import { manifest } from '../../build/package/product.mjs';
import { isRpmSigned, signPackages } from '../../build/package/signatures.mjs';
import { succeed } from './ordinary-user';
import { packed } from './packed';
import { gpgKey } from './throw-away-keys';

let work: string | undefined;
let rpm: string;

test.beforeAll(async () => {
  const packages = await ensurePackages(packagingPackages);
  test.skip(packages === undefined, 'rpmbuild is taken from Debian');
  const why = packages?.ready === false ? packages.why : null;
  test.skip(why !== null, why ?? '');
  work = await mkdtemp(path.join(os.tmpdir(), 'quicksend-rpm-'));
  rpm = path.join(work, rpmName('x64', false));
  await makeRpm({
    unpacked: packed.folder,
    arch: 'x64',
    target: rpm,
    date: new Date(),
    effort: 'quick',
  });
});

test.afterAll(async () => {
  if (work !== undefined) await rm(work, { recursive: true, force: true });
});

/** What rpm says of the package. */
const ask = (...what: readonly string[]): Promise<string> => succeed('rpm', ['-qp', ...what, rpm]);

test('the rpm is this version of the program, for this processor, under its licence', async () => {
  const format = '%{NAME} %{VERSION} %{ARCH} %{LICENSE}';
  expect(await ask('--qf', format)).toBe(`quicksend ${manifest.version} x86_64 MIT`);
});

test('its files are those of the .deb, root’s, and none can be written by others', async () => {
  const listing = await ask('--qf', '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES}\n]');
  const files = listing.trim().split('\n');
  for (const name of [
    '/usr/bin/quicksend',
    '/usr/lib/quicksend/resources/app.asar',
    `/usr/share/applications/${manifest.desktopName}`,
    '/usr/share/icons/hicolor/256x256/apps/com.quicksend.Quicksend.png',
    '/usr/share/man/man1/quicksend.1.gz',
  ]) {
    expect(files.filter((line) => line.endsWith(` ${name}`))).toHaveLength(1);
  }
  expect(files.filter((line) => !/^\S+ root \/usr\//.test(line))).toEqual([]);
  expect(files.filter((line) => /^(?!l).{5}w|^(?!l).{8}w/.test(line))).toEqual([]);
  const setuid = files.filter((line) => /^...s/.test(line));
  expect(setuid).toEqual(['-rwsr-xr-x root /usr/lib/quicksend/chrome-sandbox']);
  expect(listing).not.toMatch(/lintian|build-id/);
});

test('it needs the libraries of the desktop, and offers none of its own', async () => {
  const needs = await ask('--requires');
  for (const name of ['libgtk-3.so.0', 'libnss3.so', 'libsecret-1.so.0', 'libgbm.so.1']) {
    expect(needs).toContain(`${name}()(64bit)`);
  }
  expect(needs).not.toContain('libffmpeg');
  expect(await ask('--provides')).not.toMatch(/\.so/);
});

test('installing it runs nothing of ours', async () => {
  expect((await ask('--scripts')).trim()).toBe('');
});

test('signed, it is known as ours and nobody else’s', async () => {
  const ours = await gpgKey();
  try {
    expect(await isRpmSigned(rpm, ours.fingerprint)).toBe(false);
    await signPackages(path.dirname(rpm), ours.fingerprint);
    expect(await isRpmSigned(rpm, ours.fingerprint)).toBe(true);
  } finally {
    await ours.giveUp();
  }
});
