// @ts-check
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './paths.mjs';
import { reportVariable } from './test-report.mjs';

/** Writes Playwright's results in the form that all runners share. */
export default class PlaywrightReporter {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite;
  /** @type {string[]} */
  #errors = [];

  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** @param {import('@playwright/test/reporter').TestError} error */
  onError(error) {
    this.#errors.push(error.message ?? error.value ?? 'an error without words');
  }

  onEnd() {
    const file = process.env[reportVariable];
    if (file === undefined) return;
    const tests = (this.#suite?.allTests() ?? []).map(resultOf);
    writeFileSync(file, JSON.stringify({ tests, errors: this.#errors }));
  }

  printsToStdio() {
    return false;
  }
}

/**
 * @param {import('@playwright/test/reporter').TestCase} test
 * @returns {import('./test-report.mjs').TestResult}
 */
function resultOf(test) {
  const where = path.relative(repositoryRoot, test.location.file).replaceAll(path.sep, '/');
  const titles = test.titlePath().slice(3);
  const name = [where, ...titles].join(' › ');
  switch (test.outcome()) {
    case 'expected':
      return { name, outcome: 'passed' };
    // A test that passes at the second try has failed once.
    case 'flaky':
    case 'unexpected':
      return { name, outcome: 'failed', reason: whyItFailed(test) };
    case 'skipped': {
      const note = [
        ...test.annotations,
        ...test.results.flatMap((result) => result.annotations),
      ].find(({ type }) => type === 'skip' || type === 'fixme');
      const reason = note === undefined ? 'it did not run' : note.description;
      return { name, outcome: 'skipped', reason };
    }
  }
}

/** @param {import('@playwright/test/reporter').TestCase} test */
function whyItFailed(test) {
  const errors = test.results.flatMap((result) => result.errors);
  return errors.map((error) => error.message ?? error.value ?? '').join('\n');
}
