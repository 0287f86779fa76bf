import { describe, expect, it } from 'vitest';
import { checks, selectStages, suites } from '../../../build/lib/test-stages.mjs';

describe('--only', () => {
  it('selects everything when it is not given', () => {
    expect(selectStages(undefined)).toEqual({ checks, suites });
  });

  it('selects the checks alone', () => {
    expect(selectStages('check')).toEqual({ checks, suites: [] });
  });

  it('selects several suites, in the order in which they run', () => {
    const selected = selectStages('e2e, unit');
    expect(selected.checks).toEqual([]);
    expect(selected.suites.map((suite) => suite.name)).toEqual(['unit', 'e2e']);
  });

  it('refuses a name that it does not know', () => {
    expect(() => selectStages('unit,e3e')).toThrow('not e3e');
  });
});
