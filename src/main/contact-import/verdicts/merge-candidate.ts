import type { Contact, ContactNumber, FieldValue } from '#shared/domain/contact';
import { maxTextUnits } from '#shared/domain/draft';
import type { ContactPart, LeftOut } from '#shared/domain/import';
import { uniqueNames } from '#shared/domain/name-key';
import type { Candidate } from '../rows/candidate';
import { mostNumbers, mostTags } from '../rows/contact-limits';

/** What a contact becomes by a row. */
export interface MergedRow {
  readonly contact: Contact;
  readonly changes: readonly ContactPart[];
  /** Of the row, what the contact has no room for. */
  readonly leftOut: readonly LeftOut[];
}

/** The numbers of a row that can be texted. */
export function validNumbers(candidate: Pick<Candidate, 'numbers'>): readonly ContactNumber[] {
  return candidate.numbers.flatMap((number) =>
    number.kind === 'valid'
      ? [{ e164: number.e164, typed: number.typed, label: number.label }]
      : [],
  );
}

/**
 * What a contact becomes when a row is about it.
 *
 * What the row says takes the place of what the contact has; what it does not say stays. Numbers,
 * tags and notes are added to those that are there: nothing of them is lost. What a contact has no room
 * for is left out.
 */
export function mergeCandidate(known: Contact, row: Candidate): MergedRow {
  const numbers = mergedNumbers(known.numbers, validNumbers(row));
  const tags = uniqueNames([...known.tags, ...row.tags]);
  const notes = mergedNotes(known.notes, row.notes);
  const fits = notes.length <= Math.max(maxTextUnits, known.notes.length);
  const numbersKept = Math.max(mostNumbers, known.numbers.length);
  const tagsKept = Math.max(mostTags, known.tags.length);
  const merged: Contact = {
    ...known,
    givenName: row.givenName || known.givenName,
    familyName: row.familyName || known.familyName,
    company: row.company || known.company,
    numbers: numbers.slice(0, numbersKept),
    email: row.email || known.email,
    birthday: row.birthday || known.birthday,
    notes: fits ? notes : known.notes,
    tags: tags.slice(0, tagsKept),
    fields: mergedFields(known.fields, row.fields),
    language: row.language || known.language,
    consent: row.consent ?? known.consent,
  };
  const leftOut: readonly LeftOut[] = [
    ...numbers.slice(numbersKept).map(({ typed }) => ({ part: 'numbers' as const, value: typed })),
    ...(fits ? [] : [{ part: 'notes' as const, value: row.notes }]),
    ...tags.slice(tagsKept).map((value) => ({ part: 'tags' as const, value })),
  ];
  return { contact: merged, changes: changesBetween(known, merged), leftOut };
}

function mergedNumbers(
  known: readonly ContactNumber[],
  added: readonly ContactNumber[],
): readonly ContactNumber[] {
  const e164s = new Set(known.map(({ e164 }) => e164));
  return [...known, ...added.filter(({ e164 }) => !e164s.has(e164))];
}

function mergedNotes(known: string, added: string): string {
  if (added === '' || known.includes(added)) return known;
  return known === '' ? added : `${known}\n${added}`;
}

function mergedFields(
  known: readonly FieldValue[],
  added: readonly FieldValue[],
): readonly FieldValue[] {
  const values = new Map(known.map(({ fieldId, value }) => [fieldId, value]));
  for (const { fieldId, value } of added) values.set(fieldId, value);
  return [...values].map(([fieldId, value]) => ({ fieldId, value }));
}

const comparers: Readonly<Record<ContactPart, (contact: Contact) => string>> = {
  name: ({ givenName, familyName }) => JSON.stringify([givenName, familyName]),
  company: ({ company }) => company,
  numbers: ({ numbers }) => String(numbers.length),
  email: ({ email }) => email,
  birthday: ({ birthday }) => birthday,
  notes: ({ notes }) => notes,
  tags: ({ tags }) => String(tags.length),
  fields: ({ fields }) => JSON.stringify(fields),
  language: ({ language }) => language,
  consent: ({ consent }) => JSON.stringify(consent),
};

function changesBetween(before: Contact, after: Contact): readonly ContactPart[] {
  return Object.entries(comparers).flatMap(([part, seen]) =>
    seen(before) === seen(after) ? [] : [part as ContactPart],
  );
}
