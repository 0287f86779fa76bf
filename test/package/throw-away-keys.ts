import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../build/lib/run.mjs';
import { succeed } from './ordinary-user';

/** A GPG key for one test, in a keyring that `GNUPGHOME` names until it is given up. */
export interface GpgKey {
  /** 40 hexadecimal digits. */
  readonly fingerprint: string;
  readonly giveUp: () => Promise<void>;
}

/** Makes a GPG key that lives in a folder of its own and nowhere else. */
export async function gpgKey(): Promise<GpgKey> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'quicksend-gpg-'));
  const before = process.env['GNUPGHOME'];
  process.env['GNUPGHOME'] = home;
  const how = ['--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', ''];
  const who = 'Quicksend test <test@quicksend.test>';
  await succeed('gpg', [...how, '--quick-generate-key', who, 'rsa3072', 'sign', '1d']);
  const listing = await succeed('gpg', ['--batch', '--with-colons', '--list-keys']);
  return {
    fingerprint: /^fpr:+([0-9A-F]{40}):/m.exec(listing)?.[1] ?? '',
    giveUp: async () => {
      await run('gpgconf', ['--kill', 'all']);
      if (before === undefined) delete process.env['GNUPGHOME'];
      else process.env['GNUPGHOME'] = before;
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A certificate that signs programs and that nobody trusts, with its key. */
export async function codeCertificate(
  folder: string,
): Promise<{ readonly certificate: string; readonly key: string }> {
  await mkdir(folder, { recursive: true });
  const [certificate, key] = [path.join(folder, 'code.pem'), path.join(folder, 'code.key')];
  await succeed('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'],
    ...['-subj', '/CN=Quicksend test', '-addext', 'extendedKeyUsage=codeSigning'],
    ...['-addext', 'keyUsage=digitalSignature', '-out', certificate, '-keyout', key],
  ]);
  return { certificate, key };
}
