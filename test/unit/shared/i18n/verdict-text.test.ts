import { describe, expect, it } from 'vitest';
import type { ImportNumberProblem, ImportVerdict } from '#shared/domain/import';
import type { Language } from '#shared/domain/settings';
import { numberProblemText, verdictText } from '#shared/i18n/verdict-text';
import { createRoomTranslator } from '../../../../src/main/shell/room-i18n';

const say = (language: Language, verdict: ImportVerdict) =>
  verdictText(createRoomTranslator(language), verdict);
const clara = { kind: 'update', contactId: 'c', contactName: 'Clara Vogt' } as const;
const readings = ['+4943664123456', '+43664123456'];

describe('what becomes of a row', () => {
  it.each<[ImportVerdict, string, string]>([
    [{ kind: 'new' }, 'New', 'Neu'],
    [
      { ...clara, rule: 'number', changes: ['email'] },
      'Updates Clara Vogt, who has the same number',
      'Aktualisiert Clara Vogt: dieselbe Nummer',
    ],
    [
      { ...clara, rule: 'email', changes: ['numbers'] },
      'Updates Clara Vogt, who has the same e-mail address',
      'Aktualisiert Clara Vogt: dieselbe E-Mail-Adresse',
    ],
    [
      { ...clara, rule: 'number', changes: [] },
      'Clara Vogt has all of this already',
      'Clara Vogt hat das alles schon',
    ],
    [
      { kind: 'duplicate', position: 2, rule: 'number' },
      'Row 2 has the same number',
      'Zeile 2 hat dieselbe Nummer',
    ],
    [
      { kind: 'duplicate', position: 2, rule: 'contact' },
      'Row 2 is for the same contact',
      'Zeile 2 ist für denselben Kontakt',
    ],
    [
      { kind: 'opted-out', e164s: ['+491712345678'], effect: { kind: 'new' } },
      'Opted out, and stays so. New',
      'Abgemeldet und bleibt es. Neu',
    ],
    [
      { kind: 'invalid-number', problem: { kind: 'ambiguous', readings } },
      'This could be more than one number: +4943664123456, +43664123456',
      'Das könnte mehr als eine Nummer sein: +4943664123456, +43664123456',
    ],
    [
      { kind: 'mangled' },
      'A spreadsheet has destroyed the number. In the spreadsheet, format the column as text, enter the numbers again, and save the file anew.',
      'Eine Tabellenkalkulation hat die Nummer zerstört. Formatieren Sie die Spalte dort als Text, geben Sie die Nummern neu ein, und speichern Sie die Datei noch einmal.',
    ],
  ])('is said with its rule in either language: %j', (verdict, english, german) => {
    expect([say('en', verdict), say('de', verdict)]).toEqual([english, german]);
  });

  it.each(['en', 'de'] as const)(
    'is another word for each problem of a number (%s)',
    (language) => {
      const t = createRoomTranslator(language);
      const problems = [
        'empty',
        'not-a-number',
        'country-missing',
        'too-short',
        'too-long',
        'not-valid',
      ] as const;
      const words = problems.map((problem) =>
        numberProblemText(t, { kind: 'not-valid', problem } satisfies ImportNumberProblem),
      );
      expect(new Set(words).size).toBe(problems.length);
      expect(words.filter((word) => word.includes('problem.'))).toEqual([]);
    },
  );
});
