// @ts-check
import { publicKeyOf } from './feed-signature.mjs';

/**
 * @typedef {import('./runtime-modules.mjs').Platform} Platform
 *
 * @typedef {{ kind: 'unsigned' }} Unsigned
 * @typedef {{ kind: 'azure', endpoint: string, account: string, profile: string, publisher: string }} Azure
 * @typedef {{ kind: 'pfx', publisher: string }} Pfx electron-builder reads the certificate from the environment
 * @typedef {{ kind: 'developer-id' }} DeveloperId it reads that too
 * @typedef {{ kind: 'gpg', key: string }} Gpg `key` is a fingerprint
 * @typedef {Unsigned | Azure | Pfx | DeveloperId | Gpg} Signing
 */

/** Each way to sign with the variables that it needs; docs/releasing.md says where they come from. */
const ways = {
  azure: [
    ...['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'QUICKSEND_PUBLISHER'],
    ...['QUICKSEND_AZURE_ENDPOINT', 'QUICKSEND_AZURE_ACCOUNT', 'QUICKSEND_AZURE_PROFILE'],
  ],
  pfx: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD', 'QUICKSEND_PUBLISHER'],
  'developer-id': [
    ...['CSC_LINK', 'CSC_KEY_PASSWORD'],
    ...['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ],
  gpg: ['QUICKSEND_GPG_KEY'],
};

/** @type {Readonly<Record<Platform, readonly (keyof typeof ways)[]>>} in order of preference */
const waysOf = { win32: ['azure', 'pfx'], darwin: ['developer-id'], linux: ['gpg'] };

/**
 * How a build is signed.
 * @param {object} options
 * @param {Platform} options.platform
 * @param {boolean} options.release a release is signed or does not come about
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {Signing} a development build is never signed, whatever the environment holds
 * @throws {Error} naming what is missing, for a release
 */
export function signingOf({ platform, release, env }) {
  if (!release) return { kind: 'unsigned' };
  /** @type {string[]} */
  const missing = [];
  for (const way of waysOf[platform]) {
    const lacking = ways[way].filter((name) => value(env, name) === '');
    if (lacking.length === 0) return signingBy(way, env);
    missing.push(`${way}: ${lacking.join(', ')}`);
  }
  throw new Error(
    `A release for ${platform} must be signed, and these variables are not set (docs/releasing.md):\n` +
      missing.map((line) => `- ${line}`).join('\n'),
  );
}

/**
 * Where the program asks for updates.
 * @param {object} options
 * @param {boolean} options.release
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {string | undefined} an https address; a development build has none and never asks
 * @throws {Error} for a release without one
 */
export function updateFeedOf({ release, env }) {
  if (!release) return undefined;
  const feed = value(env, 'QUICKSEND_UPDATE_FEED');
  if (URL.canParse(feed) && new URL(feed).protocol === 'https:') return feed;
  throw new Error('A release needs QUICKSEND_UPDATE_FEED, an https address (docs/releasing.md).');
}

/**
 * The public key that programs check the update feed with.
 * @param {object} options
 * @param {boolean} options.release
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {string | undefined} PEM; a development build has none and never asks
 * @throws {Error} for a release without one, or with a private key in its place
 */
export function updateKeyOf({ release, env }) {
  if (!release) return undefined;
  const key = publicKeyOf(value(env, 'QUICKSEND_UPDATE_PUBLIC_KEY'));
  if (key !== undefined) return key;
  throw new Error(
    'A release needs QUICKSEND_UPDATE_PUBLIC_KEY, an Ed25519 public key (docs/releasing.md).',
  );
}

/**
 * Refuses to release under the names that stand in package.json until there is a publisher.
 * @param {import('./product.mjs').Manifest} manifest
 * @throws {Error} while a name there is made up
 */
export function refusePlaceholders({ homepage, author }) {
  const madeUp = [homepage, author.email].filter((name) => /\.example(\/|$)/.test(name));
  if (madeUp.length === 0) return;
  throw new Error(
    `package.json still names ${madeUp.join(' and ')}, which nobody owns: a release needs real ones (docs/releasing.md).`,
  );
}

/**
 * @param {keyof typeof ways} way
 * @param {NodeJS.ProcessEnv} env
 * @returns {Signing}
 */
function signingBy(way, env) {
  switch (way) {
    case 'azure':
      return {
        kind: 'azure',
        endpoint: value(env, 'QUICKSEND_AZURE_ENDPOINT'),
        account: value(env, 'QUICKSEND_AZURE_ACCOUNT'),
        profile: value(env, 'QUICKSEND_AZURE_PROFILE'),
        publisher: value(env, 'QUICKSEND_PUBLISHER'),
      };
    case 'pfx':
      return { kind: 'pfx', publisher: value(env, 'QUICKSEND_PUBLISHER') };
    case 'developer-id':
      return { kind: 'developer-id' };
    case 'gpg':
      return { kind: 'gpg', key: value(env, 'QUICKSEND_GPG_KEY') };
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 */
function value(env, name) {
  return (env[name] ?? '').trim();
}
