import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedProblems, signFeeds } from '../../../build/package/feed-signature.mjs';
import { isSignedBy } from '../../../src/main/shell/updates/feed-signature';

/** Throw-away keys, as PEM. */
function keys(): { readonly secret: string; readonly open: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    open: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

const feeds = ['latest-linux-arm64.yml', 'latest-linux.yml', 'latest-mac.yml', 'latest.yml'];
const key = keys();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quicksend-feed-'));
  for (const name of feeds) await writeFile(join(folder, name), `version: 1.0.0 # “${name}”\n`);
  await writeFile(join(folder, 'Quicksend-1.0.0-linux-x64.AppImage'), 'program');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the feed of a release', () => {
  it('is signed as the running program checks it, for every platform', async () => {
    expect(await signFeeds(folder, key.secret)).toEqual(feeds);
    expect(await feedProblems(folder, key.open)).toEqual([]);
    for (const name of feeds) {
      const text = await readFile(join(folder, name), 'utf8');
      const signature = await readFile(join(folder, `${name}.sig`), 'utf8');
      expect(isSignedBy(key.open, text, signature)).toBe(true);
      expect(isSignedBy(keys().open, text, signature)).toBe(false);
    }
  });

  it('does not pass once it was changed, as for a slower rollout, until it is signed again', async () => {
    await signFeeds(folder, key.secret);
    await writeFile(join(folder, 'latest.yml'), 'version: 1.0.0\nstagingPercentage: 10\n');
    expect(await feedProblems(folder, key.open)).toEqual([
      'latest.yml is not what its signature was made for',
    ]);
    await signFeeds(folder, key.secret);
    expect(await feedProblems(folder, key.open)).toEqual([]);
  });

  it('does not pass signed by another key, with one signature missing, or without a key', async () => {
    await signFeeds(folder, keys().secret);
    await rm(join(folder, 'latest.yml.sig'));
    expect(await feedProblems(folder, key.open)).toEqual([
      'latest-linux-arm64.yml is not what its signature was made for',
      'latest-linux.yml is not what its signature was made for',
      'latest-mac.yml is not what its signature was made for',
      'latest.yml is not signed for running programs',
    ]);
    expect(await feedProblems(folder, undefined)).toHaveLength(4);
  });

  it('is not signed by a key that the program would not take', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(signFeeds(folder, pem)).rejects.toThrow('Ed25519');
  });

  it('has to be there to be signed', async () => {
    for (const name of feeds) await rm(join(folder, name));
    await expect(signFeeds(folder, key.secret)).rejects.toThrow('no latest*.yml');
    expect(await feedProblems(folder, undefined)).toEqual([]);
  });
});
