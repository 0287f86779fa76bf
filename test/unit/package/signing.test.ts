import { describe, expect, it } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import {
  refusePlaceholders,
  signingOf,
  updateFeedOf,
  updateKeyOf,
} from '../../../build/package/signing.mjs';
import { manifest } from '../../../build/package/product.mjs';

const azure = {
  AZURE_TENANT_ID: 'tenant',
  AZURE_CLIENT_ID: 'client',
  AZURE_CLIENT_SECRET: 'secret',
  QUICKSEND_PUBLISHER: 'CN=Publisher',
  QUICKSEND_AZURE_ENDPOINT: 'https://weu.codesigning.azure.net',
  QUICKSEND_AZURE_ACCOUNT: 'account',
  QUICKSEND_AZURE_PROFILE: 'profile',
};
const pfx = {
  WIN_CSC_LINK: 'certificate',
  WIN_CSC_KEY_PASSWORD: 'password',
  QUICKSEND_PUBLISHER: 'CN=Publisher',
};
const developerId = {
  CSC_LINK: 'certificate',
  CSC_KEY_PASSWORD: 'password',
  APPLE_API_KEY: '/key.p8',
  APPLE_API_KEY_ID: 'id',
  APPLE_API_ISSUER: 'issuer',
};

describe('a development build', () => {
  it.each(['win32', 'darwin', 'linux'] as const)(
    'for %s is unsigned, whatever secrets there are',
    (platform) => {
      const env = { ...azure, ...pfx, ...developerId, QUICKSEND_GPG_KEY: 'key' };
      expect(signingOf({ platform, release: false, env })).toEqual({ kind: 'unsigned' });
    },
  );

  it('asks for updates nowhere', () => {
    const env = { QUICKSEND_UPDATE_FEED: 'https://updates.test/' };
    expect(updateFeedOf({ release: false, env })).toBeUndefined();
    expect(updateKeyOf({ release: false, env })).toBeUndefined();
  });
});

describe('a release', () => {
  it.each([
    ['win32', 'azure: AZURE_TENANT_ID'],
    ['win32', 'pfx: WIN_CSC_LINK, WIN_CSC_KEY_PASSWORD'],
    ['darwin', 'APPLE_API_KEY_ID'],
    ['linux', 'gpg: QUICKSEND_GPG_KEY'],
  ] as const)('for %s fails without its secrets and says: %s', (platform, words) => {
    expect(() => signingOf({ platform, release: true, env: {} })).toThrow(words);
  });

  it('brings the public key of its feed, and takes nothing else for one', () => {
    const [good, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed448')];
    const pem = good.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const keyOf = (key: string): string | undefined =>
      updateKeyOf({ release: true, env: { QUICKSEND_UPDATE_PUBLIC_KEY: key } });
    expect(keyOf(`\n${pem}\n`)).toBe(pem);
    for (const bad of [
      '',
      'key',
      good.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      other.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ]) {
      expect(() => keyOf(bad)).toThrow('QUICKSEND_UPDATE_PUBLIC_KEY');
    }
  });

  it('fails when one secret of several is empty', () => {
    const env = { ...developerId, APPLE_API_ISSUER: ' ' };
    expect(() => signingOf({ platform: 'darwin', release: true, env })).toThrow(
      'developer-id: APPLE_API_ISSUER',
    );
  });

  it('for Windows is signed by Azure where it can be, else by a certificate', () => {
    const both = signingOf({ platform: 'win32', release: true, env: { ...azure, ...pfx } });
    expect(both).toMatchObject({ kind: 'azure', publisher: 'CN=Publisher', profile: 'profile' });
    expect(signingOf({ platform: 'win32', release: true, env: pfx })).toEqual({
      kind: 'pfx',
      publisher: 'CN=Publisher',
    });
  });

  it('for macOS and Linux is signed with what is there', () => {
    expect(signingOf({ platform: 'darwin', release: true, env: developerId })).toEqual({
      kind: 'developer-id',
    });
    const env = { QUICKSEND_GPG_KEY: 'ABCD' };
    expect(signingOf({ platform: 'linux', release: true, env })).toEqual({
      kind: 'gpg',
      key: 'ABCD',
    });
  });

  it('asks for updates by https alone', () => {
    const feed = (url: string): unknown =>
      updateFeedOf({ release: true, env: { QUICKSEND_UPDATE_FEED: url } });
    expect(feed('https://updates.test/')).toBe('https://updates.test/');
    expect(() => feed('')).toThrow('QUICKSEND_UPDATE_FEED');
    expect(() => feed('http://updates.test/')).toThrow('QUICKSEND_UPDATE_FEED');
  });

  it('fails under a made-up name', () => {
    const author = { name: 'A', email: 'a@b.test' };
    const owned = { ...manifest, homepage: 'https://b.test', author };
    expect(() => {
      refusePlaceholders(owned);
    }).not.toThrow();
    expect(() => {
      refusePlaceholders({ ...owned, homepage: 'https://b.example/a' });
    }).toThrow('https://b.example/a');
    expect(() => {
      refusePlaceholders({ ...owned, author: { ...author, email: 'a@b.example' } });
    }).toThrow('a@b.example');
  });
});
