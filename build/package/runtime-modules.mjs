// @ts-check
import { builtinModules } from 'node:module';

/**
 * @typedef {'linux' | 'darwin' | 'win32'} Platform
 *
 * @typedef {object} RuntimeModule a package that is not bundled, since it loads a native addon
 * @property {string} name below node_modules
 * @property {string} main
 * @property {readonly string[]} files what of it the program needs, beside its prebuilds
 * @property {string} [prebuilds] the ending of its addon's name; it has none without this
 */

/**
 * Everything that the program asks for at run time and that is not in `out/`. Sources, headers,
 * documentation and what compiles them stay out.
 * @type {readonly RuntimeModule[]}
 */
export const runtimeModules = [
  {
    name: '@photostructure/sqlite',
    main: 'dist/index.cjs',
    files: ['dist/index.cjs', 'LICENSE'],
    prebuilds: '.glibc.node',
  },
  {
    name: 'keytar',
    main: 'lib/keytar.js',
    files: ['lib/keytar.js', 'LICENSE.md'],
    prebuilds: 'keytar.node',
  },
  {
    name: 'node-gyp-build',
    main: 'index.js',
    files: ['index.js', 'node-gyp-build.js', 'LICENSE'],
  },
];

/** What each program for a platform runs on; Electron for Linux needs glibc. */
const architectures = {
  linux: ['x64', 'arm64'],
  darwin: ['x64', 'arm64'],
  win32: ['x64', 'arm64'],
};

/**
 * The folders of prebuilt addons that a platform's packages are made from.
 * @param {Platform} platform
 * @returns {string[]} such as `linux-x64`
 */
export function prebuildFolders(platform) {
  return architectures[platform].map((arch) => `${platform}-${arch}`);
}

/**
 * What is asked for at run time and would be missing in the package.
 * @param {string} code of the main process, as built
 * @returns {string[]} the packages' names, sorted
 */
export function missingModules(code) {
  const present = new Set([
    'electron',
    ...builtinModules,
    ...runtimeModules.map(({ name }) => name),
  ]);
  const asked = [...code.matchAll(/\b(?:require|import)\(\s*(["'`])([^"'`]+)\1\s*\)/g)];
  const names = asked.flatMap(([, , name = '']) =>
    name.startsWith('.') || name.startsWith('node:') || present.has(name) ? [] : [name],
  );
  return [...new Set(names)].sort();
}
