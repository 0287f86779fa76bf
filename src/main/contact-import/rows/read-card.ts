import * as v from 'valibot';
import { fieldKinds, type CustomField, type FieldKind } from '#shared/domain/contact';
import { splitName } from '../cells/names';
import type { ParsedCard } from '../readers/parsed-card';
import type { Candidate } from './candidate';
import type { CandidateDraft } from './draft-candidate';

/** Finds the custom field of a name and kind, or makes it; `null` where the name is taken. */
export type FindField = (name: string, kind: FieldKind) => CustomField | null;

const labelOfType: Readonly<Record<string, string>> = {
  cell: 'mobile',
  iphone: 'mobile',
  home: 'home',
  work: 'work',
  main: 'main',
  other: 'other',
  car: 'other',
};
const notForTexts = new Set(['fax', 'pager', 'modem', 'isdn', 'bbs', 'textphone']);

/**
 * What our own cards hold beside the standard, which lets programs add properties with `X-`
 * (RFC 6350, 6.10). The value of a field is JSON: its name, its kind and what the contact has in it.
 */
export const cardExtensions = {
  consentDate: 'X-QUICKSEND-CONSENT-DATE',
  consentSource: 'X-QUICKSEND-CONSENT-SOURCE',
  consentWording: 'X-QUICKSEND-CONSENT-WORDING',
  optedOut: 'X-QUICKSEND-OPTED-OUT',
  optedOutHow: 'X-QUICKSEND-OPTED-OUT-HOW',
  field: 'X-QUICKSEND-FIELD',
} as const;

const fieldSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictTuple([v.string(), v.picklist(fieldKinds), v.string()]),
);

/** Reads a card. Numbers that a text cannot reach by their kind, such as faxes, are left aside. */
export function readCard(card: ParsedCard, findField: FindField, draft: CandidateDraft): Candidate {
  if (card.givenName !== '' || card.familyName !== '') {
    draft.addGivenName(card.givenName);
    draft.addFamilyName(card.familyName);
  } else if (isName(card)) {
    const { givenName, familyName } = splitName(card.formattedName);
    draft.addGivenName(givenName);
    draft.addFamilyName(familyName);
  }
  draft.setCompany(card.company);
  for (const { typed, types, label } of card.numbers) {
    if (types.some((type) => notForTexts.has(type))) continue;
    const known = types.map((type) => labelOfType[type]).find((word) => word !== undefined);
    draft.addNumbers(typed, label === '' ? (known ?? '') : label, false);
  }
  card.emails.forEach((email) => draft.addEmail(email));
  draft.setBirthday(card.birthday, 'ymd');
  draft.addNotes(card.notes);
  draft.addTags(card.categories);
  draft.setLanguage(card.language);
  for (const { name, value } of card.extensions) {
    switch (name) {
      case cardExtensions.consentDate:
        draft.setConsentDate(value, 'ymd');
        break;
      case cardExtensions.consentSource:
        draft.setConsentSource(value);
        break;
      case cardExtensions.consentWording:
        draft.setConsentWording(value);
        break;
      case cardExtensions.optedOut:
        draft.setOptedOut(value, 'ymd');
        break;
      case cardExtensions.optedOutHow:
        draft.setOptedOutHow(value);
        break;
      case cardExtensions.field: {
        const read = v.safeParse(fieldSchema, value);
        if (!read.success) break;
        const [fieldName, kind, fieldValue] = read.output;
        const field = findField(fieldName, kind);
        if (field !== null) draft.addField(field.id, field.kind, fieldValue, 'ymd');
        break;
      }
    }
  }
  return draft.done(card.number);
}

/** Cards need a name: those without one have the company's, or a number, in its place. */
function isName({ formattedName, company, numbers }: ParsedCard): boolean {
  return formattedName !== company && !numbers.some(({ typed }) => typed === formattedName);
}
