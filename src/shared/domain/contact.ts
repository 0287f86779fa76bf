import type { E164 } from './phone';

export interface ContactNumber {
  readonly e164: E164;
  /** What the user typed, kept beside the normal form. */
  readonly typed: string;
  /** `mobile`, `work` or the user's own word; may be empty. */
  readonly label: string;
}

export const fieldKinds = ['text', 'number', 'date'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A field that the user added, once for all contacts. */
export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
}

/**
 * What a contact has in a custom field; never empty.
 *
 * A number is a decimal with a dot, such as `-12.5`; a date is `YYYY-MM-DD`.
 */
export interface FieldValue {
  readonly fieldId: string;
  readonly value: string;
}

/** That a person agreed to be texted. */
export interface Consent {
  /** `YYYY-MM-DD`. */
  readonly givenOn: string;
  /** Where it was given, such as `card at the counter`. */
  readonly source: string;
  /** What the person agreed to, word for word; may be empty. */
  readonly wording: string;
}

export interface Contact {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly company: string;
  /** At least one. */
  readonly numbers: readonly ContactNumber[];
  /** May be empty. */
  readonly email: string;
  /** Empty, `YYYY-MM-DD`, or `--MM-DD` where the year is not known (RFC 6350). */
  readonly birthday: string;
  readonly notes: string;
  /** Names; whatever its case, a tag is the same tag. */
  readonly tags: readonly string[];
  readonly fields: readonly FieldValue[];
  /** Empty, or a BCP 47 tag such as `de`. */
  readonly language: string;
  readonly consent: Consent | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a contact is called by. */
export type NamedContact = Pick<Contact, 'givenName' | 'familyName' | 'company' | 'numbers'>;

/**
 * A contact's name: `Given Family`, else the company, else the first number.
 *
 * The number is as it was typed: to write it in the usual form takes metadata that a window should
 * not have to wait for.
 */
export function contactName({ givenName, familyName, company, numbers }: NamedContact): string {
  const person = [givenName, familyName].filter((part) => part !== '').join(' ');
  if (person !== '') return person;
  if (company !== '') return company;
  const first = numbers[0];
  if (first === undefined) return '';
  return first.typed === '' ? first.e164 : first.typed;
}

const mobileWords = /mobil|handy|cell|iphone|natel/i;

/** Whether a number's label says in one of the usual words that it is a mobile's, which takes texts. */
export function isMobileLabel(label: string): boolean {
  return mobileWords.test(label);
}

/** A number that must not be texted, whoever has it. */
export interface OptOut {
  readonly e164: E164;
  readonly optedOutAt: number;
  /** How the person said so, such as `by phone`; may be empty. */
  readonly how: string;
}

export const contactScopes = ['all', 'consent', 'no-consent', 'opted-out', 'in-bin'] as const;

/** Which contacts a query looks at. `all`, `consent`, `no-consent` and `opted-out` leave the bin out. */
export type ContactScope = (typeof contactScopes)[number];

/** A live group of contacts: what is searched for, a tag, or a saved search. */
export interface ContactQuery {
  /** Words and pieces of numbers; empty for all. */
  readonly text: string;
  /** Names; a contact must have all of them. */
  readonly tags: readonly string[];
  readonly only: ContactScope;
  /** Only those whom an import made or updated, while it can be undone. */
  readonly importId?: string;
}

/** Everyone who is not in the bin. */
export const everyone: ContactQuery = { text: '', tags: [], only: 'all' };

/** Some contacts: those named, or all that a query finds. */
export type ContactSelection =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'query'; readonly query: ContactQuery };

/** A contact as a list shows it. */
export interface ListedContact extends Contact {
  /** Those of its numbers that must not be texted. */
  readonly optedOut: readonly E164[];
  /** When it was put into the bin; `null` where it is not there. */
  readonly deletedAt: number | null;
}

export interface ContactPage {
  readonly contacts: readonly ListedContact[];
  readonly total: number;
  /** Where in the whole list those begin that match but for one letter; `total` where there are none. */
  readonly firstTypoAt: number;
}

/** Two contacts that became one, and can be parted again. */
export interface Merge {
  readonly id: string;
  readonly mergedAt: number;
  /** The name of the one that went into the other. */
  readonly goneName: string;
}

/** A contact with all that its page shows. */
export interface ContactDetails extends Contact {
  /** The opt-outs of its numbers. */
  readonly optOuts: readonly OptOut[];
  readonly deletedAt: number | null;
  /** The merges into it, newest first. */
  readonly merges: readonly Merge[];
}

export interface TagCount {
  readonly name: string;
  /** Of contacts that are not in the bin. */
  readonly count: number;
}

export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: ContactQuery;
  /** How many contacts it finds now. */
  readonly count: number;
}

/** An opt-out that was taken back, and why. */
export interface OptOutLift extends OptOut {
  readonly liftedAt: number;
  readonly reason: string;
}

/** An opt-out as a list shows it. */
export interface ListedOptOut extends OptOut {
  readonly contactId: string | null;
  readonly name: string | null;
}

export interface OptOutPage {
  readonly optOuts: readonly ListedOptOut[];
  readonly total: number;
}

/** What came of the opt-outs in a file. */
export interface OptOutReport {
  readonly added: number;
  /** On the list already. */
  readonly known: number;
  /** Rows without a number that can be texted; `row` counts from 1 and includes the heading. */
  readonly rejected: readonly { readonly row: number; readonly value: string }[];
}

/** Something that To may offer: a contact's number, or a number texted before. */
export interface RecipientSuggestion {
  readonly e164: E164;
  readonly contactId: string | null;
  readonly name: string | null;
  readonly label: string;
  readonly lastTextedAt: number | null;
  /** It must not be texted. */
  readonly optedOut: boolean;
}
