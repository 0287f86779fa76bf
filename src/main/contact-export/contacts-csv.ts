import type { TFunction } from 'i18next';
import { headerOfField } from '../contact-import/columns/header-words';
import { joinTags } from '../contact-import/cells/lists';
import { byteOrderMark, csvRow } from './csv';
import {
  optedOutCell,
  optedOutHow,
  type ExportedContact,
  type ExportFrame,
} from './exported-contact';

/** The first line, in the user's language; the import knows all of them. */
export function csvHeader(t: TFunction, { fields, mostNumbers, separator }: ExportFrame): string {
  const options = { ns: 'import' } as const;
  const numbers = Array.from({ length: mostNumbers }, (_, index) => [
    t('export.numberLabel', { ...options, nth: index + 1 }),
    t('export.number', { ...options, nth: index + 1 }),
  ]).flat();
  return (
    byteOrderMark +
    csvRow(
      [
        t('export.givenName', options),
        t('export.familyName', options),
        t('export.company', options),
        ...numbers,
        t('export.email', options),
        t('export.birthday', options),
        t('export.notes', options),
        t('export.tags', options),
        t('export.language', options),
        t('export.consentDate', options),
        t('export.consentSource', options),
        t('export.consentWording', options),
        t('export.optedOut', options),
        t('export.optedOutHow', options),
        ...fields.map(({ name, kind }) => headerOfField(name, kind)),
      ],
      separator,
    )
  );
}

/** A contact as a line. Numbers are in E.164: without their country they would mean others elsewhere. */
export function csvLine(
  exported: ExportedContact,
  { fields, mostNumbers, separator }: ExportFrame,
): string {
  const { contact } = exported;
  const numbers = Array.from({ length: mostNumbers }, (_, index) => {
    const number = contact.numbers[index];
    return [number?.label ?? '', number?.e164 ?? ''];
  }).flat();
  const values = new Map(contact.fields.map(({ fieldId, value }) => [fieldId, value]));
  return csvRow(
    [
      contact.givenName,
      contact.familyName,
      contact.company,
      ...numbers,
      contact.email,
      contact.birthday,
      contact.notes,
      joinTags(contact.tags),
      contact.language,
      contact.consent?.givenOn ?? '',
      contact.consent?.source ?? '',
      contact.consent?.wording ?? '',
      optedOutCell(exported),
      optedOutHow(exported),
      ...fields.map(({ id }) => values.get(id) ?? ''),
    ],
    separator,
  );
}
