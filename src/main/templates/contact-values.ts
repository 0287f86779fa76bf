import { contactName, type Contact, type CustomField } from '#shared/domain/contact';
import type { E164 } from '#shared/domain/phone';
import type { TemplateValues } from '#shared/domain/template';
import { calendarDateText } from '#shared/domain/template-date';
import { fieldKey, type ContactField } from '#shared/domain/template-fields';

/** Whom a text is merged for: the contact may not be known, the number always is. */
export interface MergeRecipient {
  readonly e164: E164;
  readonly contact: Contact | null;
}

/**
 * What a recipient puts into a template's fields, in the language of the template.
 *
 * Every field of the user's own is there, empty where the contact has nothing in it, so that it is
 * known. One that is called like a contact's own, such as `Company`, does not take its place.
 */
export function contactValues(
  { e164, contact }: MergeRecipient,
  fields: readonly CustomField[],
  language: string,
): TemplateValues {
  const own: Readonly<Record<ContactField, string>> = {
    first_name: contact?.givenName ?? '',
    last_name: contact?.familyName ?? '',
    name: nameOf(contact),
    company: contact?.company ?? '',
    email: contact?.email ?? '',
    birthday: calendarDateText(contact?.birthday ?? '', language),
    number: e164,
  };
  const values = new Map(Object.entries(own).map(([name, value]) => [fieldKey(name), value]));
  const filled = new Map(contact?.fields.map(({ fieldId, value }) => [fieldId, value]));
  for (const field of fields) {
    const key = fieldKey(field.name);
    if (values.has(key)) continue;
    values.set(key, valueText(field, filled.get(field.id) ?? '', language));
  }
  return Object.fromEntries(values);
}

/** Not its number, as in a list of contacts: nobody is greeted by it. */
function nameOf(contact: Contact | null): string {
  return contact === null ? '' : contactName({ ...contact, numbers: [] });
}

function valueText({ kind }: CustomField, value: string, language: string): string {
  switch (kind) {
    case 'text':
      return value;
    case 'date':
      return calendarDateText(value, language);
    case 'number':
      return value.replace('.', decimalSign(language));
  }
}

const decimalSigns = new Map<string, string>();

function decimalSign(language: string): string {
  const known = decimalSigns.get(language);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  const sign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  decimalSigns.set(language, sign);
  return sign;
}
