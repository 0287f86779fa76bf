import { describe, expect, it } from 'vitest';
import { readReport, skippedTests, testsOf } from '../../../build/lib/test-report.mjs';

const passed = { name: 'a › works', outcome: 'passed' } as const;
const failed = { name: 'a › breaks', outcome: 'failed' } as const;
const skipped = { name: 'a › waits', outcome: 'skipped', reason: 'no keyring' } as const;

describe('the tests of a suite', () => {
  it('are those of the report when the runner ended well', () => {
    expect(testsOf('unit', { tests: [passed, skipped], errors: [] }, 0)).toEqual([passed, skipped]);
  });

  it('count a runner that left no report as one failure', () => {
    expect(testsOf('unit', undefined, 139)).toEqual([
      { name: 'unit › the runner ended with code 139 and left no report', outcome: 'failed' },
    ]);
  });

  it('count each error outside of a test as one failure', () => {
    const tests = testsOf('unit', { tests: [passed], errors: ['b.test.ts: no such module'] }, 1);
    expect(tests).toEqual([
      passed,
      { name: 'unit › b.test.ts: no such module', outcome: 'failed' },
    ]);
  });

  it('count a bad exit code without a failed test as one failure', () => {
    expect(testsOf('unit', { tests: [passed], errors: [] }, 1)).toEqual([
      passed,
      {
        name: 'unit › the runner ended with code 1 although no test failed',
        outcome: 'failed',
      },
    ]);
  });

  it('do not count a bad exit code twice when a test failed', () => {
    expect(testsOf('unit', { tests: [failed], errors: [] }, 1)).toEqual([failed]);
  });

  it.each([undefined, ''])('count what was skipped without a reason as failed: %o', (reason) => {
    const silent = { name: 'a › hides', outcome: 'skipped', reason } as const;
    expect(testsOf('unit', { tests: [passed, skipped, silent], errors: [] }, 0)).toEqual([
      passed,
      skipped,
      { name: 'a › hides › it was skipped without a reason', outcome: 'failed' },
    ]);
  });

  it('count an empty suite as one failure', () => {
    expect(testsOf('e2e', { tests: [], errors: [] }, 0)).toEqual([
      { name: 'e2e › there are no tests', outcome: 'failed' },
    ]);
  });
});

describe('a suite that could not run', () => {
  it('has each of its tests skipped with the reason', () => {
    expect(skippedTests('e2e', { tests: [passed, failed], errors: [] }, 'no display')).toEqual([
      { name: 'a › works', outcome: 'skipped', reason: 'no display' },
      { name: 'a › breaks', outcome: 'skipped', reason: 'no display' },
    ]);
  });

  it('counts as one skipped test when it cannot be listed', () => {
    expect(skippedTests('e2e', undefined, 'no display')).toEqual([
      { name: 'e2e', outcome: 'skipped', reason: 'no display' },
    ]);
  });
});

describe('reading a report', () => {
  it('treats a missing file as no report', async () => {
    expect(await readReport('/nowhere/report.json')).toBeUndefined();
  });

  it('treats a file of another shape as no report', async () => {
    expect(await readReport(new URL('../../../package.json', import.meta.url).pathname)).toBe(
      undefined,
    );
  });
});
