import { parsePhone } from '#shared/domain/phone';
import { expect, test } from 'vitest';
import { generateContacts, namePools } from '../../support/contacts/generate-contacts';

const sample = [...generateContacts(3_000)];

test('the same seed makes the same customers, another one others', () => {
  expect([...generateContacts(3_000)]).toEqual(sample);
  expect([...generateContacts(10, 2)]).not.toEqual(sample.slice(0, 10));
});

test('their names come from at least ten languages', () => {
  expect(new Set(namePools.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10);
  const used = new Set(sample.map(({ language }) => language).filter((tag) => tag !== ''));
  expect(used.size).toBe(namePools.length);
});

test('their numbers are valid, however they are typed, and no two have the same', () => {
  const numbers = sample.flatMap((contact) => contact.numbers);
  const invalid = numbers.filter(({ e164 }) => !parsePhone(e164, 'DE').ok);
  expect([...new Set(invalid.map(({ e164 }) => e164.slice(0, 7)))]).toEqual([]);
  expect(new Set(numbers.map(({ e164 }) => e164)).size).toBe(numbers.length);
});
