import type { Language } from './settings';

/** The fields that every contact has, in the order in which a menu offers them. */
export const contactFields = [
  'first_name',
  'last_name',
  'name',
  'company',
  'email',
  'birthday',
  'number',
] as const;

export type ContactField = (typeof contactFields)[number];

/** The field that the clock fills: today, or so many days or weeks from it. */
export const dateField = 'date';

const germanNames: Readonly<Record<ContactField | typeof dateField, string>> = {
  first_name: 'vorname',
  last_name: 'nachname',
  name: 'name',
  company: 'firma',
  email: 'email',
  birthday: 'geburtstag',
  number: 'nummer',
  date: 'datum',
};

/** How a field is written by somebody who speaks a language; all of them are understood in any. */
export function fieldName(field: ContactField | typeof dateField, language: Language): string {
  return language === 'de' ? germanNames[field] : field;
}

// By key. What stands on the right is the field's own key.
const aliases: Readonly<Record<string, string>> = {
  givenname: 'firstname',
  vorname: 'firstname',
  familyname: 'lastname',
  surname: 'lastname',
  nachname: 'lastname',
  fullname: 'name',
  firma: 'company',
  mail: 'email',
  geburtstag: 'birthday',
  geburtsdatum: 'birthday',
  phone: 'number',
  phonenumber: 'number',
  mobile: 'number',
  nummer: 'number',
  telefon: 'number',
  telefonnummer: 'number',
  handynummer: 'number',
  datum: 'date',
};

/** What no name in a template can hold, and what is written in more than one way. */
const ignored = /[\s_\-.|{}]+/gu;

/** What makes names of fields the same: `first_name`, `First name` and `firstname` are one. */
export function fieldKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(ignored, '');
}

/** The key of the field that a key also names, such as `firstname` for `vorname`; else itself. */
export function fieldOfAlias(key: string): string {
  return Object.hasOwn(aliases, key) ? (aliases[key] ?? key) : key;
}

/** Writes a field into a template: `{{first_name}}`, or `{{first_name|there}}` with a fallback. */
export function fieldText(name: string, fallback: string | null = null): string {
  const bare = (text: string): string => text.replace(/[{}|\s]+/gu, ' ').trim();
  return `{{${bare(name)}${fallback === null ? '' : `|${bare(fallback)}`}}}`;
}
