import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSource } from '../../../../src/main/contact-import/readers/open-source';
import type { ReadProblem } from '../../../../src/main/contact-import/readers/read-problem';
import type { TableSource } from '../../../../src/main/contact-import/readers/source';
import { buildWorkbook } from '../../../support/contact-import/build-workbook';
import { readFile, readText } from '../../../support/contact-import/read-source';
import {
  makeTemporaryFolder,
  type TemporaryFolder,
} from '../../../support/contact-import/temporary-folder';

const isWindows = process.platform === 'win32';
const manyRows = 'Anna,+1 202 555 0100\n'.repeat(50_000);

let folder: TemporaryFolder;
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => {
  folder.remove();
});

describe('a path that is no file to read', () => {
  it('may not be there', async () => {
    expect(await problemOf(join(folder.path, 'gone.csv'))).toEqual({
      code: 'import-file-missing',
    });
  });

  it('may be a folder', async () => {
    expect(await problemOf(folder.path)).toEqual({ code: 'import-file-not-regular' });
  });

  it('may be a FIFO or a device, which would never end', async ({ skip }) => {
    skip(isWindows, 'Windows has neither in its folders');
    const fifo = join(folder.path, 'fifo.csv');
    execFileSync('mkfifo', [fifo]);
    for (const path of [fifo, '/dev/zero'])
      expect(await problemOf(path)).toEqual({ code: 'import-file-not-regular' });
  });

  it('may be closed to this user', async ({ skip }) => {
    skip(isWindows, 'Windows closes files by other means than their mode');
    const path = folder.write('secret.csv', 'Anna,1\n');
    chmodSync(path, 0);
    expect(await asOrdinaryUser(() => problemOf(path))).toEqual({ code: 'import-file-denied' });
  });

  it('may be empty, or hold nothing but separators', async () => {
    for (const contents of ['', '\n\n', ' , ,\n,,\n', '\ufeff'])
      expect(await problemOf(folder.write('empty.csv', contents))).toEqual({
        code: 'import-file-empty',
      });
  });
});

describe('a file of two gigabytes', () => {
  it('is refused with the limit, without being read', async () => {
    const path = folder.write('huge.csv', 'Name,Phone\n');
    truncateSync(path, 2 * 1024 ** 3);
    expect(await problemOf(path)).toEqual({
      code: 'import-file-too-large',
      params: { limitMb: 256 },
    });
  });
});

describe('a file that is something else', () => {
  it.each([
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['bytes of every kind', Buffer.from(Uint8Array.from({ length: 4096 }, (_, at) => at % 256))],
    ['a PDF', '%PDF-1.7\n1 0 obj\n'],
    ['a web page', '<!doctype html><table><tr><td>Anna'],
    ['JSON', '[{"name": "Anna"}]'],
    ['rich text', '{\\rtf1 Anna}'],
  ])('is refused: %s that is called .csv', async (_, contents) => {
    expect(await problemOf(folder.write('contacts.csv', contents))).toEqual({
      code: 'import-file-unknown',
    });
  });
});

describe('a file that does not stay as it is', () => {
  it.each<[string, (path: string) => void, ReadProblem['code']]>([
    ['grows', (path) => appendFileSync(path, 'Ben,1\n'), 'import-file-changed'],
    ['shrinks', (path) => truncateSync(path, 1000), 'import-file-changed'],
    ['is written over', overwriteStart, 'import-file-changed'],
    ['vanishes', (path) => rmSync(path), 'import-file-missing'],
  ])('is named while it is read: it %s', async (_, change, code) => {
    const path = folder.write('contacts.csv', manyRows);
    const source = await openTable(path);
    const problems: unknown[] = [];
    let batches = 0;
    for await (const batch of source.rows()) {
      if (batches === 0) change(path);
      batches += 1;
      if (!batch.ok) problems.push(batch.error);
    }
    expect(problems).toEqual([{ code }]);
  });

  it.each<[string, (path: string) => void, ReadProblem['code']]>([
    ['is written over', overwriteStart, 'import-file-changed'],
    ['vanishes', (path) => rmSync(path), 'import-file-missing'],
    [
      'becomes a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      'import-file-not-regular',
    ],
  ])('is named between the preview and the import: it %s', async (_, change, code) => {
    for (const contents of [manyRows, buildWorkbook({ rows: '<row><c><v>1</v></c></row>' })]) {
      rmSync(join(folder.path, 'contacts'), { recursive: true, force: true });
      const path = folder.write('contacts', contents);
      const source = await openTable(path);
      change(path);
      const batches = [];
      for await (const batch of source.rows()) batches.push(batch);
      expect(batches).toEqual([{ ok: false, error: { code } }]);
    }
  });
});

