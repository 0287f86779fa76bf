import { describe, expect, it } from 'vitest';
import {
  checks,
  inStageOrder,
  selectStages,
  stageOrder,
  suites,
} from '../../../build/lib/test-stages.mjs';

describe('--only', () => {
  it('selects everything when it is not given', () => {
    expect(selectStages(undefined)).toEqual({ checks, suites });
  });

  it('selects the checks alone', () => {
    expect(selectStages('check')).toEqual({ checks, suites: [] });
  });

  it('selects several suites, in their own order', () => {
    const selected = selectStages('e2e, unit');
    expect(selected.checks).toEqual([]);
    expect(selected.suites.map((suite) => suite.name)).toEqual(['unit', 'e2e']);
  });

  it('refuses a name that it does not know', () => {
    expect(() => selectStages('unit,e3e')).toThrow('not e3e');
  });
});

describe('the order of the stages', () => {
  it('knows every stage', () => {
    const names = [...checks, ...suites].map(({ name }) => name);
    expect([...stageOrder].sort()).toEqual([...names, 'build'].sort());
  });

  it('begins with what fails soonest', () => {
    const stages = ['unit', 'e2e', 'types'].map((name) => ({ name }));
    expect(inStageOrder(stages).map(({ name }) => name)).toEqual(['types', 'e2e', 'unit']);
  });
});
