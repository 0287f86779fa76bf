import { createPublicKey, verify } from 'node:crypto';

/**
 * Whether a text was signed with the private key of an Ed25519 public key.
 *
 * `publicKey` is PEM, `signature` the Base64 of its 64 bytes, white space around it allowed. A key that
 * is none, or one of another kind, has signed nothing.
 */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey(publicKey);
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text), key, Buffer.from(signature.trim(), 'base64'));
  } catch {
    return false;
  }
}