describe('a table that would take too much', () => {
  it('has a row with 10,000 columns', async () => {
    const { problem } = await readText(`Name,Phone\nAnna,1\n${'x,'.repeat(9_999)}x\n`);
    expect(problem).toEqual({
      code: 'import-too-many-columns',
      params: { row: 3, limit: 1000 },
    });
  });

  it('has a row with 10,000 columns in a workbook', async () => {
    const cells = '<c><v>1</v></c>'.repeat(10_000);
    const path = folder.write('wide.xlsx', buildWorkbook({ rows: `<row r="7">${cells}</row>` }));
    expect((await readFile(path)).problem).toEqual({
      code: 'import-too-many-columns',
      params: { row: 7, limit: 1000 },
    });
  });

  it('has one million identical rows', async () => {
    const { rows, problem } = await readText('Anna,+1 202 555 0100\n'.repeat(1_000_000));
    expect(problem).toEqual({ code: 'import-too-many-rows', params: { limit: 500_000 } });
    expect(rows.length).toBeLessThanOrEqual(500_000);
  });

  it('has a row that does not end', async () => {
    const { problem } = await readText(`Name,Phone\n${'x'.repeat(3_000_000)}`);
    expect(problem).toEqual({ code: 'import-row-too-long', params: { row: 2, limitMb: 1 } });
  });
});

describe('a quotation mark that is never closed', () => {
  it.each([
    ['at the end', 'Name,Phone\nAnna,1\n"Ben,2\nCleo,3\n', 3],
    ['before other quoted cells', 'Name,Phone\n"Anna,1\n"Ben","2"\n"Cleo","3"\n', 2],
    ['in the last row', 'Name,Phone\nAnna,1\nBen,"2', 3],
    ['after a cell of several lines', 'Name,Phone\n"An\nna",1\nBen,"2\nCleo,3', 3],
    ['far from the end', `Name,Phone\n"Anna,1\n${manyRows}`, 2],
  ])('is named by the row that it opens in: %s', async (_, text, row) => {
    const { problem } = await readText(text);
    expect(problem).toEqual({ code: 'import-quote-open', params: { row } });
  });

  it('is named by its row where it opens late in a large file', async () => {
    const { problem } = await readText(`${manyRows}"Ben,1\n${manyRows}`);
    expect(problem).toEqual({ code: 'import-quote-open', params: { row: 50_001 } });
  });
});

describe('a vCard with a photo of 20 MB', () => {
  it.each([
    ['in one line', (data: string) => data],
    ['in folded lines', (data: string) => data.replace(/.{74}/g, '$&\r\n ')],
  ])('is read without keeping the photo: %s', async (_, fold) => {
    const photo = fold('/9j/4AAQ'.repeat(2_500_000));
    const text = `BEGIN:VCARD\r\nFN:Ann\r\nPHOTO;ENCODING=b;TYPE=JPEG:${photo}\r\nTEL:1\r\nEND:VCARD\r\n`;
    const path = folder.write('photo.vcf', text);
    // Far less than the photo is all that may be kept of a card.
    const { cards, problem } = await readFile(path, { limits: { cardLength: 1000 } });
    expect(problem).toBeNull();
    expect(cards).toMatchObject([{ formattedName: 'Ann', numbers: [{ typed: '1' }] }]);
  });
});

describe('cancelling', () => {
  it('ends the opening', async () => {
    const path = folder.write('contacts.csv', manyRows);
    expect(await openSource({ kind: 'file', path }, { signal: AbortSignal.abort() })).toEqual({
      ok: false,
      error: { code: 'import-cancelled' },
    });
  });

  it.each(['contacts.csv', 'contacts.xlsx', 'contacts.vcf'])(
    'ends the reading of %s, with that as the last item',
    async (name) => {
      const rows = Array.from({ length: 20_000 }, (_, at) => `<row><c><v>${at}</v></c></row>`).join(
        '',
      );
      const contents = {
        'contacts.csv': manyRows,
        'contacts.xlsx': buildWorkbook({ rows }),
        'contacts.vcf': 'BEGIN:VCARD\nFN:Ann\nTEL:1\nEND:VCARD\n'.repeat(20_000),
      }[name]!;
      const opened = await openSource({ kind: 'file', path: folder.write(name, contents) });
      if (!opened.ok) throw new Error(opened.error.code);
      const cancelling = new AbortController();
      const source = opened.value;
      const batches =
        source.kind === 'table' ? source.rows(cancelling.signal) : source.cards(cancelling.signal);
      const items = [];
      for await (const batch of batches) {
        cancelling.abort();
        items.push(batch.ok ? 'batch' : batch.error.code);
      }
      expect(items).toEqual(['batch', 'import-cancelled']);
    },
  );
});

describe('reading', () => {
  it('writes nothing beside the file and changes nothing in it', async () => {
    const path = folder.write('contacts.csv', manyRows);
    await readFile(path);
    expect(readdirSync(folder.path)).toEqual(['contacts.csv']);
    expect(readFileSync(path, 'utf8')).toBe(manyRows);
  });
});

async function problemOf(path: string): Promise<ReadProblem | null> {
  return (await readFile(path)).problem;
}

async function openTable(path: string): Promise<TableSource> {
  const opened = await openSource({ kind: 'file', path });
  if (!opened.ok || opened.value.kind !== 'table') throw new Error('The file is no table.');
  return opened.value;
}

/** Without changing its size; later, even where the file system counts time in coarse steps. */
function overwriteStart(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, 'Ben,');
  closeSync(file);
  utimesSync(path, new Date(), new Date(statSync(path).mtimeMs + 2000));
}

/** Root may read everything: as root, the work is done as nobody. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const before = process.geteuid?.();
  if (before !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
