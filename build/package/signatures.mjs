// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../lib/run.mjs';
import { feedProblems } from './feed-signature.mjs';

/** The list of a release's files with their SHA-256, as sha256sum(1) reads it, and its signature. */
const sums = 'SHA256SUMS';
const sumsSignature = `${sums}.asc`;

/**
 * Signs a release's .deb and .rpm files; what Windows and macOS look at is signed while it is built.
 * @param {string} folder
 * @param {string} key the fingerprint of a key in GPG's keyring
 * @throws {Error} with the words of the program that failed
 */
export async function signPackages(folder, key) {
  for (const name of await releaseFiles(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith('.deb')) {
      await signDeb(file, key);
    }
    if (name.endsWith('.rpm')) {
      // rpm looks for gpg2, which Debian and Ubuntu no longer have.
      const how = ['--define', `_gpg_name ${key}`, '--define', '__gpg /usr/bin/gpg'];
      await must('rpmsign', [...how, '--addsign', file]);
    }
  }
}

/**
 * Signs a .deb as debsigs does: the signature over its members, one after the other, becomes a further
 * one. debsigs itself signs SHA-1, which GPG no longer verifies.
 * @param {string} file
 * @param {string} key
 */
export async function signDeb(file, key) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'quicksend-origin-'));
  try {
    const signature = path.join(folder, '_gpgorigin');
    const gpg = 'gpg --batch --digest-algo SHA512 --local-user "$2" --output "$3" --detach-sign';
    const script = `ar p "$1" $(ar t "$1" | grep -v ^_gpg) | ${gpg} && ar q "$1" "$3"`;
    await must('bash', ['-o', 'pipefail', '-c', script, 'sign', file, key, signature]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Writes the list of a release's files and signs it; the last step, after which no file may change.
 * @param {string} folder with nothing in it but the release's files
 * @param {string} key the fingerprint of a key in GPG's keyring
 * @throws {Error} with the words of the program that failed
 */
export async function signSums(folder, key) {
  const lines = [];
  for (const name of await releaseFiles(folder)) {
    lines.push(`${await sha256(path.join(folder, name))}  ${name}\n`);
  }
  await writeFile(path.join(folder, sums), lines.join(''));
  const signature = path.join(folder, sumsSignature);
  const how = ['--batch', '--yes', '--armor', '--local-user', key, '--output', signature];
  await must('gpg', [...how, '--detach-sign', path.join(folder, sums)]);
}

/**
 * Looks for a reason not to trust a release.
 * @param {string} folder
 * @param {object} trusted
 * @param {string} trusted.key the fingerprint that must have signed, whose public half GPG knows
 * @param {string} [trusted.windowsCa] a file with the certificates that may have signed for Windows;
 *   without it those signatures are left to Windows
 * @param {string} [trusted.updateKey] the public key that running programs check the feed with, PEM
 * @returns {Promise<string[]>} sentences; none where all is well
 */
export async function releaseProblems(folder, { key, windowsCa, updateKey }) {
  const problems = [
    ...(await sumsProblems(folder, key)),
    ...(await fileProblems(folder)),
    ...(await feedProblems(folder, updateKey)),
  ];
  for (const name of await releaseFiles(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith('.deb') && !(await isDebSigned(file, key))) {
      problems.push(`${name} is not signed by ${key}`);
    }
    if (name.endsWith('.rpm') && !(await isRpmSigned(file, key))) {
      problems.push(`${name} is not signed by ${key}`);
    }
    if (windowsCa !== undefined && /\.(exe|msi)$/.test(name)) {
      const { code } = await run('osslsigncode', ['verify', '-CAfile', windowsCa, '-in', file]);
      if (code !== 0) problems.push(`${name} has no good signature for Windows`);
    }
  }
  return problems;
}

/**
 * @param {string} folder
 * @param {string} key
 */
async function sumsProblems(folder, key) {
  const files = [path.join(folder, sumsSignature), path.join(folder, sums)];
  const { stdout } = await run('gpg', ['--batch', '--status-fd', '1', '--verify', ...files]);
  // GPG's doc/DETAILS: the last field of VALIDSIG is the fingerprint of the primary key.
  const signer = /^\[GNUPG:\] VALIDSIG .*?([0-9A-F]{40})$/m.exec(stdout)?.[1];
  return signer === key.toUpperCase() ? [] : [`${sums} is not signed by ${key}`];
}

/**
 * Compares the files with the list: each must be in it, unchanged, and none may be missing.
 * @param {string} folder
 */
async function fileProblems(folder) {
  const list = await readFile(path.join(folder, sums), 'utf8').catch(() => '');
  const expected = new Map(
    [...list.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, hash = '', name = '']) => [
      name,
      hash,
    ]),
  );
  /** @type {string[]} */
  const problems = [];
  const present = await releaseFiles(folder);
  for (const name of present) {
    const hash = expected.get(name);
    if (hash === undefined) problems.push(`${name} is not in ${sums}`);
    else if (hash !== (await sha256(path.join(folder, name)))) {
      problems.push(`${name} is not the file that ${sums} was written for`);
    }
  }
  for (const name of expected.keys()) {
    if (!present.includes(name)) problems.push(`${name} is missing`);
  }
  return problems;
}

