import { contactName, type ContactNumber } from '#shared/domain/contact';
import { cardExtensions } from '../contact-import/rows/read-card';
import {
  optedOutCell,
  optedOutHow,
  type ExportedContact,
  type ExportFrame,
} from './exported-contact';

const lineEnd = '\r\n';
/** Of a line, in bytes, its end left out (RFC 6350, 3.2). */
const longestLine = 75;

/** What has to be escaped (RFC 6350, 3.4); most texts have none of it. */
const special = /[\\,;\r\n]/;

/** Labels that vCard has words for. */
const types = new Map([
  ['mobile', 'cell'],
  ['home', 'home'],
  ['work', 'work'],
]);

/** A contact as a card of version 4.0 (RFC 6350). */
export function vcard(exported: ExportedContact, { fields }: Pick<ExportFrame, 'fields'>): string {
  const { contact } = exported;
  const { consent } = contact;
  const first = contact.numbers[0]?.e164 ?? '';
  const named = contactName({ ...contact, numbers: [] });
  const values = new Map(contact.fields.map(({ fieldId, value }) => [fieldId, value]));
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${escaped(named === '' ? first : named)}`,
    `N:${escaped(contact.familyName)};${escaped(contact.givenName)};;;`,
    ...property('ORG', contact.company),
    ...contact.numbers.flatMap(numberLines),
    ...property('EMAIL', contact.email),
    ...(contact.birthday === '' ? [] : [`BDAY:${basicDate(contact.birthday)}`]),
    ...property('NOTE', contact.notes),
    ...(contact.tags.length === 0 ? [] : [`CATEGORIES:${contact.tags.map(escaped).join(',')}`]),
    ...property('LANG', contact.language),
    ...property(cardExtensions.consentDate, consent?.givenOn ?? ''),
    ...property(cardExtensions.consentSource, consent?.source ?? ''),
    ...property(cardExtensions.consentWording, consent?.wording ?? ''),
    ...property(cardExtensions.optedOut, optedOutCell(exported)),
    ...property(cardExtensions.optedOutHow, optedOutHow(exported)),
    ...fields.flatMap(({ id, name, kind }) => {
      const value = values.get(id);
      if (value === undefined) return [];
      return property(cardExtensions.field, JSON.stringify([name, kind, value]));
    }),
    'END:VCARD',
  ];
  return lines.map((line) => folded(line) + lineEnd).join('');
}

function property(name: string, value: string): readonly string[] {
  return value === '' ? [] : [`${name}:${escaped(value)}`];
}

/** A label that vCard has no word for stands in a property of the same group, as Apple writes it. */
function numberLines({ e164, label }: ContactNumber, index: number): readonly string[] {
  const type = types.get(label);
  if (type !== undefined) return [`TEL;VALUE=uri;TYPE=${type}:tel:${e164}`];
  if (label === '') return [`TEL;VALUE=uri:tel:${e164}`];
  const group = `item${String(index + 1)}`;
  return [`${group}.TEL;VALUE=uri:tel:${e164}`, `${group}.X-ABLABEL:${escaped(label)}`];
}

/** `19800312` or `--0312` (RFC 6350, 4.3.1). */
function basicDate(birthday: string): string {
  return birthday.startsWith('--')
    ? `--${birthday.slice(2).replace('-', '')}`
    : birthday.replaceAll('-', '');
}

function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll(/[\\,;]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

/** Parts a long line where a character ends. */
function folded(line: string): string {
  if (line.length * 3 <= longestLine || Buffer.byteLength(line) <= longestLine) return line;
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (bytes + size > longestLine) {
      parts.push(part);
      part = '';
      // The blank that a line goes on with.
      bytes = 1;
    }
    part += char;
    bytes += size;
  }
  return [...parts, part].join(`${lineEnd} `);
}
