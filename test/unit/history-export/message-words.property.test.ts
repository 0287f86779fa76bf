import { expect, test } from 'vitest';
import { csvRow } from '../../../src/main/contact-export/csv';
import { undefused } from '../../../src/main/contact-import/rows/defused-cell';
import { createIsoTimes, sheetTime } from '../../../src/main/history-export/message-words';
import { fc } from '../../support/property';

// All that a `Date` can hold, and times one after another, as messages have them.
const times = fc.oneof(
  fc.array(fc.integer({ min: -8.64e15, max: 8.64e15 })),
  fc.array(fc.integer({ min: 0, max: 7_200_000 })),
);

test('a time is written as a Date writes it, whichever came before', () => {
  fc.assert(
    fc.property(times, (all) => {
      const isoTime = createIsoTimes();
      expect(all.map(isoTime)).toEqual(all.map((at) => new Date(at).toISOString()));
    }),
  );
});

test('a time in a sheet is what clocks show', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
  const since = Date.UTC(1900, 0, 1);
  fc.assert(
    fc.property(fc.integer({ min: since, max: Date.UTC(2100, 0, 1) }), (at) => {
      expect(sheetTime(at)).toBe(clock.format(at));
    }),
  );
});

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', ' ', '=', '+', '-', '@', "'", '"', ',', ';', '\t', '\r', '\n', '€'),
    maxLength: 5,
  }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

test('a cell has quotes and an apostrophe where it needs them, and nowhere else', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const row = csvRow([text, 'end'], ';');
      const isQuoted = row.startsWith('"');
      const inner = row.slice(isQuoted ? 1 : 0, -(isQuoted ? 2 : 1) - 'end\r\n'.length);
      const defused = inner.replaceAll('""', '"');
      expect(isQuoted).toBe(/[",;\t\r\n]|^\s|\s$/.test(defused));
      expect(/^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).toBe(isQuoted ? defused : inner);
      expect(undefused(isQuoted ? defused : inner)).toBe(text);
    }),
  );
});
