// @ts-check
// usage: QUICKSEND_GPG_KEY=FINGERPRINT node build/sign.mjs --packages|--sums FOLDER
// Signs a release's .deb and .rpm files, or writes SHA256SUMS for all of its files and signs that.
import { parseArgs } from 'node:util';
import { signPackages, signSums } from './package/signatures.mjs';
import { signingOf } from './package/signing.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { packages: { type: 'boolean' }, sums: { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined || (values.packages ?? false) === (values.sums ?? false)) {
  console.error(
    'usage: QUICKSEND_GPG_KEY=FINGERPRINT node build/sign.mjs --packages|--sums FOLDER',
  );
  process.exit(2);
}
const signing = signingOf({ platform: 'linux', release: true, env: process.env });
if (signing.kind !== 'gpg') throw new Error('Packages for Linux are signed by GPG alone.');
await (values.packages === true ? signPackages : signSums)(folder, signing.key);
