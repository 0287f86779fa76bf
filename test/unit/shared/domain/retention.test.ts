import { expect, it } from 'vitest';
import { monthsBefore } from '#shared/domain/retention';

const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime();

it('months go back by the calendar', () => {
  expect(monthsBefore(at(2026, 10, 22, 14), 12)).toBe(at(2025, 10, 22, 14));
  expect(monthsBefore(at(2026, 0, 5), 3)).toBe(at(2025, 9, 5));
});

it('a month without that day ends on its last', () => {
  expect(monthsBefore(at(2026, 4, 31), 3)).toBe(at(2026, 1, 28));
  expect(monthsBefore(at(2024, 4, 31), 3)).toBe(at(2024, 1, 29));
});
