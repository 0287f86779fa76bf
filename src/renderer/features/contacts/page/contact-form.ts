import type { ChannelInput } from '#shared/contract/channels';
import { isBirthday, isCalendarDate } from '#shared/domain/calendar-date';
import type { Contact, CustomField } from '#shared/domain/contact';

/** A contact as it stands in the form, with what is half typed. */
export interface ContactForm {
  readonly givenName: string;
  readonly familyName: string;
  readonly company: string;
  readonly numbers: readonly { readonly typed: string; readonly label: string }[];
  readonly email: string;
  readonly birthday: { readonly day: string; readonly month: string; readonly year: string };
  readonly language: string;
  readonly notes: string;
  readonly tags: readonly string[];
  /** By the field's id. */
  readonly fields: Readonly<Record<string, string>>;
  readonly consent: {
    readonly givenOn: string;
    readonly source: string;
    readonly wording: string;
  } | null;
}

/** What is wrong with a form, beside the numbers, which take a numbering plan to judge. */
export interface FormProblems {
  readonly email: boolean;
  readonly birthday: boolean;
  /** Ids of fields that do not hold what they are for. */
  readonly fields: readonly string[];
  readonly consentDate: boolean;
  readonly consentSource: boolean;
}

const noBirthday = { day: '', month: '', year: '' };

/** The form of a contact, or of a new one whose first number has a label. */
export function formOf(contact: Contact | null, label: string): ContactForm {
  return {
    givenName: contact?.givenName ?? '',
    familyName: contact?.familyName ?? '',
    company: contact?.company ?? '',
    numbers: contact?.numbers.map(({ typed, label }) => ({ typed, label })) ?? [
      { typed: '', label },
    ],
    email: contact?.email ?? '',
    birthday: birthdayOf(contact?.birthday ?? ''),
    language: contact?.language ?? '',
    notes: contact?.notes ?? '',
    tags: contact?.tags ?? [],
    fields: Object.fromEntries(contact?.fields.map(({ fieldId, value }) => [fieldId, value]) ?? []),
    consent: contact?.consent ?? null,
  };
}

function birthdayOf(birthday: string): ContactForm['birthday'] {
  const [, year = '', month, day] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(birthday) ?? [];
  if (month === undefined || day === undefined) return noBirthday;
  return {
    day: String(Number(day)),
    month: String(Number(month)),
    year: year === '-' ? '' : year,
  };
}

/** A birthday as it is kept: `YYYY-MM-DD`, `--MM-DD` without a year, or empty. */
function birthdayText({ day, month, year }: ContactForm['birthday']): string {
  if (day.trim() === '' && month === '' && year.trim() === '') return '';
  const two = (part: string): string => part.trim().padStart(2, '0');
  return `${year.trim() === '' ? '-' : year.trim()}-${two(month)}-${two(day)}`;
}

/** The form as main takes it. */
export function inputOf(id: string | null, form: ContactForm): ChannelInput<'saveContact'> {
  const { birthday, fields, ...same } = form;
  return {
    ...same,
    id,
    numbers: form.numbers.filter(({ typed }) => typed.trim() !== ''),
    birthday: birthdayText(birthday),
    fields: Object.entries(fields).map(([fieldId, value]) => ({ fieldId, value })),
  };
}

/** Whether two forms hold the same. */
export function isSameForm(one: ContactForm, other: ContactForm): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function problemsOf(form: ContactForm, fields: readonly CustomField[]): FormProblems {
  const email = form.email.trim();
  const birthday = birthdayText(form.birthday);
  return {
    email: email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email),
    birthday: birthday !== '' && !isBirthday(birthday),
    fields: fields.filter((field) => !fits(field, form.fields[field.id] ?? '')).map(({ id }) => id),
    consentDate: form.consent !== null && !isCalendarDate(form.consent.givenOn),
    consentSource: form.consent?.source.trim() === '',
  };
}

function fits({ kind }: CustomField, value: string): boolean {
  if (kind !== 'number' || value.trim() === '') return true;
  return /^[+-]?\d+([.,]\d+)?$/.test(value.trim());
}

export function hasProblems(problems: FormProblems): boolean {
  const { fields, ...others } = problems;
  return fields.length > 0 || Object.values(others).some((problem) => problem);
}

/**
 * What the user typed, over what the contact has become meanwhile: only what differs from the form as
 * it was before is the user's.
 */
export function rebased(form: ContactForm, before: ContactForm, after: ContactForm): ContactForm {
  const own = (Object.keys(form) as (keyof ContactForm)[]).filter(
    (key) => JSON.stringify(form[key]) !== JSON.stringify(before[key]),
  );
  return { ...after, ...Object.fromEntries(own.map((key) => [key, form[key]])) };
}
