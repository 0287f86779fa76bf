import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactFixture, readFile } from '../../../support/contact-import/read-source';
import {
  makeTemporaryFolder,
  type TemporaryFolder,
} from '../../../support/contact-import/temporary-folder';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => {
  folder.remove();
});

describe('the encoding of a file', () => {
  it.each([
    ['google.csv', 'utf-8', 'Amélie'],
    ['excel-semicolon-utf8-bom.csv', 'utf-8', '00042'],
    ['excel-unicode-text.txt', 'utf-16le', 'Łukasz Żak'],
    ['utf-16-be.csv', 'utf-16be', 'Łukasz Żak'],
    ['utf-16-le-no-bom.csv', 'utf-16le', 'Łukasz Żak'],
    ['utf-16-be-no-bom.csv', 'utf-16be', 'Łukasz Żak'],
    ['polish-windows-1250.csv', 'windows-1250', 'Łukasz'],
    ['russian-windows-1251.csv', 'windows-1251', 'Ольга'],
    ['excel-semicolon.csv', 'windows-1252', '00042'],
    ['greek-windows-1253.csv', 'windows-1253', 'Γιώργος'],
    ['turkish-windows-1254.csv', 'windows-1254', 'Ayşe'],
    ['lithuanian-windows-1257.csv', 'windows-1257', 'Šarūnas'],
  ])('of %s is %s without being told', async (file, encoding, firstCell) => {
    const { source, rows, problem } = await readFile(contactFixture(file));
    expect(problem).toBeNull();
    expect(source?.encoding).toBe(encoding);
    expect(rows[1]?.cells[0]).toBe(firstCell);
    expect(rows[0]?.cells[0]).not.toMatch(/^\ufeff/);
  });

  it.each([
    ['windows-1255', 'שם,טלפון\nמרים,+1 202 555 0100\n'],
    ['windows-1256', 'الاسم,الهاتف\nفاطمة,+1 202 555 0100\n'],
    ['windows-1258', 'Tên,Máy\nHùng Nguyên,+1 202 555 0100\n'],
  ] as const)('may be chosen: %s', async (encoding, text) => {
    const path = folder.write('chosen.csv', iconv.encode(text, encoding));
    const { source, rows } = await readFile(path, { encoding });
    expect(source?.encoding).toBe(encoding);
    expect(rows.map(({ cells }) => cells.join(',')).join('\n')).toBe(text.trim());
  });

  it('is the Western European one for German names, which others read alike', async () => {
    const text = 'Vorname;Telefon\nJürgen;+49 30 23125001\nZoë;+49 30 23125002\n'.repeat(200);
    const path = folder.write('names.csv', iconv.encode(text, 'windows-1252'));
    expect((await readFile(path)).source?.encoding).toBe('windows-1252');
  });

  it('counts an umlaut at the very end of a large file', async () => {
    const text = `Name,Phone\n${'Anna,+1 202 555 0100\n'.repeat(20_000)}Jörg,+1 202 555 0101`;
    const path = folder.write('late.csv', iconv.encode(text, 'windows-1252'));
    const { source, rows } = await readFile(path);
    expect(source?.encoding).toBe('windows-1252');
    expect(rows.at(-1)?.cells[0]).toBe('Jörg');
  });

  it('is UTF-8 where a character lies across the border of two pieces', async () => {
    for (const offset of [0, 1, 2, 3]) {
      const text = `${'x'.repeat(128 * 1024 - offset)}€,Jörg\n`;
      const { source, rows } = await readFile(folder.write('border.csv', text));
      expect(source?.encoding).toBe('utf-8');
      expect(rows[0]?.cells[1]).toBe('Jörg');
    }
  });

  it('reads the euro sign of windows-1252, which some runtimes take for a control character', async () => {
    const bytes = Buffer.from('Name,Note\nAnna,50 \x80 \x96 M\xfcller\n', 'latin1');
    const { rows } = await readFile(folder.write('euro.csv', bytes));
    expect(rows[1]?.cells).toEqual(['Anna', '50 € – Müller']);
  });
});

describe('bytes that do not decode', () => {
  it('are named by row and byte where a file mixes two encodings', async () => {
    const start = Buffer.from('Name,Phone\nJürgen,1\n"Zoë\nM.",2\n', 'utf8');
    const wrong = Buffer.from('M\xfcller,3\n', 'latin1');
    const path = folder.write('mixed.csv', Buffer.concat([start, wrong, start]));
    const { source, rows, problem } = await readFile(path);
    expect(problem).toEqual({
      code: 'import-bytes-unreadable',
      params: { encoding: 'utf-8', row: 4, byte: start.length + 2 },
    });
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    // The preview can still be shown, so that another encoding can be chosen there.
    expect(source).toMatchObject({ head: rows, headProblem: problem });
    const again = await readFile(path, { encoding: 'windows-1252' });
    expect(again.problem).toBeNull();
    expect(again.rows[3]?.cells[0]).toBe('Müller');
  });

  it('are named where the chosen encoding has no such character', async () => {
    const path = folder.write('odd.csv', Buffer.from('a,b\nc,\x81\n', 'latin1'));
    const { problem } = await readFile(path, { encoding: 'windows-1252' });
    expect(problem).toEqual({
      code: 'import-bytes-unreadable',
      params: { encoding: 'windows-1252', row: 2, byte: 7 },
    });
  });

  it('are named in UTF-16 that ends in the middle of a character', async () => {
    const text = Buffer.from('\ufeffName,Phone\nAnna,1\n', 'utf16le');
    const path = folder.write('cut.csv', Buffer.concat([text, Buffer.from([0x41])]));
    const { problem } = await readFile(path);
    expect(problem).toEqual({
      code: 'import-bytes-unreadable',
      params: { encoding: 'utf-16le', row: 3, byte: text.length + 1 },
    });
  });

  it('are named by line in a vCard, through folded lines', async () => {
    const start = 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Jörg\r\nNOTE:ab\r\n cd';
    const before = Buffer.from(start, 'utf8');
    const rest = Buffer.from('\xfcx\r\nEND:VCARD\r\n', 'latin1');
    const path = folder.write('mixed.vcf', Buffer.concat([before, rest]));
    const { problem } = await readFile(path, { encoding: 'utf-8' });
    expect(problem).toEqual({
      code: 'import-bytes-unreadable',
      params: { encoding: 'utf-8', row: 4, byte: before.length + 1 },
    });
  });
});
