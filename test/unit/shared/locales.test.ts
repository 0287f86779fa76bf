import { describe, expect, it } from 'vitest';
import { firstStrings } from '../../../src/shared/i18n/first-strings';
import { fieldKey, fieldOfAlias } from '../../../src/shared/domain/template-fields';
import { parseTemplate } from '../../../src/shared/domain/template-parts';
import { roomStrings } from '../../../src/shared/i18n/room-strings';

interface Strings {
  readonly [key: string]: string | Strings;
}

function flat(strings: Strings, path = ''): [string, string][] {
  return Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}

/** The texts of the ready-made templates, whose fields are written as the language writes them. */
const isTemplate = (key: string): boolean => /^templates\.examples\.\w+\.text$/.test(key);

/** What a sentence takes in: `{{placeholders}}` and `<tags>`; of a template, what its fields mean. */
function slots(key: string, sentence: string): readonly string[] {
  if (isTemplate(key)) {
    return parseTemplate(sentence).flatMap((part) => {
      if (part.kind !== 'field') return part.kind === 'text' ? [] : [part.why];
      const [word = ''] = part.name.split('+');
      return [`${fieldOfAlias(fieldKey(word))} ${part.offsetDays ?? ''}`];
    });
  }
  return [...new Set(sentence.match(/\{\{[^}]*\}\}|<\/?\w+\s*\/?>/g) ?? [])].sort();
}

const en = { ...firstStrings.en, ...roomStrings.en };
const others = { de: { ...firstStrings.de, ...roomStrings.de } };
const english = flat(en);

describe.each(Object.entries(others))('the words in %s', (_language, strings) => {
  const words = new Map(flat(strings));

  it('take in what the English ones take in, so that no name or number is left out', () => {
    const missing = english
      .map(
        ([key, sentence]) => [key, slots(key, sentence), slots(key, words.get(key) ?? '')] as const,
      )
      .filter(([, wanted, found]) => wanted.join() !== found.join());
    expect(missing).toEqual([]);
  });

  it('are never empty', () => {
    expect([...words].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });
});
