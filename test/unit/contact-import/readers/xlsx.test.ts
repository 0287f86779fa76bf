import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadLimits } from '../../../../src/main/contact-import/readers/limits';
import {
  buildWorkbook,
  sheetPart,
  type WorkbookParts,
} from '../../../support/contact-import/build-workbook';
import { buildZip } from '../../../support/contact-import/build-zip';
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

describe('a workbook', () => {
  it('gives its first visible sheet and names the others', async () => {
    const { source, problem } = await readFile(contactFixture('customers.xlsx'));
    expect(problem).toBeNull();
    expect(source).toMatchObject({
      kind: 'table',
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: ['Kunden', 'Lieferanten'],
      sheet: 'Kunden',
      hasHeader: true,
    });
  });

  it('gives texts, numbers, dates, booleans and the results of formulas as they are shown', async () => {
    const { rows } = await readFile(contactFixture('customers.xlsx'));
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
      [
        ...['00042', 'Ännchen', 'Schröder', '491713920021', '040 66969 001', '1979-04-05'],
        ...['2025-09-30 14:30', 'TRUE', '1204.5', 'Hallo Ännchen', 'zwei\nZeilen'],
      ],
      [
        ...['00043', 'Götz', 'Weiß', '1713920022', '', '1991-12-24'],
        ...['', 'FALSE', '88', 'Hallo Götz', 'fett und normal'],
      ],
      ['00044', 'Zofia', 'Kowalczyk', '12025550123456790', '069 90009 002'],
    ]);
  });

  it('marks telephone numbers that were shown as 4.9E+11 or have lost digits', async () => {
    const { rows } = await readFile(contactFixture('customers.xlsx'));
    expect(rows.map(({ marks }) => marks && [...marks])).toEqual([
      undefined,
      [[3, 'scientific']],
      undefined,
      [[3, 'imprecise']],
    ]);
  });

  it('gives another sheet where the caller names it, with its own row numbers', async () => {
    const path = contactFixture('customers.xlsx');
    const { source, rows } = await readFile(path, { sheet: 'Lieferanten' });
    expect(source).toMatchObject({ sheet: 'Lieferanten' });
    expect(rows).toEqual([
      { number: 1, cells: ['Firma', 'Telefon'] },
      { number: 3, cells: ['Gärtnerei Größe', '+49 171 3920051'] },
    ]);
    expect((await readFile(path, { sheet: 'Kasse' })).problem).toEqual({
      code: 'import-sheet-missing',
      params: { sheet: 'Kasse' },
    });
  });

  it('is read whatever its file is called', async () => {
    const path = folder.write('customers.csv', buildWorkbook({ rows: row(1, text('Anna')) }));
    expect((await readFile(path)).source).toMatchObject({ format: 'xlsx' });
  });

  it.each([
    ['<c><v>491713920021</v></c>', '491713920021', 'scientific'],
    ['<c><v>4.91713920021E11</v></c>', '491713920021', 'scientific'],
    ['<c><v>2025550123</v></c>', '2025550123', undefined],
    ['<c s="1"><v>491713920021</v></c>', '491713920021', undefined],
    ['<c s="2"><v>491713920021</v></c>', '491713920021', 'scientific'],
    ['<c s="3"><v>1713920021</v></c>', '01713920021', undefined],
    ['<c s="4"><v>28950.5</v></c>', '1979-04-05', undefined],
    ['<c s="5"><v>28950.5</v></c>', '1979-04-05 12:00', undefined],
    ['<c s="6"><v>0.75</v></c>', '18:00', undefined],
    ['<c s="4"><v>59</v></c>', '1900-02-28', undefined],
    ['<c s="4"><v>61</v></c>', '1900-03-01', undefined],
    ['<c s="4"><v>-5</v></c>', '-5', undefined],
    ['<c><v>1.1000000000000001</v></c>', '1.1', undefined],
    ['<c><v>12025550123456789</v></c>', '12025550123456789', 'imprecise'],
    ['<c t="d"><v>1979-04-05T00:00:00</v></c>', '1979-04-05', undefined],
    ['<c t="b"><v>1</v></c>', 'TRUE', undefined],
    ['<c t="str"><f>A1</f><v>x_x000A_y</v></c>', 'x_x000A_y', undefined],
    ['<c t="s"><v>0</v></c>', 'one two', undefined],
    ['<c t="inlineStr"><is><t>a&amp;b_x0041_</t></is></c>', 'a&bA', undefined],
  ])('gives %s as %j', async (cell, expected, mark) => {
    const workbook = buildWorkbook({
      rows: row(1, cell),
      formats: [
        'General',
        '0',
        '0.00E+00',
        '00000000000',
        'dd/mm/yyyy',
        '[$-407]d. mmm yy hh:mm;@',
        'h:mm',
      ],
      sharedStrings: '<si><r><t>one </t></r><r><t>two</t></r><rPh><t>aloud</t></rPh></si>',
    });
    const { rows, problem } = await readFile(folder.write('cell.xlsx', workbook));
    expect(problem).toBeNull();
    expect(rows[0]?.cells).toEqual([expected]);
    expect(rows[0]?.marks?.get(0)).toBe(mark);
  });

  it('leaves out cells that show an error or hold nothing', async () => {
    const cells = '<c r="A1" t="e"><v>#REF!</v></c><c r="B1" s="0"/><c r="C1"><v>7</v></c>';
    const workbook = buildWorkbook({ rows: `${row(1, cells)}${row(2, '<c r="XFD2" s="0"/>')}` });
    const { rows } = await readFile(folder.write('gaps.xlsx', workbook));
    expect(rows).toEqual([{ number: 1, cells: ['', '', '7'] }]);
  });

  it('counts days from 1904 where it says so', async () => {
    const rows = row(1, '<c s="0"><v>27488</v></c>');
    const workbook = buildWorkbook({ rows, formats: ['yyyy-mm-dd'], from1904: true });
    const outcome = await readFile(folder.write('macintosh.xlsx', workbook));
    expect(outcome.rows[0]?.cells).toEqual(['1979-04-05']);
  });

  it('says how much has been read, up to all of it', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => row(at + 1, text(`Anna ${at}`))).join('');
    const outcome = await readFile(folder.write('long.xlsx', buildWorkbook({ rows })));
    expect(outcome.rows).toHaveLength(5000);
    expect(outcome.progress.at(-1)).toBe(outcome.source?.sizeBytes);
    expect(Math.max(...outcome.progress)).toBe(outcome.source?.sizeBytes);
  });
});

