import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvRowParser } from '../../../../src/main/contact-import/readers/csv-rows';
import { defaultReadLimits } from '../../../../src/main/contact-import/readers/limits';
import type { Delimiter } from '../../../../src/main/contact-import/readers/source';
import {
  contactFixture,
  readFile,
  readText,
  type ReadOutcome,
} from '../../../support/contact-import/read-source';
import { fc } from '../../../support/property';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

describe('a table of text', () => {
  it.each(delimiters)('is split at %j without being told', async (delimiter) => {
    const text = `Name${delimiter}Phone\nAnna${delimiter}+1 202 555 0100\n`;
    const { source, rows } = await readText(text);
    expect(source).toMatchObject({ kind: 'table', format: 'csv', delimiter });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Name', 'Phone'],
      ['Anna', '+1 202 555 0100'],
    ]);
  });

  it('is split where the caller says', async () => {
    const { source, rows } = await readText('a,b;c\nd,e;f', { delimiter: ';' });
    expect(source).toMatchObject({ delimiter: ';' });
    expect(cellsOf({ rows })).toEqual([
      ['a,b', 'c'],
      ['d,e', 'f'],
    ]);
  });

  it('follows a line that names its delimiter, which is no row', async () => {
    const { source, rows } = await readText('sep=|\r\nName|Note\r\nAnna|a,b,c\r\n');
    expect(source).toMatchObject({ delimiter: '|' });
    expect(rows).toEqual([
      { number: 1, cells: ['Name', 'Note'] },
      { number: 2, cells: ['Anna', 'a,b,c'] },
    ]);
  });

  it('leaves out a line that names its delimiter where the caller chose another', async () => {
    const { rows } = await readText('sep=;\na,b;c\n', { delimiter: ',' });
    expect(cellsOf({ rows })).toEqual([['a', 'b;c']]);
  });

  it('keeps line breaks inside quotation marks, in one form', async () => {
    const { rows } = await readText('Name,Note\r\nAnna,"one\r\ntwo\rthree\nfour"\r\nBen,x\r\n');
    expect(rows[1]).toEqual({ number: 2, cells: ['Anna', 'one\ntwo\nthree\nfour'] });
    expect(rows[2]?.number).toBe(3);
  });

  it('numbers rows as a spreadsheet does and leaves out the empty ones', async () => {
    const { rows } = await readText('Name,Phone\n\n,\n  , \nAnna,1\n\n');
    expect(rows.map(({ number }) => number)).toEqual([1, 5]);
  });

  it('takes quotation marks inside a cell as they are', async () => {
    const { rows } = await readText('Name,Size\n"Bob "the builder" Smith",6\' 2"\n"a ""b""", c\n');
    expect(cellsOf({ rows }).slice(1)).toEqual([
      ['Bob "the builder" Smith', '6\' 2"'],
      ['a "b"', ' c'],
    ]);
  });

  it('may be one column of numbers', async () => {
    const { source, rows } = await readText('+1 202 555 0100\n+1 202 555 0101\n');
    expect(source).toMatchObject({ kind: 'table', hasHeader: false });
    expect(rows).toHaveLength(2);
  });

  it('shows its first rows before it is read, and whether they have a header', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => `Anna ${at},+1 202 555 01${at % 100}`);
    const { source } = await readText(['Name,Phone 1 - Value', ...lines].join('\n'));
    expect(source).toMatchObject({ hasHeader: true });
    expect(source?.kind === 'table' && source.head).toHaveLength(50);
    expect((await readText(lines.join('\n'))).source).toMatchObject({ hasHeader: false });
  });

  it('can be read again and again', async () => {
    const { source } = await readText('a,b\nc,d');
    const all = [];
    for (const _ of [1, 2]) {
      if (source?.kind !== 'table') continue;
      for await (const batch of source.rows()) all.push(batch.ok && batch.value.rows.length);
    }
    expect(all).toEqual([2, 2]);
  });

  it('says how much has been read, up to all of it', async () => {
    const { source, progress } = await readText('Anna,+1 202 555 0100\n'.repeat(20_000));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress).toEqual([...progress].sort((one, other) => one - other));
    expect(progress.at(-1)).toBe(source?.sizeBytes);
  });

  it('gives the cells that were written, whatever they hold', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `x${text}x`);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(...delimiters), async (cells, delimiter) => {
        const text = Papa.unparse(cells, { delimiter, newline: '\r\n' });
        const { rows, problem } = await readText(text, { delimiter });
        expect(problem).toBeNull();
        const oneLineBreak = (one: string) => one.replace(/\r\n?/g, '\n');
        expect(cellsOf({ rows })).toEqual(cells.map((row) => row.map(oneLineBreak)));
      }),
    );
  });

  it('gives the same rows wherever the pieces are cut', () => {
    const text = 'a,"b\r\n""c"""\r\n\r\n"d ",e\rf,"g"\r\n"h"';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const borders = [0, ...cuts.sort((one, other) => one - other), text.length];
        const parser = csvRowParser(',', defaultReadLimits);
        const rows = borders
          .slice(1)
          .flatMap((end, at) =>
            parser.take(text.slice(borders[at], end), at === borders.length - 2),
          );
        expect(rows).toEqual([
          { number: 1, cells: ['a', 'b\n"c"'] },
          { number: 3, cells: ['d ', 'e'] },
          { number: 4, cells: ['f', 'g'] },
          { number: 5, cells: ['h'] },
        ]);
      }),
    );
  });
});

