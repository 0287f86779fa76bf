// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../lib/paths.mjs';
import { shippedPackages } from './licences.mjs';

/** The page that gives each package of others its reason. */
const reasonsFile = path.join('docs', 'decisions', '0016-runtime-packages.md');

/**
 * @typedef {object} NamedPackages
 * @property {readonly string[]} names every package that may be in the program
 * @property {readonly string[]} chosen those that package.json asks for
 * @property {readonly string[]} problems sentences; none where each has a reason and nothing else has
 */

/**
 * Compares the packages in the program with those that a page names with a reason.
 * @param {object} given
 * @param {readonly string[]} given.shipped names, each once or more
 * @param {readonly string[]} given.chosen
 * @param {string} given.page Markdown with a row `| name in backticks | … |` for each
 * @returns {NamedPackages}
 */
export function namedPackages({ shipped, chosen, page }) {
  const names = [...new Set(shipped)].sort();
  const rows = [...page.matchAll(/^\| `([^`]+)`(.*)\|$/gm)];
  const reasons = new Map(
    rows.map(([, name = '', rest = '']) => [name, rest.split('|').at(-1)?.trim() ?? '']),
  );
  const problems = [
    ...names
      .filter((name) => (reasons.get(name) ?? '') === '')
      .map((name) => `${name} is in the program, and ${reasonsFile} does not say why`),
    ...[...reasons.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => `${name} stands in ${reasonsFile} and is not in the program`),
  ];
  return { names, chosen, problems };
}

/** The packages of this repository's lock file, and what is wrong with their reasons. */
export function runtimePackages() {
  /** @param {string} file */
  const read = (file) => readFileSync(path.join(repositoryRoot, file), 'utf8');
  const lock = JSON.parse(read('package-lock.json'));
  return namedPackages({
    shipped: shippedPackages(lock).map(({ name }) => name),
    chosen: Object.keys(lock.packages[''].dependencies),
    page: read(reasonsFile),
  });
}
