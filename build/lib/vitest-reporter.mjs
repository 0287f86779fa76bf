// @ts-check
import { writeFileSync } from 'node:fs';
import { reportVariable } from './test-report.mjs';

/** Writes Vitest's results in the form that all runners share; its own JSON lacks skip notes. */
export default class VitestReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<{ message: string }>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env[reportVariable];
    if (file === undefined) return;
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => resultOf(module, test)),
    );
    const errors = [
      ...modules.flatMap((module) =>
        [
          ...module.errors(),
          ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
        ].map((error) => `${module.relativeModuleId}: ${error.message}`),
      ),
      ...unhandledErrors.map((error) => error.message),
    ];
    writeFileSync(file, JSON.stringify({ tests, errors }));
  }
}

/**
 * @param {import('vitest/node').TestModule} module
 * @param {import('vitest/node').TestCase} test
 * @returns {import('./test-report.mjs').TestResult}
 */
function resultOf(module, test) {
  const name = `${module.relativeModuleId} › ${test.fullName.replaceAll(' > ', ' › ')}`;
  const result = test.result();
  switch (result.state) {
    case 'passed':
      return { name, outcome: 'passed' };
    case 'failed':
      return {
        name,
        outcome: 'failed',
        reason: result.errors.map(({ message }) => message).join('\n'),
      };
    case 'skipped':
      return { name, outcome: 'skipped', reason: result.note };
    case 'pending':
      return { name, outcome: 'failed', reason: 'it did not end' };
  }
}
