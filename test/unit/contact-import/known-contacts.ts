import type { Contact } from '../../../src/shared/domain/contact';
import type { ImportNumber } from '../../../src/shared/domain/import';
import type { Candidate } from '../../../src/main/contact-import/rows/candidate';
import type { KnownContacts } from '../../../src/main/contact-import/verdicts/judge';

/** A row with one number, `+49171` and seven digits. */
export function aCandidate(changes: Partial<Candidate> = {}): Candidate {
  return {
    position: 2,
    givenName: 'Ada',
    familyName: 'Lovelace',
    company: '',
    numbers: [valid('+491712345678')],
    email: '',
    birthday: '',
    notes: '',
    tags: [],
    fields: [],
    language: '',
    consent: null,
    optOut: null,
    leftOut: [],
    ...changes,
  };
}

export function valid(e164: string): ImportNumber {
  return { kind: 'valid', typed: e164, label: '', e164, repair: null };
}

/** A contact that is there already. */
export function knownContact(changes: Partial<Contact> = {}): Contact {
  return {
    id: 'known',
    givenName: 'Ada',
    familyName: 'King',
    company: '',
    numbers: [{ e164: '+491712345678', typed: '0171 2345678', label: 'mobile' }],
    email: '',
    birthday: '',
    notes: '',
    tags: [],
    fields: [],
    language: '',
    consent: null,
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}

/** The contacts that are there, found as the database finds them. */
export function knownContacts(
  contacts: readonly Contact[],
  optedOut: readonly string[] = [],
): KnownContacts {
  const entries = contacts.map((contact, index) => ({ seq: index + 1, contact }));
  return {
    byNumber: (e164) =>
      entries.find(({ contact }) => contact.numbers.some((number) => number.e164 === e164)) ?? null,
    byEmail(email) {
      const found = entries.filter(
        ({ contact }) => contact.email.toLowerCase() === email.toLowerCase(),
      );
      return found.length === 1 ? (found[0] ?? null) : null;
    },
    isOptedOut: (e164) => optedOut.includes(e164),
  };
}
