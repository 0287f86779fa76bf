// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What a typed rule may learn of a file besides its own text and what it imports. */
const settings = ['package.json', 'package-lock.json', 'eslint.config.js'];

/** Where `package.json` says that the repository's own names lead. */
const ownNames = /** @type {const} */ ([
  ['#shared/', 'src/shared/', '.ts'],
  ['#locales/', 'resources/locales/', '.json'],
]);

/** What a specifier without its ending, or with the one that it has after the build, may stand for. */
const endings = ['', '.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'];

/**
 * Says for each file by one word what linting it depends on: its text, the text of everything that
 * it imports by whatever way, what declares names for all, and the settings. A rule that knows
 * types reads the files that a file imports, so the file's own text does not suffice.
 *
 * Reading the imports may find too many files, never too few.
 * @param {string} root absolute
 * @param {readonly string[]} files relative to it
 * @param {readonly string[]} configurations tsconfig files, relative to it
 * @returns {Map<string, string>} by file
 */
export function lintFingerprints(root, files, configurations) {
  const readSource = reader(root);
  const forAll = declaringForAll(files, readSource);
  const shared = hashOf([
    ...[...settings, ...configurations].map((file) => `${file} ${readSource(file).hash}`),
    ...closure(forAll, readSource).map((file) => `${file} ${readSource(file).hash}`),
  ]);
  return new Map(
    files.map((file) => {
      const parts = closure([file], readSource).map((one) => `${one} ${readSource(one).hash}`);
      return [file, hashOf([shared, ...parts])];
    }),
  );
}

/**
 * The files whose declarations hold in every other, whether it imports them or not.
 * @param {string} root absolute
 * @param {readonly string[]} files relative to it
 */
export function filesForAll(root, files) {
  return declaringForAll(files, reader(root));
}

/**
 * @typedef {object} Source
 * @property {string} hash of its text; empty where there is no such file
 * @property {readonly string[]} imports files of the repository, relative to its root
 * @property {boolean} declaresForAll its declarations hold without an import
 */

/**
 * @param {readonly string[]} files
 * @param {(file: string) => Source} readOne
 */
function declaringForAll(files, readOne) {
  return files.filter((file) => readOne(file).declaresForAll);
}

/**
 * @param {string} root
 * @returns {(file: string) => Source}
 */
function reader(root) {
  /** @type {Map<string, Source>} */
  const known = new Map();
  return (file) => {
    const found = known.get(file);
    if (found !== undefined) return found;
    const source = readSource(root, file);
    known.set(file, source);
    return source;
  };
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {Source}
 */
function readSource(root, file) {
  if (!isFile(path.join(root, file))) return { hash: '', imports: [], declaresForAll: false };
  const text = readFileSync(path.join(root, file), 'utf8');
  const specifiers = /\.([cm]?[jt]s|tsx)$/.test(file)
    ? ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
    : [];
  return {
    hash: hashOf([text]),
    imports: specifiers.flatMap((specifier) => resolve(root, file, specifier)),
    declaresForAll: file.endsWith('.d.ts') || /\bdeclare (global|module)\b/.test(text),
  };
}

/**
 * @param {string} root
 * @param {string} importer
 * @param {string} specifier
 * @returns {string[]} none for a package, whose version the lock file has
 */
function resolve(root, importer, specifier) {
  const own = ownNames.find(([prefix]) => specifier.startsWith(prefix));
  if (own !== undefined) return [`${own[1]}${specifier.slice(own[0].length)}${own[2]}`];
  if (!specifier.startsWith('.')) return [];
  const target = path.posix.join(path.posix.dirname(importer), specifier);
  const withoutEnding = target.replace(/\.[cm]?js$/, '');
  return [target, withoutEnding]
    .flatMap((base) => endings.map((ending) => `${base}${ending}`))
    .filter((candidate) => isFile(path.join(root, candidate)))
    .slice(0, 1);
}

/**
 * @param {readonly string[]} files
 * @param {(file: string) => Source} readOne
 * @returns {string[]} the files and whatever they import, in the order of their names
 */
function closure(files, readOne) {
  const reached = new Set(files);
  for (const file of reached) for (const next of readOne(file).imports) reached.add(next);
  return [...reached].sort();
}

/** @param {string} file */
function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

/** @param {readonly string[]} parts */
function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