describe('an export of another program', () => {
  it('is read from Google Contacts', async () => {
    const outcome = await readFile(contactFixture('google.csv'));
    expect(outcome.source).toMatchObject({ encoding: 'utf-8', delimiter: ',', hasHeader: true });
    expect(column(outcome, 'Phone 1 - Value')).toEqual([
      '+1 202-555-0101 ::: +1 202-555-0102',
      '(202) 555-0103',
      '+1 202 555 0104',
      '2025550105',
      '0171 3920001',
    ]);
    expect(column(outcome, 'Organization Name')[2]).toBe('Ostrowski, Dale & Partners');
    expect(column(outcome, 'Last Name')[3]).toBe('高橋');
    expect(column(outcome, 'Notes')[0]).toBe('Prefers mornings.\nCalls her shop "le canal".');
  });

  it('is read from a German Outlook', async () => {
    const outcome = await readFile(contactFixture('outlook-de.csv'));
    expect(outcome.source).toMatchObject({ encoding: 'windows-1252', hasHeader: true });
    expect(column(outcome, 'Straße geschäftlich')[0]).toBe('Mühlenweg 3');
    expect(column(outcome, 'Notizen')[0]).toBe(
      'Bestellt donnerstags.\nRechnung per Post – „nie per Mail“.',
    );
    expect(column(outcome, 'Mobiltelefon')).toEqual([
      '0171/39200-11',
      '0176 04069 012',
      '',
      '+49 152 28817386',
    ]);
  });

  it('is read from an English Outlook', async () => {
    const outcome = await readFile(contactFixture('outlook-en.csv'));
    expect(outcome.source).toMatchObject({ encoding: 'windows-1252', hasHeader: true });
    expect(column(outcome, 'Last Name')).toEqual(["O'Dowd", 'Núñez', '']);
    expect(column(outcome, 'Notes')[0]).toBe('Said: "call after 5".\nHas a dog.');
  });

  it.each(['excel-semicolon.csv', 'excel-semicolon-utf8-bom.csv'])(
    'is read from a German Excel: %s',
    async (file) => {
      const outcome = await readFile(contactFixture(file));
      expect(outcome.source).toMatchObject({ delimiter: ';', hasHeader: true });
      expect(outcome.rows.map(({ number }) => number)).toEqual([1, 2, 3, 5, 6]);
      expect(column(outcome, 'Kundennr.')).toEqual(['00042', '00043', '00044', '00045']);
      expect(column(outcome, 'Handy')[3]).toBe('4,91714E+11');
    },
  );
});

/** The cells below a header. */
function column({ rows }: ReadOutcome, header: string): readonly string[] {
  const [first, ...others] = rows;
  const at = first?.cells.indexOf(header) ?? -1;
  expect(at).toBeGreaterThanOrEqual(0);
  return others.map(({ cells }) => cells[at] ?? '');
}

function cellsOf({ rows }: Pick<ReadOutcome, 'rows'>): readonly (readonly string[])[] {
  return rows.map(({ cells }) => cells);
}
