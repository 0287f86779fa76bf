import { describe, expect, it } from 'vitest';
import type { ColumnTarget } from '../../../src/shared/domain/import';
import {
  guessColumns,
  type TableHead,
} from '../../../src/main/contact-import/columns/guess-columns';

function guess(
  header: readonly string[] | null,
  rows: TableHead['rows'] = [],
  changes: Partial<TableHead> = {},
): readonly ColumnTarget[] {
  return guessColumns({ header, rows, country: 'DE', fields: [], thisYear: 2026, ...changes });
}

/** The columns that are taken over: `header: kind`, with the label of numbers. */
function taken(headers: string, delimiter = ','): readonly string[] {
  const header = headers.split(delimiter);
  return guess(header).flatMap((target, column) => {
    if (target.kind === 'ignore') return [];
    const label = target.kind === 'number' && target.label !== '' ? ` (${target.label})` : '';
    return [`${header[column] ?? ''}: ${target.kind}${label}`];
  });
}

describe('the columns of a table', () => {
  it('are those of Google Contacts', () => {
    const headers =
      'First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,' +
      'Organization Name,Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,' +
      'E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,' +
      'Address 1 - Label,Address 1 - City,Website 1 - Value';
    expect(taken(headers)).toEqual([
      'First Name: given-name',
      'Middle Name: given-name',
      'Last Name: family-name',
      'Organization Name: company',
      'Birthday: birthday',
      'Notes: notes',
      'Labels: tags',
      'E-mail 1 - Value: email',
      'Phone 1 - Label: number-label',
      'Phone 1 - Value: number',
      'Phone 2 - Label: number-label',
      'Phone 2 - Value: number',
    ]);
  });

  it('are those of Google Contacts before 2024', () => {
    const headers =
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Group Membership,' +
      'E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,' +
      'Organization 1 - Name,Organization 1 - Title';
    expect(taken(headers)).toEqual([
      'Given Name: given-name',
      'Additional Name: given-name',
      'Family Name: family-name',
      'Birthday: birthday',
      'Group Membership: tags',
      'E-mail 1 - Value: email',
      'Phone 1 - Type: number-label',
      'Phone 1 - Value: number',
      'Organization 1 - Name: company',
    ]);
  });

  it('are those of Outlook', () => {
    const headers =
      'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,' +
      'Business Street,Business City,Business Fax,Business Phone,Business Phone 2,Callback,' +
      'Car Phone,Company Main Phone,Home Fax,Home Phone,Mobile Phone,Other Phone,Pager,' +
      'Primary Phone,TTY/TDD Phone,Anniversary,Birthday,Categories,E-mail Address,E-mail Type,' +
      'E-mail Display Name,Language,Notes,Web Page';
    expect(taken(headers)).toEqual([
      'First Name: given-name',
      'Middle Name: given-name',
      'Last Name: family-name',
      'Company: company',
      'Business Phone: number (work)',
      'Business Phone 2: number (work)',
      'Car Phone: number (other)',
      'Company Main Phone: number (work)',
      'Home Phone: number (home)',
      'Mobile Phone: number (mobile)',
      'Other Phone: number (other)',
      'Primary Phone: number (main)',
      'Birthday: birthday',
      'Categories: tags',
      'E-mail Address: email',
      'Language: language',
      'Notes: notes',
    ]);
  });

  it('are those of the German Outlook', () => {
    const headers =
      'Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;' +
      'Straße geschäftlich;Fax geschäftlich;Telefon geschäftlich;Telefon geschäftlich 2;Rückmeldung;' +
      'Autotelefon;Telefon Firma;Fax privat;Telefon (privat);Mobiltelefon;Weiteres Telefon;Pager;' +
      'Haupttelefon;Telefon für Hörbehinderte;E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;' +
      'Geburtstag;Kategorien;Notizen;Sprache;Webseite';
    expect(taken(headers, ';')).toEqual([
      'Vorname: given-name',
      'Weitere Vornamen: given-name',
      'Nachname: family-name',
      'Firma: company',
      'Telefon geschäftlich: number (work)',
      'Telefon geschäftlich 2: number (work)',
      'Autotelefon: number (other)',
      'Telefon Firma: number (work)',
      'Telefon (privat): number (home)',
      'Mobiltelefon: number (mobile)',
      'Weiteres Telefon: number (other)',
      'Haupttelefon: number (main)',
      'Telefon für Hörbehinderte: number',
      'E-Mail-Adresse: email',
      'Geburtstag: birthday',
      'Kategorien: tags',
      'Notizen: notes',
      'Sprache: language',
    ]);
  });

  it.each([
    ['Kunde;Handy;Kundennummer', ['Kunde: full-name', 'Handy: number (mobile)']],
    ['Name;Vorname;Tel.', ['Name: family-name', 'Vorname: given-name', 'Tel.: number']],
    ['Customer,Cell,Email', ['Customer: full-name', 'Cell: number (mobile)', 'Email: email']],
    ['NAME\tTELEFONNUMMER', ['NAME: full-name', 'TELEFONNUMMER: number']],
    ['Opted out,Einwilligung am', ['Opted out: opted-out', 'Einwilligung am: consent-date']],
  ])('are what people call them: %s', (headers, expected) => {
    expect(taken(headers, /[;,\t]/.exec(headers)?.[0])).toEqual(expected);
  });

  it.each([
    'SMS opt-out',
    'Marketing opt-out',
    'Opt out date',
    'Do not SMS',
    'Do not call',
    'Blacklist',
    'Keine SMS',
    'SMS abgemeldet',
    'SMS-Abmeldung',
    'Widerspruch',
    'Werbewiderspruch',
  ])('say who must not be texted: %s', (header) => {
    expect(taken(`Mobile,${header}`)).toEqual(['Mobile: number (mobile)', `${header}: opted-out`]);
  });

  it.each([
    ['SMS consent', 'consent-date'],
    ['SMS opt-in', 'ignore'],
    ['SMS erlaubt', 'ignore'],
    ['E-mail opt-out', 'ignore'],
  ])('that speak of consent are not numbers: %s', (header, kind) => {
    expect(guess([header])).toMatchObject([{ kind }]);
  });

  it('may say in several places who must not be texted', () => {
    const targets = guess(['Phone', 'Do not call', 'SMS opt-out']);
    expect(targets.map(({ kind }) => kind)).toEqual(['number', 'opted-out', 'opted-out']);
  });

  it('that are custom fields are found again by name and kind', () => {
    const fields = [{ id: 'f1', name: 'Shoe size', kind: 'number' as const }];
    const header = ['Shoe size (number)', 'Shoe Size', 'Shoe size (text)', 'Last visit (Datum)'];
    expect(guess(header, [], { fields })).toEqual([
      { kind: 'field', fieldId: 'f1', order: 'dmy' },
      { kind: 'field', fieldId: 'f1', order: 'dmy' },
      { kind: 'new-field', name: 'Shoe size', fieldKind: 'text', order: 'dmy' },
      { kind: 'new-field', name: 'Last visit', fieldKind: 'date', order: 'dmy' },
    ]);
  });

  it('without names are guessed from what stands in them', () => {
    const rows = [
      ['Ada', 'Lovelace', '0171 2345678', 'ada@example.com', '10.12.1815', 'Engines GmbH', '12'],
      ['Grace', 'Hopper', '030 1234567', 'grace@example.com', '9.12.1906', 'Navy AG', '7'],
    ];
    expect(guess(null, rows).map(({ kind }) => kind)).toEqual([
      'given-name',
      'family-name',
      'number',
      'email',
      'birthday',
      'company',
      'ignore',
    ]);
  });

  it('without names may hold whole names, and numbers that a spreadsheet destroyed', () => {
    const rows = [
      ['4.41E+11', 'Lovelace, Ada'],
      ['4.92E+11', 'Grace Hopper'],
    ];
    expect(guess(null, rows).map(({ kind }) => kind)).toEqual(['number', 'full-name']);
  });

  it('whose names tell nothing are taken for numbers or e-mail when they hold nothing else', () => {
    const rows = [['0171 2345678', 'ada@example.com', 'Lovelace']];
    expect(guess(['A', 'B', 'C'], rows).map(({ kind }) => kind)).toEqual([
      'number',
      'email',
      'ignore',
    ]);
  });

  it.each([
    [['25/12/1980', '1/2/1990'], 'DE', 'dmy'],
    [['12/25/1980', '1/2/1990'], 'DE', 'mdy'],
    [['1/2/1990'], 'US', 'mdy'],
    [['1/2/1990'], 'GB', 'dmy'],
    [['1.2.1990'], 'US', 'dmy'],
    [['1990-02-01'], 'US', 'ymd'],
  ] as const)('of dates have an order: %j in %s is %s', (cells, country, order) => {
    const rows = cells.map((cell) => [cell]);
    expect(guess(['Birthday'], rows, { country })).toEqual([{ kind: 'birthday', order }]);
  });
});
