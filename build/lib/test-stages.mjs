// @ts-check

/**
 * @typedef {object} Check a program whose exit code says whether the check passed
 * @property {string} name
 * @property {string} [package] whose tool it is
 * @property {string} [bin] the tool's name where the package has several
 * @property {string} [script] of ours, relative to the root, where it is no package's tool
 * @property {readonly string[]} args
 * @property {readonly string[]} [nodeArgs] what Node itself is to be told
 *
 * @typedef {object} Suite a run of tests
 * @property {string} name what `--only` takes
 * @property {'vitest' | 'playwright'} runner
 * @property {readonly string[]} args
 * @property {boolean} [inMemory] its temporary files stand in memory, where there is room
 * @property {number} [desktops] it starts the built app on virtual desktops, at most so many
 */

/**
 * The static checks; `npm run check` runs these alone.
 * @type {readonly Check[]}
 */
export const checks = [
  // The native compiler; what asks a compiler for types by its API still takes the other one.
  // It does not see that a JSON file has changed since the last time, so it begins anew.
  { name: 'types', package: 'typescript-native', bin: 'tsc', args: ['-b', '--force'] },
  // Types are mostly young garbage; with room for it, V8 copies less of it.
  {
    name: 'lint',
    script: 'build/lint.mjs',
    args: [],
    nodeArgs: ['--max-semi-space-size=64'],
  },
  {
    name: 'boundaries',
    package: 'dependency-cruiser',
    bin: 'depcruise',
    args: ['src', '--output-type', 'err'],
  },
  { name: 'dead code', package: 'knip', args: [] },
  { name: 'workflows', script: 'build/workflows.mjs', args: [] },
  { name: 'licences', script: 'build/licences.mjs', args: ['--check'] },
  {
    name: 'formatting',
    package: 'prettier',
    args: [
      ...['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content'],
      ...['--cache-location', 'out/cache/prettier', '.'],
    ],
  },
];

/**
 * The suites.
 * @type {readonly Suite[]}
 */
export const suites = [
  { name: 'unit', runner: 'vitest', args: ['--project', 'unit'] },
  { name: 'component', runner: 'vitest', args: ['--project', 'component'] },
  {
    name: 'integration',
    runner: 'vitest',
    args: ['--project', 'integration'],
    // Its databases are real, and so are their durable commits.
    inMemory: true,
  },
  { name: 'e2e', runner: 'playwright', args: [], desktops: 2 },
  {
    name: 'kill',
    runner: 'playwright',
    args: ['--config', 'test/kill/playwright.config.ts'],
    desktops: 1,
  },
  {
    name: 'package',
    runner: 'playwright',
    args: ['--config', 'test/package/playwright.config.ts'],
    desktops: 1,
  },
];

/**
 * The order in which several at a time get through the soonest: those that fail soonest, then the long
 * ones, then what fills the gaps at the end.
 */
export const stageOrder = [
  ...['types', 'lint', 'build', 'e2e', 'package', 'component', 'integration'],
  ...['kill', 'unit', 'formatting', 'dead code', 'boundaries', 'workflows', 'licences'],
];

/**
 * @template {{ readonly name: string }} Stage
 * @param {readonly Stage[]} stages
 * @returns {Stage[]}
 */
export function inStageOrder(stages) {
  return [...stages].sort((a, b) => stageOrder.indexOf(a.name) - stageOrder.indexOf(b.name));
}

/**
 * Reads `--only`.
 * @param {string | undefined} only names with commas between them; everything without it
 * @returns {{ checks: readonly Check[], suites: readonly Suite[] }}
 * @throws {Error} for a name that is not known: a misspelt one must not pass as green
 */
export function selectStages(only) {
  if (only === undefined) return { checks, suites };
  const names = only.split(',').map((name) => name.trim());
  const known = ['check', ...suites.map((suite) => suite.name)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`--only knows ${known.join(', ')}; not ${unknown.join(', ')}.`);
  }
  return {
    checks: names.includes('check') ? checks : [],
    suites: suites.filter((suite) => names.includes(suite.name)),
  };
}
