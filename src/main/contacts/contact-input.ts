import type { ChannelInput } from '#shared/contract/channels';
import { isBirthday, isCalendarDate } from '#shared/domain/calendar-date';
import type {
  Consent,
  Contact,
  ContactNumber,
  CustomField,
  FieldValue,
} from '#shared/domain/contact';
import { uniqueNames } from '#shared/domain/name-key';
import { parsePhone, type CountryCode, type E164 } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';

/** A contact as the user filled it in; `id` is `null` for a new one. */
export type ContactInput = ChannelInput<'saveContact'>;

/** What a person can change of a contact. */
export type ContactContents = Omit<Contact, 'id' | 'createdAt' | 'updatedAt'>;

export interface InputContext {
  /** The numbers that the contact has already. */
  readonly known: readonly ContactNumber[];
  readonly customFields: readonly CustomField[];
  /** For numbers that are typed without a country code. */
  readonly defaultCountry: CountryCode;
}

/**
 * Reads a form. Empty numbers, tags and values are left out, what is given twice is kept once.
 *
 * Errors: `contact-number-missing`, `contact-number-invalid` (params `number`),
 * `contact-email-invalid`, `contact-birthday-invalid`, `contact-field-invalid` (params `field`),
 * `contact-consent-incomplete`.
 */
export function readContact(
  input: ContactInput,
  context: InputContext,
): Result<ContactContents, AppError> {
  const numbers = readNumbers(input.numbers, context);
  if (!numbers.ok) return numbers;
  const email = input.email.trim();
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    return err(appError('contact-email-invalid'));
  }
  const birthday = input.birthday.trim();
  if (birthday !== '' && !isBirthday(birthday)) return err(appError('contact-birthday-invalid'));
  const fields = readFields(input.fields, context.customFields);
  if (!fields.ok) return fields;
  const consent = readConsent(input.consent);
  if (!consent.ok) return consent;
  return ok({
    givenName: input.givenName.trim(),
    familyName: input.familyName.trim(),
    company: input.company.trim(),
    numbers: numbers.value,
    email,
    birthday,
    notes: input.notes.trim(),
    tags: uniqueNames(input.tags),
    fields: fields.value,
    language: input.language,
    consent: consent.value,
  });
}

/**
 * Reads the numbers as typed. One that the contact has already, typed the same, stays the number that
 * it was: the default country may have changed since.
 */
function readNumbers(
  inputs: ContactInput['numbers'],
  { known, defaultCountry }: InputContext,
): Result<readonly ContactNumber[], AppError> {
  const numbers = new Map<E164, ContactNumber>();
  for (const { typed: raw, label } of inputs) {
    const typed = raw.trim();
    if (typed === '') continue;
    const same = known.find((number) => number.typed === typed);
    const e164 = same?.e164 ?? e164Of(typed, defaultCountry);
    if (e164 === null) {
      return err(appError('contact-number-invalid', { params: { number: typed } }));
    }
    if (!numbers.has(e164)) numbers.set(e164, { e164, typed, label: label.trim() });
  }
  if (numbers.size === 0) return err(appError('contact-number-missing'));
  return ok([...numbers.values()]);
}

/** The number that something typed means, or `null`. */
export function e164Of(typed: string, defaultCountry: CountryCode): E164 | null {
  const parsed = parsePhone(typed, defaultCountry);
  return parsed.ok ? parsed.value.e164 : null;
}

/** Values of fields that are gone are left out: somebody deleted them while the form was open. */
function readFields(
  inputs: ContactInput['fields'],
  customFields: readonly CustomField[],
): Result<readonly FieldValue[], AppError> {
  const values = new Map<string, FieldValue>();
  for (const { fieldId, value: raw } of inputs) {
    const field = customFields.find(({ id }) => id === fieldId);
    if (field === undefined || raw.trim() === '') continue;
    const value = readValue(field, raw.trim());
    if (value === null) {
      return err(appError('contact-field-invalid', { params: { field: field.name } }));
    }
    values.set(fieldId, { fieldId, value });
  }
  return ok([...values.values()]);
}

function readValue({ kind }: CustomField, typed: string): string | null {
  switch (kind) {
    case 'text':
      return typed;
    case 'number':
      return /^[+-]?\d+([.,]\d+)?$/.test(typed) ? typed.replace(/^\+/, '').replace(',', '.') : null;
    case 'date':
      return isCalendarDate(typed) ? typed : null;
    default:
      return assertNever(kind);
  }
}

function readConsent(input: ContactInput['consent']): Result<Consent | null, AppError> {
  if (input === null) return ok(null);
  const consent = {
    givenOn: input.givenOn.trim(),
    source: input.source.trim(),
    wording: input.wording.trim(),
  };
  if (!isCalendarDate(consent.givenOn) || consent.source === '') {
    return err(appError('contact-consent-incomplete'));
  }
  return ok(consent);
}
