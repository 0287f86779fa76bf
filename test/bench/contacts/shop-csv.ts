import Papa from 'papaparse';
import type { ContactNumber } from '#shared/domain/contact';
import { generateContacts } from '../../support/contacts/generate-contacts';

const header =
  'Given name,Family name,Company,Mobile,Work phone,Other phone,E-mail,Birthday,Notes,Tags,Language';

/** As a phone book in Germany has them: numbers from elsewhere have their country's code. */
function writtenNumber(number: ContactNumber | undefined): string {
  if (number === undefined) return '';
  return number.e164.startsWith('+49') ? number.typed : number.e164;
}

/** The customers of a large shop as a spreadsheet would have them. */
export function shopCsv(count: number): string {
  const rows = Array.from(generateContacts(count), (contact) => [
    contact.givenName,
    contact.familyName,
    contact.company,
    ...[0, 1, 2].map((index) => writtenNumber(contact.numbers[index])),
    contact.email,
    contact.birthday,
    contact.notes,
    contact.tags.join(', '),
    contact.language,
  ]);
  return `${header}\r\n${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}
