import type { Contact } from './contact';
import { uniqueNames } from './name-key';

/**
 * What two contacts are as one. What both have in different words, the kept one has; the other fills
 * what the kept one lacks. Numbers, tags and notes come together.
 */
export function mergedContact(kept: Contact, gone: Contact): Contact {
  const isNamed = kept.givenName !== '' || kept.familyName !== '';
  const name = isNamed ? kept : gone;
  const known = new Set(kept.numbers.map(({ e164 }) => e164));
  const filled = new Set(kept.fields.map(({ fieldId }) => fieldId));
  return {
    ...kept,
    givenName: name.givenName,
    familyName: name.familyName,
    company: kept.company || gone.company,
    numbers: [...kept.numbers, ...gone.numbers.filter(({ e164 }) => !known.has(e164))],
    email: kept.email || gone.email,
    birthday: kept.birthday || gone.birthday,
    notes: mergedNotes(kept.notes, gone.notes),
    tags: uniqueNames([...kept.tags, ...gone.tags]),
    fields: [...kept.fields, ...gone.fields.filter(({ fieldId }) => !filled.has(fieldId))],
    language: kept.language || gone.language,
    consent: kept.consent ?? gone.consent,
    createdAt: Math.min(kept.createdAt, gone.createdAt),
  };
}

function mergedNotes(kept: string, gone: string): string {
  if (gone === '' || kept.includes(gone)) return kept;
  return kept === '' ? gone : `${kept}\n${gone}`;
}
