import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedBy } from '../../../../src/main/shell/updates/feed-signature';
import { fc } from '../../../support/property';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const signatureOf = (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64');

describe('the signature of a feed', () => {
  it('holds for the text that was signed, with white space around it or not', () => {
    expect(isSignedBy(pem, 'version: 2.0.0\n', signatureOf('version: 2.0.0\n'))).toBe(true);
    expect(isSignedBy(pem, 'ü', `\n${signatureOf('ü')}\n`)).toBe(true);
  });

  it('holds for no other text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        expect(isSignedBy(pem, other, signatureOf(text))).toBe(text === other);
      }),
      { numRuns: 50 },
    );
  });

  it('holds with no other key, and with nothing that is none', () => {
    const other = generateKeyPairSync('ed25519').publicKey;
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 });
    const asPem = (key: typeof other) => key.export({ type: 'spki', format: 'pem' }).toString();
    expect(isSignedBy(asPem(other), 'a', signatureOf('a'))).toBe(false);
    expect(isSignedBy('not a key', 'a', signatureOf('a'))).toBe(false);
    const byRsa = sign('sha256', Buffer.from('a'), rsa.privateKey).toString('base64');
    expect(isSignedBy(asPem(rsa.publicKey), 'a', byRsa)).toBe(false);
  });

  it.each(['', 'AAAA', '%%%', 'x'.repeat(10_000)])(
    'does not hold when it is anything else (%#)',
    (signature) => {
      expect(isSignedBy(pem, 'a', signature)).toBe(false);
    },
  );
});