/**
 * Asks debsig-verify, with a policy that trusts one key and no other.
 * @param {string} file
 * @param {string} key
 */
export async function isDebSigned(file, key) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'quicksend-policy-'));
  try {
    // Policies and keyrings are found by the long form of the key's id.
    const id = key.slice(-16).toUpperCase();
    const [policies, keyrings] = [path.join(folder, 'policies'), path.join(folder, 'keyrings')];
    await mkdir(path.join(policies, id), { recursive: true });
    await mkdir(path.join(keyrings, id), { recursive: true });
    await writeFile(path.join(policies, id, 'quicksend.pol'), debsigPolicy(id));
    const keyring = path.join(keyrings, id, 'quicksend.gpg');
    await must('gpg', ['--batch', '--yes', '--output', keyring, '--export', key]);
    const where = ['--policies-dir', policies, '--keyrings-dir', keyrings];
    return (await run('debsig-verify', [...where, file])).code === 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} id */
function debsigPolicy(id) {
  const required = `<Required Type="origin" File="quicksend.gpg" id="${id}"/>`;
  return `<?xml version="1.0"?>
<!DOCTYPE Policy SYSTEM "https://www.debian.org/debsig/1.0/policy.dtd">
<Policy xmlns="https://www.debian.org/debsig/1.0/">
  <Origin Name="Quicksend" id="${id}" Description="Quicksend"/>
  <Selection>${required}</Selection>
  <Verification MinOptional="0">${required}</Verification>
</Policy>
`;
}

/**
 * Asks rpmkeys, with a database that knows one key and no other.
 * @param {string} file
 * @param {string} key
 */
export async function isRpmSigned(file, key) {
  const database = await mkdtemp(path.join(os.tmpdir(), 'quicksend-rpm-'));
  try {
    const publicKey = path.join(database, 'key.asc');
    await must('gpg', ['--batch', '--armor', '--output', publicKey, '--export', key]);
    await must('rpmkeys', ['--dbpath', database, '--import', publicKey]);
    const { code, stdout } = await run('rpmkeys', ['--dbpath', database, '--checksig', '-v', file]);
    return code === 0 && /Signature.*: OK/.test(stdout);
  } finally {
    await rm(database, { recursive: true });
  }
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>} everything but the list and its signature, sorted
 */
async function releaseFiles(folder) {
  const names = await readdir(folder);
  return names.filter((name) => name !== sums && name !== sumsSignature).sort();
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
async function must(command, args) {
  const { code, stdout, stderr } = await run(command, args);
  if (code !== 0) throw new Error(`${command} failed: ${stdout}${stderr}`);
}
