import { describe, expect, it } from 'vitest';
import { damageWords, type DamageFound } from '../../../src/main/shell/damage-words';
import { createTranslator } from '../../../src/main/shell/i18n';
import type { Language } from '../../../src/shared/domain/settings';

// Noon: the same day in every zone that a test is run in, but for the ends of the earth.
const backup = { at: Date.UTC(2026, 2, 12, 12) };

const wordsFor = (language: Language, found: DamageFound) =>
  damageWords(createTranslator(language), found, language);

describe('a damaged database', () => {
  it.each([
    [
      'en',
      0,
      'There is a good backup of March 12, 2026',
      '0 messages since then would be missing from the history',
    ],
    ['en', 1, 'of March 12, 2026', 'One message since then would be missing from the history'],
    ['en', 2, 'of March 12, 2026', '2 messages since then would be missing from the history'],
    ['en', null, 'of March 12, 2026', 'how many cannot be read any more'],
    ['de', 0, 'eine gute Sicherung vom 12. März 2026', '0 spätere Nachrichten würden'],
    ['de', 1, 'vom 12. März 2026', 'Eine spätere Nachricht würde im Verlauf fehlen'],
    ['de', 2, 'vom 12. März 2026', '2 spätere Nachrichten würden im Verlauf fehlen'],
    ['de', null, 'vom 12. März 2026', 'wie viele, lässt sich nicht mehr lesen'],
  ] as const)('says in %s what would be missing: %s', (language, messagesSince, date, missing) => {
    const { detail } = wordsFor(language, { backup, messagesSince });
    const parts = detail.split('\n\n');
    expect(parts).toHaveLength(3);
    expect(parts[0]).toContain(date);
    expect(parts[1]).toContain(missing);
    expect(parts[2]).toMatch(
      /^(The damaged file is kept|Die beschädigte Datei wird in jedem Fall)/,
    );
  });

  it.each([
    ['en', 'There is no good backup.', ['Start empty', 'Quit']],
    ['de', 'Es gibt keine gute Sicherung.', ['Leer beginnen', 'Beenden']],
  ] as const)('says in %s that there is no backup', (language, words, labels) => {
    const { detail, answers } = wordsFor(language, { backup: null, messagesSince: null });
    expect(detail).toContain(words);
    expect(answers.map(({ label }) => label)).toEqual(labels);
  });

  it('is restored by default, and left as it is where nobody answers', () => {
    const { message, answers } = wordsFor('en', { backup, messagesSince: 2 });
    expect(message).toBe("Quicksend's database is damaged.");
    expect(answers).toEqual([
      { choice: 'restore', label: 'Restore the backup' },
      { choice: 'empty', label: 'Start empty' },
      { choice: 'quit', label: 'Quit' },
    ]);
    const without = wordsFor('en', { backup: null, messagesSince: null }).answers;
    expect(without.map(({ choice }) => choice)).toEqual(['empty', 'quit']);
  });
});
