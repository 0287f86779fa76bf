// @ts-check
// usage: QUICKSEND_GPG_KEY=FINGERPRINT node build/sign.mjs --packages|--sums FOLDER
//        QUICKSEND_UPDATE_KEY=PEM node build/sign.mjs --feed FOLDER
// Signs a release's .deb and .rpm files, or writes SHA256SUMS for all of its files and signs that, or signs
// what running programs ask for newer versions.
import { parseArgs } from 'node:util';
import { signFeeds } from './package/feed-signature.mjs';
import { signPackages, signSums } from './package/signatures.mjs';
import { signingOf } from './package/signing.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packages: { type: 'boolean' },
    sums: { type: 'boolean' },
    feed: { type: 'boolean' },
  },
});
const [folder] = positionals;
if (folder === undefined || Object.values(values).filter(Boolean).length !== 1) {
  console.error(
    'usage: QUICKSEND_GPG_KEY=FINGERPRINT node build/sign.mjs --packages|--sums FOLDER\n' +
      '       QUICKSEND_UPDATE_KEY=PEM node build/sign.mjs --feed FOLDER',
  );
  process.exit(2);
}
if (values.feed === true) {
  const key = process.env['QUICKSEND_UPDATE_KEY'] ?? '';
  if (key === '') throw new Error('A feed is signed by QUICKSEND_UPDATE_KEY (docs/releasing.md).');
  console.log(`Signed: ${(await signFeeds(folder, key)).join(', ')}`);
} else {
  const signing = signingOf({ platform: 'linux', release: true, env: process.env });
  if (signing.kind !== 'gpg') throw new Error('Packages for Linux are signed by GPG alone.');
  await (values.packages === true ? signPackages : signSums)(folder, signing.key);
}
