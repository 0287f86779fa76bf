import Papa from 'papaparse';
import { generateContacts } from '../../support/contacts/generate-contacts';

const header =
  'Given name,Family name,Company,Mobile,Work phone,Other phone,E-mail,Birthday,Notes,Tags,Language';

/** The customers of a large shop as a spreadsheet would have them. */
export function shopCsv(count: number): string {
  const rows = Array.from(generateContacts(count), (contact) => [
    contact.givenName,
    contact.familyName,
    contact.company,
    ...[0, 1, 2].map((index) => contact.numbers[index]?.typed ?? ''),
    contact.email,
    contact.birthday,
    contact.notes,
    contact.tags.join(', '),
    contact.language,
  ]);
  return `${header}\r\n${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}
