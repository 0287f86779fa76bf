import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../../src/main/templates/files/read-templates';
import { templatesAsText } from '../../../src/main/templates/files/write-templates';
import { aTemplate } from '../../support/fake-template-handlers';
import { failure, value } from '../contacts/contacts-world';
import { tempDir } from '../storage/temp-database';
import { openTemplatesWorld } from './templates-world';
import { fc } from '../../support/property';

function withFile(contents: string | Buffer, name = 'templates.csv') {
  const path = join(tempDir(), name);
  writeFileSync(path, contents);
  return { ...openTemplatesWorld(), path };
}

describe('an export of templates', () => {
  test('as CSV opens in columns in a German spreadsheet', () => {
    const { saved, files, world } = openTemplatesWorld();
    saved({ name: 'Ware da', text: 'Hallo {{vorname}},\n"Ihre" Ware; ist da.', language: 'de' });
    saved({ name: '=Sum', text: '-20 %' });
    world.language = 'de';
    const path = join(tempDir(), 'vorlagen.csv');
    expect(files.export(path, 'csv')).toEqual({ ok: true, value: { path, rows: 2 } });
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufeffname;text;language\r\n' +
        "'=Sum;'-20 %;en\r\n" +
        'Ware da;"Hallo {{vorname}},\n""Ihre"" Ware; ist da.";de\r\n',
    );
  });

  test('that cannot be written says so', () => {
    const { files } = openTemplatesWorld();
    const folder = join(tempDir(), 'folder.json');
    mkdirSync(folder);
    expect(files.export(folder, 'json')).toMatchObject({ error: { code: 'file-not-written' } });
  });

  test.each(['json', 'csv'] as const)('as %s comes back word for word', async (format) => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => text !== '' && !/[\0\r\n\t]|\p{Surrogate}/u.test(text));
    const text = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((words) => words.trim() !== '' && !/[\0\r]|\p{Surrogate}|^'/u.test(words));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name, text, language: fc.constantFrom('en', 'de-AT') }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (inputs) => {
          const path = join(tempDir(), `templates.${format}`);
          const templates = inputs.map((input) => aTemplate(input));
          writeFileSync(path, templatesAsText(templates, format, ';'));
          expect(value(await readTemplates(path))).toEqual(inputs);
        },
      ),
    );
  });
});

describe('an import of templates', () => {
  test('shows what would become of each, and keeps nothing before that', async () => {
    const { files, path, saved, names } = withFile(
      'Name;Text;Sprache\nNeu;Hallo;de\norder in;Anders;de\nGleich;Gleich;en\n;Ohne;de\n' +
        `Leer;;de\nNEU;Noch;de\n${'n'.repeat(101)};x;de\nLang;${'x'.repeat(2_001)};\nKlingon;x;klingonisch\n`,
    );
    saved();
    saved({ name: 'Order in (2)' });
    saved({ name: 'gleich', text: 'Gleich' });
    const { rows, fileName } = value(await files.open(path));
    expect(fileName).toBe('templates.csv');
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      { kind: 'new' },
      { kind: 'taken', freeName: 'order in (3)' },
      { kind: 'same' },
      { kind: 'unusable', why: 'no-name' },
      { kind: 'unusable', why: 'no-text' },
      { kind: 'unusable', why: 'twice' },
      { kind: 'unusable', why: 'name-too-long' },
      { kind: 'unusable', why: 'text-too-long' },
      { kind: 'new' },
    ]);
    expect(rows.at(-1)?.language).toBe('en');
    expect(names()).toHaveLength(3);
  });

  test.each([
    ['rename', { renamed: 1 }, ['First', 'Mine', 'order in (2)']],
    ['replace', { replaced: 1 }, ['First', 'Theirs']],
    ['leave-out', { leftOut: 1 }, ['First', 'Mine']],
  ] as const)('may %s what has a name that is taken', async (choice, report, texts) => {
    const { files, path, saved, templates } = withFile('name,text\norder in,Theirs\nAAA,First\n');
    const mine = saved({ text: 'Mine' });
    const { importId } = value(await files.open(path));
    expect(value(files.run(importId, choice))).toEqual({
      added: 1,
      renamed: 0,
      replaced: 0,
      leftOut: 0,
      ...report,
    });
    const kept = templates.list();
    const said = kept.map(({ name, text }) => (name === 'order in (2)' ? name : text));
    expect(said).toEqual(texts);
    expect(kept.some(({ id }) => id === mine.id)).toBe(true);
  });

  test('is refused where the templates are not what they were when it was shown', async () => {
    const { files, path, saved, names } = withFile('name,text\nNew,Hello\n');
    const { importId } = value(await files.open(path));
    saved({ name: 'new' });
    expect(files.run(importId, 'replace')).toEqual(failure('templates-changed'));
    expect(names()).toEqual(['new']);
  });

  test('is done once', async () => {
    const { files, path } = withFile('name,text\nNew,Hello\n');
    const { importId } = value(await files.open(path));
    value(files.run(importId, 'rename'));
    expect(files.run(importId, 'rename')).toEqual(failure('templates-changed'));
  });

  test('reads a table without headings, and one from Windows', async () => {
    const { files, path } = withFile(Buffer.from('Gr\xfc\xdfe;Sch\xf6nen Tag!;de\r\n', 'latin1'));
    expect(value(await files.open(path)).rows).toMatchObject([
      { name: 'Grüße', text: 'Schönen Tag!', language: 'de' },
    ]);
  });

  test('reads a bare list, and takes the language of the program where there is none', async () => {
    const { files, path } = withFile('[{"name":"A","text":"Hello","more":1}]', 'a.json');
    expect(value(await files.open(path)).rows).toMatchObject([
      { name: 'A', text: 'Hello', language: 'en', verdict: { kind: 'new' } },
    ]);
  });

  test.each([
    ['{"templates":', 'templates-file-unknown'],
    ['{"contacts":[]}', 'templates-file-unknown'],
    ['[{"name":7}]', 'templates-file-unknown'],
    ['BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n', 'templates-file-unknown'],
    ['', 'import-file-empty'],
    [JSON.stringify(Array.from({ length: 1_001 }, () => ({}))), 'templates-too-many'],
    [Buffer.alloc(4 * 1024 * 1024 + 1), 'import-file-too-large'],
  ])('of %.40s is refused', async (contents, code) => {
    const { files, path } = withFile(contents, 'file');
    expect(await files.open(path)).toMatchObject({ ok: false, error: { code } });
  });

  test('of a file that is not there says so', async () => {
    const { files } = openTemplatesWorld();
    expect(await files.open(join(tempDir(), 'gone.json'))).toEqual(failure('import-file-missing'));
  });
});
