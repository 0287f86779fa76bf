// @ts-check
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What running programs ask for: one for each platform, and on Linux for each processor. */
const feedName = /^latest.*\.yml$/;
const signatureEnding = '.sig';

/**
 * Signs what running programs ask for newer versions, each in a file beside it, as the program checks it
 * (`src/main/shell/updates/feed-signature.ts`).
 * @param {string} folder with the feed's `latest*.yml`
 * @param {string} privateKey Ed25519, PEM
 * @returns {Promise<string[]>} the names of the files that were signed
 * @throws {Error} where there is no feed, or the key is another one
 */
export async function signFeeds(folder, privateKey) {
  const feeds = (await readdir(folder)).filter((name) => feedName.test(name)).sort();
  if (feeds.length === 0) throw new Error(`There is no latest*.yml in ${folder} to be signed.`);
  for (const name of feeds) {
    const signature = feedSignature(await readFile(path.join(folder, name)), privateKey);
    await writeFile(path.join(folder, name + signatureEnding), signature);
  }
  return feeds;
}

/**
 * @param {Buffer} feed
 * @param {string} privateKey Ed25519, PEM
 * @returns {string} the Base64 of 64 bytes
 */
export function feedSignature(feed, privateKey) {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('A feed is signed by an Ed25519 key.');
  return sign(null, feed, key).toString('base64');
}

/**
 * Looks for a feed that running programs would refuse.
 * @param {string} folder
 * @param {string | undefined} publicKey PEM
 * @returns {Promise<string[]>} sentences; none where all is well, or there is no feed
 */
export async function feedProblems(folder, publicKey) {
  const names = await readdir(folder);
  /** @type {string[]} */
  const problems = [];
  for (const name of names.filter((one) => feedName.test(one)).sort()) {
    if (publicKey === undefined) {
      problems.push(`${name} cannot be checked without --update-key`);
    } else if (!names.includes(name + signatureEnding)) {
      problems.push(`${name} is not signed for running programs`);
    } else {
      const signature = await readFile(path.join(folder, name + signatureEnding), 'utf8');
      const feed = await readFile(path.join(folder, name));
      if (!verify(null, feed, createPublicKey(publicKey), Buffer.from(signature, 'base64')))
        problems.push(`${name} is not what its signature was made for`);
    }
  }
  return problems;
}

/**
 * Reads a public key that feeds can be checked with.
 * @param {string} text
 * @returns {string | undefined} PEM; undefined for anything else, such as a private key
 */
export function publicKeyOf(text) {
  if (!text.startsWith('-----BEGIN PUBLIC KEY-----')) return undefined;
  try {
    const key = createPublicKey(text);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return key.export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    return undefined;
  }
}
