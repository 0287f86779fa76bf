// @ts-check
// usage: node build/verify.mjs FOLDER --key=FINGERPRINT [--update-key=FILE] [--windows-ca=FILE]
// Checks the signatures and checksums of a release's files; fails where one is missing, unknown or
// changed. GPG has to know the public key; that of the update feed is a file with its PEM.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { releaseProblems } from './package/signatures.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    'update-key': { type: 'string' },
    'windows-ca': { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined || values.key === undefined) {
  console.error(
    'usage: node build/verify.mjs FOLDER --key=FINGERPRINT [--update-key=FILE] [--windows-ca=FILE]',
  );
  process.exit(2);
}
const windowsCa = values['windows-ca'];
const updateKey = values['update-key'];
const problems = await releaseProblems(folder, {
  key: values.key,
  ...(windowsCa === undefined ? {} : { windowsCa }),
  ...(updateKey === undefined ? {} : { updateKey: await readFile(updateKey, 'utf8') }),
});
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(
  problems.length === 0 ? 'Every signature and checksum is good.' : 'Do not use these files.',
);
process.exitCode = problems.length === 0 ? 0 : 1;
