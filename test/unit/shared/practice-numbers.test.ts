import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone } from '../../../src/shared/domain/phone';
import {
  practiceNumberFor,
  practiceNumbers,
  practiceScenarioOf,
  practiceScenarios,
} from '../../../src/shared/domain/practice-numbers';

describe('the practice numbers', () => {
  it('can be typed as recipients and lie in the block that is reserved for fiction', () => {
    for (const { e164 } of practiceNumbers) {
      expect(parsePhone(e164, 'DE')).toMatchObject({ ok: true, value: { e164 } });
      expect(e164).toMatch(/^\+120255501\d\d$/);
    }
  });

  it('have one for each scenario', () => {
    for (const scenario of practiceScenarios) {
      expect(practiceScenarioOf(practiceNumberFor(scenario))).toBe(scenario);
    }
    expect(practiceNumbers).toHaveLength(practiceScenarios.length - 1);
  });

  it('are accepted where nothing else is said', () => {
    for (const number of ['+12025550100', '+12025550149', '+12025550199', '+4915123456789']) {
      expect(practiceScenarioOf(number)).toBe('accepted');
    }
  });

  it('are all in the table for users, and no others', () => {
    const table = readFileSync('docs/practice-numbers.md', 'utf8');
    const listed = Array.from(table.matchAll(/^\| `(.+?)`/gm), ([, number]) => number);
    expect(listed).toEqual(
      ['+12025550100', ...practiceNumbers.map(({ e164 }) => e164)].map(formatPhone),
    );
  });
});
