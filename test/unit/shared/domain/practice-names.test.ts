import { expect, it } from 'vitest';
import { shownLabel } from '../../../../src/shared/domain/practice-names';

it.each([
  ['Practice', true, 'Übung'],
  ['Practice 2', true, 'Übung 2'],
  ['Practice room', true, 'Practice room'],
  ['Practices', true, 'Practices'],
  ['Testing', true, 'Testing'],
  ['Practice', false, 'Practice'],
])('an account kept as %j, practice: %s, is called %j in German', (label, isPractice, shown) => {
  expect(shownLabel(label, isPractice, 'Übung')).toBe(shown);
});
