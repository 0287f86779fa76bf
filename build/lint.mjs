// @ts-check
// usage: node build/lint.mjs
// Lints the repository; files that were clean are looked at again only when something that linting
// them depends on has changed.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ESLint } from 'eslint';
import { filesForAll, lintFingerprints } from './lib/lint-fingerprint.mjs';
import { lintProgram } from './lib/lint-program.mjs';
import { repositoryRoot } from './lib/paths.mjs';

const cacheFile = path.join(repositoryRoot, 'out', 'cache', 'lint.json');

const eslint = new ESLint({ cwd: repositoryRoot });
const all = await filesIn('');
const files = all.filter((file) => /\.([cm]?js|tsx?)$/.test(file));
const configurations = all.filter((file) => /(^|\/)tsconfig[^/]*\.json$/.test(file));
const fingerprints = lintFingerprints(repositoryRoot, files, configurations);
const clean = await readCache();
const changed = files.filter((file) => clean[file] !== fingerprints.get(file));

const results = changed.length === 0 ? [] : await lint(changed);
const formatter = await eslint.loadFormatter('stylish');
const report = await formatter.format(results);
if (report !== '') console.log(report);

const troubled = new Set(
  results
    .filter(({ errorCount, warningCount }) => errorCount + warningCount > 0)
    .map(({ filePath }) => path.relative(repositoryRoot, filePath).replaceAll(path.sep, '/')),
);
const cleanNow = files.filter((file) => !troubled.has(file));
await mkdir(path.dirname(cacheFile), { recursive: true });
await writeFile(
  cacheFile,
  JSON.stringify(Object.fromEntries(cleanNow.map((file) => [file, fingerprints.get(file)]))),
);
process.exitCode = troubled.size === 0 ? 0 : 1;

/**
 * @param {readonly string[]} names relative to the root
 * @returns {Promise<import('eslint').ESLint.LintResult[]>}
 */
async function lint(names) {
  const typed = new Set([...names, ...filesForAll(repositoryRoot, files)].filter(isTyped));
  const parserOptions = {
    projectService: false,
    programs: [lintProgram(repositoryRoot, [...typed])],
  };
  const linter = new ESLint({
    cwd: repositoryRoot,
    overrideConfig: [{ files: ['**/*.ts', '**/*.tsx'], languageOptions: { parserOptions } }],
  });
  return linter.lintFiles([...names]);
}

/** @param {string} file */
function isTyped(file) {
  return /\.tsx?$/.test(file);
}

/**
 * @param {string} folder relative to the root; empty for the root itself
 * @returns {Promise<string[]>} the files in it and below that the linter does not ignore
 */
async function filesIn(folder) {
  const entries = await readdir(path.join(repositoryRoot, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const name = path.posix.join(folder, entry.name);
      // A folder is passed over where whatever stands in it would be.
      const probe = entry.isDirectory() ? `${name}/any.js` : name;
      if (entry.isSymbolicLink() || (await eslint.isPathIgnored(probe))) return [];
      return entry.isDirectory() ? filesIn(name) : [name];
    }),
  );
  return found.flat().sort();
}

/** @returns {Promise<Record<string, string>>} the fingerprints under which files were clean */
async function readCache() {
  try {
    return JSON.parse(await readFile(cacheFile, 'utf8'));
  } catch {
    return {};
  }
}
