import { describe, expect, it } from 'vitest';
import { contentLineSplitter } from '../../../../src/main/contact-import/readers/vcard/content-lines';
import { contactFixture, readFile, readText } from '../../../support/contact-import/read-source';
import { makeTemporaryFolder } from '../../../support/contact-import/temporary-folder';
import { fc } from '../../../support/property';

const nobody = {
  number: 1,
  line: 1,
  givenName: '',
  familyName: '',
  formattedName: '',
  company: '',
  numbers: [],
  emails: [],
  birthday: '',
  notes: '',
  categories: [],
  language: '',
  extensions: [],
};

describe('vCards', () => {
  it('of iCloud are read: groups with labels, folded lines, no year of birth, a company', async () => {
    const { source, cards, problem } = await readFile(contactFixture('icloud.vcf'));
    expect(problem).toBeNull();
    expect(source).toMatchObject({ kind: 'cards', format: 'vcard', encoding: 'utf-8' });
    expect(cards[0]).toMatchObject({
      givenName: 'Zoë',
      familyName: 'Brandt',
      formattedName: 'Zoë Brandt',
      company: 'Brandt & Töchter, Blumen',
      numbers: [
        { typed: '+1 (202) 555-0160', types: ['cell', 'voice', 'pref'], label: '' },
        { typed: '+1 202 555 0161', types: [], label: 'HomeFAX' },
        { typed: '0171 3920031', types: [], label: 'Werkstatt' },
      ],
      emails: ['zoe@brandt.example', 'zoe.privat@brandt.example'],
      birthday: '--02-29',
      notes: 'Holt freitags ab.\nZahlt bar, gern in kleinen Scheinen; fragt immer nach Tulpen.',
      categories: ['Stammkunden', 'Blumen, frisch'],
    });
    expect(cards[1]).toMatchObject({
      number: 2,
      line: 30,
      givenName: '',
      formattedName: 'Harbour Café',
      company: 'Harbour Café',
      birthday: '1999-12-31',
    });
  });

  it('of version 2.1 are read: quoted-printable with soft breaks, bare types, a card in a card', async () => {
    const { cards, problem } = await readFile(contactFixture('phone-2.1.vcf'));
    expect(problem).toBeNull();
    expect(cards).toHaveLength(2);
    expect(cards[0]).toMatchObject({
      givenName: 'Jörg',
      familyName: 'Müller',
      numbers: [
        { typed: '0171 3920041', types: ['cell'], label: '' },
        { typed: '030 23125 006', types: ['home', 'voice'], label: '' },
        { typed: '030 23125 007', types: ['work', 'fax'], label: '' },
        { typed: '+49 30 23125 008', types: ['x-laden', 'pref'], label: '' },
      ],
      birthday: '1980-02-29',
      notes:
        'Schönes Geschäft\nzweite Zeile mit € und einem sehr langen Satz, der umbrochen werden muß',
    });
    expect(cards[1]).toMatchObject({
      givenName: 'Dana',
      company: "Dana's Diner",
      numbers: [{ typed: '2025550170' }],
    });
  });

  it('of Outlook are read by the character set that each value names', async () => {
    const { cards } = await readFile(contactFixture('outlook-2.1.vcf'), { encoding: 'utf-8' });
    expect(cards[0]).toMatchObject({
      givenName: 'Änne',
      familyName: 'Größe',
      company: 'Gärtnerei Größe',
      emails: ['aenne@groesse.example'],
    });
  });

  it('of version 4.0 are read: URIs, preferences, alternatives, languages, extensions', async () => {
    const { cards } = await readFile(contactFixture('contacts-4.0.vcf'));
    expect(cards).toEqual([
      {
        ...nobody,
        givenName: 'Thi Lan',
        familyName: 'Nguyen',
        formattedName: 'Nguyen Thi Lan',
        numbers: [
          { typed: '+1-202-555-0180', types: ['voice', 'cell', 'pref'], label: '' },
          { typed: '+1-202-555-0181', types: ['home'], label: '' },
        ],
        emails: ['lan@example.com', 'lan.home@example.com'],
        birthday: '--04-05',
        notes: 'Semicolons; stay; commas, too. Back\\slash.',
        categories: ['regular', 'vip'],
        language: 'vi',
        extensions: [
          {
            name: 'X-QUICKSEND-CONSENT',
            params: { SOURCE: 'form: web, 2025' },
            value: '2025-03-01',
          },
        ],
      },
    ]);
  });

  it('are read from UTF-16', async () => {
    const folder = makeTemporaryFolder();
    try {
      const bytes = Buffer.from(`\ufeff${card('N:Żak;Łukasz')}`, 'utf16le');
      const { source, cards } = await readFile(folder.write('wide.vcf', bytes));
      expect(source?.encoding).toBe('utf-16le');
      expect(cards[0]).toMatchObject({ givenName: 'Łukasz', familyName: 'Żak' });
    } finally {
      folder.remove();
    }
  });

  it.each([
    ['1990-04-05', '1990-04-05'],
    ['19900405', '1990-04-05'],
    ['1990-04-05T00:00:00Z', '1990-04-05'],
    ['--0405', '--04-05'],
    ['--04-05', '--04-05'],
    ['0000-02-29', '--02-29'],
    ['1990-02-30', ''],
    ['1990-04', ''],
    ['---05', ''],
    ['circa 1990', ''],
  ])('give the birthday %s as %j', async (written, birthday) => {
    const { cards } = await readText(card(`BDAY:${written}`));
    expect(cards[0]?.birthday).toBe(birthday);
  });

  it('may lack everything, and hold lines that are no property', async () => {
    const { cards } = await readText(card('nonsense', ';;:x', 'A B:c', ':', '', 'N'));
    expect(cards).toEqual([nobody]);
  });

  it('lose photos, sounds and keys, folded or not', async () => {
    const { cards } = await readText(
      card('PHOTO;ENCODING=b:AAAA', ' BBBB', 'item1.LOGO:x', 'NOTE;ENCODING=BASE64:QUJD', 'FN:Ann'),
    );
    expect(cards[0]).toEqual({ ...nobody, formattedName: 'Ann' });
  });

  it('are the same wherever the pieces are cut', () => {
    const text = 'A:1\r\nB;QUOTED-PRINTABLE:x=\r\ny\r\nC:2\r\n 3\r4:5\n\tz\r\nPHOTO:p\n q\nD:6';
    const whole = contentLineSplitter(1000).take(text, true);
    expect(whole.map((line) => line.text)).toEqual([
      'A:1',
      'B;QUOTED-PRINTABLE:xy',
      'C:23',
      '4:5z',
      'D:6',
    ]);
    expect(whole.map(({ line }) => line)).toEqual([1, 2, 4, 6, 10]);
    for (const { text: line, parts } of whole)
      for (const { at, byte } of parts) expect(text[byte]).toBe(line[at]);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const borders = [0, ...cuts.sort((one, other) => one - other), text.length];
        const splitter = contentLineSplitter(1000);
        const lines = borders
          .slice(1)
          .flatMap((end, at) =>
            splitter.take(text.slice(borders[at], end), at === borders.length - 2),
          );
        expect(lines).toEqual(whole);
      }),
    );
  });
});

