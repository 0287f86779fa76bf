import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { aContactInput } from '../../support/contact-input';
import { openImportWorld, value } from './import-world';

const table = [
  'Vorname;Nachname;Handy;E-Mail;Schlagwörter;Notizen',
  'Ada;Lovelace;0171 2345678;ada@example.com;VIP, Stamm;"Mag Tee,\nkeinen Kaffee"',
  'Grace;Hopper;1712345679;grace@example.com;;',
  'Ada;Zweimal;+49 171 2345678;;;',
  'Hedy;Lamarr;4,41E+11;;;',
  'Emmy;Noether;0171;;;',
].join('\r\n');

describe('an import', () => {
  it('reads a file, guesses its columns and says what would become of each row', async () => {
    const world = openImportWorld();
    const { session, preview } = await world.check(table);
    expect(session.reading).toMatchObject({ format: 'csv', delimiter: ';', header: true });
    expect(session.columns.map(({ target }) => target.kind)).toEqual([
      'given-name',
      'family-name',
      'number',
      'email',
      'tags',
      'notes',
    ]);
    expect(preview).toMatchObject({
      rows: 5,
      counts: { new: 2, duplicate: 1, mangled: 1, 'invalid-number': 1, repaired: 1 },
    });
    const { rows, total } = value(
      world.imports.rows(session.importId, 'all', { offset: 0, limit: 10 }),
    );
    expect(total).toBe(5);
    expect(rows.map(({ name, verdict }) => [name, verdict.kind])).toEqual([
      ['Ada Lovelace', 'new'],
      ['Grace Hopper', 'new'],
      ['Ada Zweimal', 'duplicate'],
      ['Hedy Lamarr', 'mangled'],
      ['Emmy Noether', 'invalid-number'],
    ]);
    expect(rows[1]?.numbers).toEqual([
      {
        kind: 'valid',
        typed: '1712345679',
        label: 'mobile',
        e164: '+491712345679',
        repair: 'zero-added',
      },
    ]);
    expect(rows[2]?.verdict).toMatchObject({ position: 2 });
  });

  it('shows the rows of a verdict in pages', async () => {
    const world = openImportWorld();
    const { session } = await world.check(table);
    const page = value(world.imports.rows(session.importId, 'new', { offset: 1, limit: 1 }));
    expect(page).toMatchObject({ total: 2, rows: [{ name: 'Grace Hopper' }] });
    const repaired = value(
      world.imports.rows(session.importId, 'repaired', { offset: 0, limit: 5 }),
    );
    expect(repaired).toMatchObject({ total: 1, rows: [{ name: 'Grace Hopper' }] });
  });

  it('writes nothing before it is confirmed', async () => {
    const world = openImportWorld();
    await world.check(table);
    expect(await world.contacts()).toEqual([]);
    expect(world.world.changes).toBe(0);
  });

  it('writes the contacts with all that the rows say, and tells the others', async () => {
    const world = openImportWorld();
    const report = await world.importText(table);
    expect(report).toMatchObject({ rows: 5, created: 2, updated: 0, optedOut: 0 });
    expect(world.world.changes).toBe(1);
    const [ada, grace] = await world.contacts();
    expect(ada).toMatchObject({
      givenName: 'Ada',
      familyName: 'Lovelace',
      numbers: [{ e164: '+491712345678', typed: '0171 2345678', label: 'mobile' }],
      email: 'ada@example.com',
      notes: 'Mag Tee,\nkeinen Kaffee',
      tags: ['Stamm', 'VIP'],
      createdAt: world.world.now,
    });
    expect(grace).toMatchObject({ givenName: 'Grace', numbers: [{ e164: '+491712345679' }] });
  });

  it('updates whom it finds by number or address, and changes nothing when it comes again', async () => {
    const world = openImportWorld();
    await world.importText(table);
    const again = await world.importText(table);
    expect(again).toMatchObject({ created: 0, updated: 0, counts: { update: 2 } });
    const changed = table.replace('Grace;Hopper;1712345679', 'Grace;Murray;0151 23456789');
    const report = await world.importText(changed);
    expect(report).toMatchObject({ created: 0, updated: 1 });
    const contacts = await world.contacts();
    expect(contacts).toHaveLength(2);
    expect(contacts.find(({ givenName }) => givenName === 'Grace')).toMatchObject({
      familyName: 'Murray',
      numbers: [{ e164: '+491712345679' }, { e164: '+4915123456789' }],
    });
  });

  it('makes custom fields, and finds them again', async () => {
    const world = openImportWorld();
    const text = 'Name,Phone,Shoe size (number)\nAda,0171 2345678,"38,5"\nGrace,0171 2345679,\n';
    await world.importText(text);
    const [field] = world.contactRooms.customFields.list();
    expect(field).toMatchObject({ name: 'Shoe size', kind: 'number' });
    await world.importText(text.replace('38,5', '39'));
    expect(world.contactRooms.customFields.list()).toHaveLength(1);
    const [ada] = await world.contacts();
    expect(ada?.fields).toEqual([{ fieldId: field?.id, value: '39' }]);
  });

  it('keeps opted-out numbers opted out, and puts on the list who says so', async () => {
    const world = openImportWorld();
    value(world.contactRooms.optOuts.add('0171 2345678', 'by phone'));
    const text = 'Name,Phone,Opted out\nAda,0171 2345678,\nGrace,0171 2345679,2024-05-01\n';
    const report = await world.importText(text);
    expect(report).toMatchObject({ created: 2, optedOut: 1, counts: { 'opted-out': 2, new: 0 } });
    const contacts = await world.contacts();
    expect(contacts.map(({ optOuts }) => optOuts)).toMatchObject([
      [{ e164: '+491712345678', how: 'by phone' }],
      [{ e164: '+491712345679', optedOutAt: Date.UTC(2024, 4, 1) }],
    ]);
  });

  it.each([
    ['number', '0171 2345678', 1],
    ['contact', '0171 2345679', 1],
    ['number and the contact', '0171 2345678,0171 2345679', 2],
  ])('puts on the list who says so in a row that repeats a %s', async (_, numbers, optedOut) => {
    const world = openImportWorld();
    const known = ['0171 2345678', '0171 2345679'].map((typed) => ({ typed, label: '' }));
    value(world.contactRooms.contacts.save(aContactInput({ numbers: known })));
    const text = `Name,Opted out,Phone,Phone\nAda,,0171 2345678,\nAda,yes,${numbers.padEnd(13, ',')}\n`;
    const report = await world.importText(text);
    expect(report).toMatchObject({ counts: { duplicate: 1 }, optedOut });
    const [ada] = await world.contacts();
    expect(ada?.optOuts).toHaveLength(optedOut);
  });

  it('gives no contact more numbers or tags than its form holds, and names those left out', async () => {
    const world = openImportWorld();
    const numbers = Array.from({ length: 20 }, (_, nth) => `0171 ${String(2_000_000 + nth)}`);
    const tags = Array.from({ length: 100 }, (_, nth) => `Tag ${String(nth)}`);
    const known = numbers.map((typed) => ({ typed, label: '' }));
    value(world.contactRooms.contacts.save(aContactInput({ numbers: known, tags })));
    const { session } = await world.check(
      'Name,Phone,Phone,Tags\nAda,0171 2000000,0171 3000000,"tag 1, More"\n',
    );
    const page = value(world.imports.rows(session.importId, 'all', { offset: 0, limit: 1 }));
    expect(page.rows[0]?.leftOut).toEqual([
      { part: 'numbers', value: '0171 3000000' },
      { part: 'tags', value: 'More' },
    ]);
    value(await world.imports.run(session.importId));
    const [ada] = await world.contacts();
    expect(ada).toMatchObject({ givenName: 'Ada' });
    expect(ada?.numbers).toHaveLength(20);
    expect(ada?.tags).toHaveLength(100);
  });

  it('is read in another way on demand', async () => {
    const world = openImportWorld();
    const path = world.file('old.csv', Buffer.from('Name;Tel\nM\xfcller;0171 2345678', 'latin1'));
    const session = value(await world.imports.open({ kind: 'file', path }, 'old.csv'));
    const changed = value(
      await world.imports.changeReading(session.importId, {
        encoding: 'windows-1252',
        header: false,
      }),
    );
    expect(changed.reading).toMatchObject({ encoding: 'windows-1252', header: false });
    expect(changed.columns[0]?.samples).toEqual(['Name', 'Müller']);
  });

  it('takes a table that was pasted', async () => {
    const world = openImportWorld();
    const text = 'Name\tTelefon\nAda Lovelace\t0171 2345678\n';
    const session = value(await world.imports.open({ kind: 'text', text }, ''));
    const columns = session.columns.map(({ target }) => target);
    value(await world.imports.check(session.importId, columns));
    expect(value(await world.imports.run(session.importId))).toMatchObject({ created: 1 });
  });

  it('takes the cards of an address book', async () => {
    const world = openImportWorld();
    const cards =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lovelace;Ada;;;\r\nFN:Ada Lovelace\r\n' +
      'TEL;TYPE=CELL:0171 2345678\r\nTEL;TYPE=FAX:030 1234567\r\nEND:VCARD\r\n';
    const report = await world.importText(cards, [], 'contacts.vcf');
    expect(report).toMatchObject({ rows: 1, created: 1 });
    const [ada] = await world.contacts();
    expect(ada).toMatchObject({
      familyName: 'Lovelace',
      numbers: [{ e164: '+491712345678', label: 'mobile' }],
    });
  });

  it('asks again where the contacts have changed since, and that changes the rows', async () => {
    const world = openImportWorld();
    const { session } = await world.check('Name,Phone\nAda,0171 2345678\n');
    value(world.saveNew('Somebody', '0171 2345678'));
    expect(await world.imports.run(session.importId)).toMatchObject({
      error: { code: 'import-preview-changed' },
    });
    expect(await world.contacts()).toMatchObject([{ givenName: 'Somebody' }]);
    const page = value(world.imports.rows(session.importId, 'update', { offset: 0, limit: 5 }));
    expect(page).toMatchObject({ total: 1, rows: [{ name: 'Ada' }] });
    const report = value(await world.imports.run(session.importId));
    expect(report).toMatchObject({ created: 0, updated: 1 });
    expect(await world.contacts()).toMatchObject([{ givenName: 'Ada' }]);
  });

  it('checks the rows again where the contacts have changed since, and nothing of the rows', async () => {
    const world = openImportWorld();
    const { session } = await world.check('Name,Phone\nAda,0171 2345678\n');
    value(world.saveNew('Somebody', '0171 9999999'));
    expect(value(await world.imports.run(session.importId))).toMatchObject({ created: 1 });
  });

  it('does not take a new contact for the erased one whose place it has', async () => {
    const world = openImportWorld();
    const erased = value(world.saveNew('Somebody', '0171 2345678'));
    const { session } = await world.check('Name,Phone\nAda,0171 2345678\n');
    value(await world.contactRooms.erase(erased.id));
    value(world.saveNew('Else', '0171 9999999'));
    expect(await world.imports.run(session.importId)).toMatchObject({
      error: { code: 'import-preview-changed' },
    });
    value(await world.imports.run(session.importId));
    expect(await world.contacts()).toMatchObject([{ givenName: 'Ada' }, { givenName: 'Else' }]);
  });

  it('checks the rows again where a field has taken the name of one that it makes', async () => {
    const world = openImportWorld();
    const field = value(world.contactRooms.customFields.add('Size', 'number'));
    const { session } = await world.check('Name,Phone,Shoe size (number)\nAda,0171 2345678,38\n');
    value(world.contactRooms.customFields.rename(field.id, 'Shoe size'));
    value(await world.imports.run(session.importId));
    const [ada] = await world.contacts();
    expect(ada?.fields).toEqual([{ fieldId: field.id, value: '38' }]);
  });

  it('needs its file no more once it has been checked', async () => {
    const world = openImportWorld();
    const { session } = await world.check('Name,Phone\nAda,0171 2345678\n');
    rmSync(join(world.dir, 'customers.csv'));
    expect(value(await world.imports.run(session.importId))).toMatchObject({ created: 1 });
  });

  it('says so where its file has gone or changed before', async () => {
    const world = openImportWorld();
    const session = await world.open('Name,Phone\nAda,0171 2345678\n');
    const columns = session.columns.map(({ target }) => target);
    const path = join(world.dir, 'customers.csv');
    writeFileSync(path, 'Phone,Name\n0171 2345678,Ada\n');
    expect(await world.imports.check(session.importId, columns)).toMatchObject({
      error: { code: 'import-file-changed' },
    });
    rmSync(path);
    expect(await world.imports.check(session.importId, columns)).toMatchObject({
      error: { code: 'import-file-missing' },
    });
    expect(world.leftovers()).toEqual([]);
  });

  it('needs a column with numbers', async () => {
    const world = openImportWorld();
    const session = await world.open('Name,Phone\nAda,0171 2345678\n');
    const ignored = [{ kind: 'full-name' }, { kind: 'ignore' }] as const;
    expect(await world.imports.check(session.importId, ignored)).toMatchObject({
      error: { code: 'import-no-number-column' },
    });
  });

  it('saves the rows that it left out, with the reason for each', async () => {
    const world = openImportWorld();
    const { session } = await world.check(table);
    const path = join(world.dir, 'rejected.csv');
    expect(await world.imports.saveRejected(session.importId, path)).toEqual({
      ok: true,
      value: { path, rows: 3 },
    });
    const saved = readFileSync(path, 'utf8').split('\r\n');
    expect(saved.slice(0, 2)).toEqual([
      '\ufeffRow,Reason,Vorname,Nachname,Handy,E-Mail,Schlagwörter,Notizen',
      "4,Row 2 has the same number,Ada,Zweimal,'+49 171 2345678",
    ]);
    expect(saved[2]).toMatch(/^5,.* format the column as text, .*,Hedy,Lamarr,"4,41E\+11"$/);
    expect(saved[3]).toBe('6,This number cannot be texted.,Emmy,Noether,0171');
    expect(saved.slice(4)).toEqual(['']);
  });

  it('writes CSV as a German Excel reads it, in German', async () => {
    const world = openImportWorld();
    world.world.language = 'de';
    const { session } = await world.check(table);
    const rejected = join(world.dir, 'rejected.csv');
    value(await world.imports.saveRejected(session.importId, rejected));
    expect(readFileSync(rejected, 'utf8')).toMatch(/^\ufeff\p{L}+;\p{L}+;Vorname;Nachname;/u);

    value(await world.imports.run(session.importId));
    const contacts = join(world.dir, 'contacts.csv');
    value(await world.exports.run({ query: everyone, format: 'csv', path: contacts }));
    expect(readFileSync(contacts, 'utf8')).toContain('\r\nAda;Lovelace;');

    value(world.contactRooms.optOuts.add('0171 2345678', 'by phone'));
    const { csv } = await world.contactRooms.optOuts.export();
    expect(csv).toMatch(/;by phone\r\n$/);
    expect(value(await world.contactRooms.optOuts.import(csv))).toMatchObject({ known: 1 });
    const again = await world.importText(readFileSync(contacts, 'utf8'));
    expect(again).toMatchObject({ created: 0, counts: { update: 1 } });
  });

  it('leaves nothing behind once its report is closed', async () => {
    const world = openImportWorld();
    const { importId } = await world.importText(table);
    expect(world.leftovers()).toHaveLength(1);
    await world.imports.cancel(importId);
    expect(world.leftovers()).toEqual([]);
    expect(world.imports.rows(importId, 'all', { offset: 0, limit: 1 })).toMatchObject({
      error: { code: 'import-not-found' },
    });
  });

  it('tells how far it is', async () => {
    const world = openImportWorld();
    await world.importText(table);
    expect(world.progress.at(-1)).toMatchObject({ phase: 'writing', done: 5, total: 5 });
  });
});