describe('a workbook that is refused', () => {
  const bomb = ' '.repeat(12 * 1024 * 1024);

  it.each<[string, WorkbookParts, Partial<ReadLimits>]>([
    ['a part that unpacks to many times its size', { rows: bomb }, {}],
    ['more than may be unpacked', { rows: row(1, text('x').repeat(900)) }, { unpackedBytes: 5000 }],
    ['XML nested too deeply', { rows: '<a>'.repeat(40) + '</a>'.repeat(40) }, {}],
    ['a text without end', { rows: `<c><v>${noise(1_500_000)}</v></c>` }, {}],
  ])('holds %s', async (_, workbook, limits) => {
    const path = folder.write('bomb.xlsx', buildWorkbook(workbook));
    expect((await readFile(path, { limits })).problem).toEqual({
      code: 'import-workbook-unsafe',
      params: { part: sheetPart },
    });
  });

  it('holds too many files', async () => {
    const parts = Array.from({ length: 20 }, (_, at) => ({ name: `junk/${at}`, data: '' }));
    const path = folder.write('many.xlsx', buildWorkbook({ rows: '', parts }));
    expect((await readFile(path, { limits: { zipEntries: 20 } })).problem).toEqual({
      code: 'import-workbook-unsafe',
      params: { part: 'ZIP' },
    });
  });

  it('holds a table of texts that is too long', async () => {
    const sharedStrings = '<si><t>Anna</t></si>'.repeat(100);
    const path = folder.write('texts.xlsx', buildWorkbook({ rows: '', sharedStrings }));
    expect((await readFile(path, { limits: { sharedLength: 1000 } })).problem).toEqual({
      code: 'import-workbook-unsafe',
      params: { part: 'xl/sharedStrings.xml' },
    });
  });

  it('defines entities, which bombs are made of', async () => {
    const data = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>`;
    const path = folder.write('laughs.xlsx', buildWorkbook({ rows: '', parts: [part(data)] }));
    expect((await readFile(path)).problem).toEqual({
      code: 'import-workbook-unsafe',
      params: { part: sheetPart },
    });
  });

  it.each([
    ['uses entities that nobody defined', [part('<x>&b;</x>')]],
    ['lies about the size of a part', [{ ...part(sheet(bomb)), declaredSize: 1000 }]],
    ['breaks off in the middle of its XML', [part('<worksheet><sheetData><row')]],
    ['points to a text that is not there', [part(sheet('<row><c t="s"><v>9</v></c></row>'))]],
    ['is not in the encoding of its XML', [part(Buffer.from('<x>\xff\xff</x>', 'latin1'))]],
    ['has a row without a number', [part(sheet('<row r="x"/>'))]],
  ])('%s', async (_, parts) => {
    const path = folder.write('broken.xlsx', buildWorkbook({ rows: '', parts }));
    expect((await readFile(path)).problem).toEqual({
      code: 'import-workbook-damaged',
      params: { part: sheetPart },
    });
  });

  it('is another ZIP archive, or one inside of another', async () => {
    const inner = buildWorkbook({ rows: row(1, text('Anna')) });
    for (const data of ['hello', inner]) {
      const path = folder.write('other.xlsx', buildZip([{ name: 'inner.xlsx', data }]));
      expect((await readFile(path)).problem).toEqual({ code: 'import-file-unknown' });
    }
  });

  it('is in the binary format of Excel', async () => {
    const relation = '<Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/>';
    const parts = [
      { name: '_rels/.rels', data: `<Relationships>${relation}</Relationships>` },
      { name: 'xl/workbook.bin', data: 'x' },
    ];
    const path = folder.write('binary.xlsb', buildZip(parts));
    expect((await readFile(path)).problem).toEqual({ code: 'import-old-excel' });
  });

  it('was cut off or has lost a byte', async () => {
    const whole = buildWorkbook({ rows: row(1, text(noise(2000))) });
    const cut = folder.write('cut.xlsx', whole.subarray(0, whole.length / 2));
    expect((await readFile(cut)).problem?.code).toBe('import-workbook-damaged');
    const at = whole.indexOf(sheetPart) + sheetPart.length + 200;
    whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
    const lost = folder.write('lost.xlsx', whole);
    expect((await readFile(lost)).problem?.code).toBe('import-workbook-damaged');
  });

  it('is in the format of old Excel, or has a password', async () => {
    const bytes = Buffer.from('d0cf11e0a1b11ae1000000', 'hex');
    expect((await readFile(folder.write('old.xls', bytes))).problem).toEqual({
      code: 'import-old-excel',
    });
  });
});

function row(number: number, cells: string): string {
  return `<row r="${number}">${cells}</row>`;
}

function text(value: string): string {
  return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

function sheet(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

function part(data: string | Buffer) {
  return { name: sheetPart, data };
}

/** Letters that do not pack well, the same each time. */
function noise(length: number): string {
  let state = 1;
  const letter = () => {
    state = Math.imul(state, 48_271) % 0x7fff_ffff;
    return String.fromCharCode(97 + (Math.abs(state) % 26));
  };
  return Array.from({ length }, letter).join('');
}