describe('vCards that cannot be read', () => {
  it('name the card that has no end', async () => {
    const text = `${card('FN:Ann')}BEGIN:VCARD\r\nFN:Ben\r\n`;
    const { cards, problem } = await readText(text);
    expect(cards).toHaveLength(1);
    expect(problem).toEqual({ code: 'import-card-open', params: { card: 2, line: 4 } });
  });

  it('name the card that ends in another', async () => {
    const { problem } = await readText(`BEGIN:VCARD\r\nFN:Ann\r\n${card('FN:Ben')}`);
    expect(problem).toEqual({ code: 'import-card-open', params: { card: 1, line: 1 } });
  });

  it('name the card that is too long, in one line or many', async () => {
    const limits = { cardLength: 1000 };
    const problem = { code: 'import-card-too-long', params: { card: 1, line: 1 } };
    expect(await readText(card(`NOTE:${'x'.repeat(2000)}`), { limits })).toMatchObject({ problem });
    expect(await readText(card('NOTE:x', ...repeat(' xxx', 500)), { limits })).toMatchObject({
      problem,
    });
    expect(await readText(card(...repeat('NOTE:x', 500)), { limits })).toMatchObject({ problem });
  });

  it('name the limit where there are too many', async () => {
    const { problem } = await readText(repeat(card('FN:Ann'), 3).join(''), {
      limits: { cards: 2 },
    });
    expect(problem).toEqual({ code: 'import-too-many-cards', params: { limit: 2 } });
  });
});

function card(...lines: readonly string[]): string {
  return ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
}

function repeat(text: string, times: number): string[] {
  return Array.from({ length: times }, () => text);
}
