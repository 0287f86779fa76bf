import { describe, expect, it } from 'vitest';
import { firstStrings } from '../../../src/shared/i18n/first-strings';
import { roomStrings } from '../../../src/shared/i18n/room-strings';

interface Strings {
  readonly [key: string]: string | Strings;
}

function flat(strings: Strings, path = ''): [string, string][] {
  return Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}

/** What a sentence takes in: `{{placeholders}}` and `<tags>`. */
function slots(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\{[^}]*\}\}|<\/?\w+\s*\/?>/g) ?? [])].sort();
}

const en = { ...firstStrings.en, ...roomStrings.en };
const others = { de: { ...firstStrings.de, ...roomStrings.de } };
const english = flat(en);

describe.each(Object.entries(others))('the words in %s', (_language, strings) => {
  const words = new Map(flat(strings));

  it('take in what the English ones take in, so that no name or number is left out', () => {
    const missing = english
      .map(([key, sentence]) => [key, slots(sentence), slots(words.get(key) ?? '')] as const)
      .filter(([, wanted, found]) => wanted.join() !== found.join());
    expect(missing).toEqual([]);
  });

  it('are never empty', () => {
    expect([...words].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });
});
