import { PassThrough, pipeline, Readable } from 'node:stream';

/** What an encrypted file begins with: https://age-encryption.org/v1 */
export const ageMagic = 'age-encryption.org/v1';

/** The passphrase does not open the file, or its first lines were changed. */
export class WrongPassphraseError extends Error {
  constructor() {
    super('The passphrase does not fit');
    this.name = 'WrongPassphraseError';
  }
}

/** The same letters are typed as other code points on another desktop. */
function asTyped(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** Encrypts one stream, with a key that was made before. */
export type Seal = (plain: Readable) => AsyncIterable<Uint8Array>;

/**
 * Makes the key for what {@link Seal} encrypts in the format of age: the key by scrypt (2^18, 256 MB), the
 * contents in pieces of 64 KiB by ChaCha20-Poly1305, none of which can be changed, moved or left out.
 *
 * The library makes the key in one go: for a second or more the thread hears nothing.
 */
export async function sealWith(passphrase: string): Promise<Seal> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(asTyped(passphrase));
  const inlet = new PassThrough();
  const sealed = await encrypter.encrypt(toWeb(inlet));
  return (plain) => {
    // An error of the one ends the other, which is read.
    pipeline(plain, inlet, () => undefined);
    return sealed;
  };
}

/** Decrypts what {@link sealWith} has made. Throws {@link WrongPassphraseError}. */
export async function decrypted(cipher: Readable, passphrase: string): Promise<Readable> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(asTyped(passphrase));
  try {
    const stream = await decrypter.decrypt(toWeb(cipher));
    return Readable.fromWeb(stream);
  } catch (error) {
    // The library says nothing but this of a passphrase that does not fit.
    const isWrong = error instanceof Error && error.message.startsWith('no identity matched');
    throw isWrong ? new WrongPassphraseError() : error;
  }
}

function toWeb(stream: Readable): globalThis.ReadableStream<Uint8Array> {
  return Readable.toWeb(stream);
}
