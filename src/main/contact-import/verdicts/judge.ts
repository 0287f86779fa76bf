import { contactName, type Contact } from '#shared/domain/contact';
import type {
  ContactPart,
  ImportEffect,
  ImportVerdict,
  LeftOut,
  MatchRule,
} from '#shared/domain/import';
import type { E164 } from '#shared/domain/phone';
import type { Candidate } from '../rows/candidate';
import { mergeCandidate, validNumbers } from './merge-candidate';

/** A contact that is there already, and not in the bin. */
export interface KnownContact {
  readonly seq: number;
  readonly contact: Contact;
}

/** What is there already. */
export interface KnownContacts {
  /** The oldest contact with a number. */
  byNumber(e164: E164): KnownContact | null;
  /** The one contact with an address, whatever its case; `null` where there are several. */
  byEmail(email: string): KnownContact | null;
  isOptedOut(e164: E164): boolean;
}

/** What is written for a row. */
export type RowWrite =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'new' }
  | {
      readonly kind: 'update';
      readonly seq: number;
      readonly before: Contact;
      readonly after: Contact;
      readonly changes: readonly ContactPart[];
    };

export interface JudgedRow {
  readonly verdict: ImportVerdict;
  readonly write: RowWrite;
  /** What the contact has no room for, besides what the row itself left out. */
  readonly leftOut?: readonly LeftOut[];
}

/** Judges the rows of one file, in their order. */
export type Judge = (candidate: Candidate) => JudgedRow;

const nothing = { kind: 'nothing' } as const;

/**
 * Makes a judge that has seen no row yet.
 *
 * A row is for the contact that has one of its numbers, else for the one that has its e-mail address.
 * The first row of a file with a number wins; what comes after it is a duplicate. Two rows that share
 * no more than an address, as colleagues do, are two people.
 */
export function createJudge(known: KnownContacts): Judge {
  const positionOfNumber = new Map<E164, number>();
  const positionOfContact = new Map<number, number>();

  function matchOf(
    candidate: Candidate,
    e164s: readonly E164[],
  ): { readonly contact: KnownContact; readonly rule: MatchRule } | null {
    for (const e164 of e164s) {
      const contact = known.byNumber(e164);
      if (contact !== null) return { contact, rule: 'number' };
    }
    const contact = candidate.email === '' ? null : known.byEmail(candidate.email);
    if (contact === null || positionOfContact.has(contact.seq)) return null;
    return { contact, rule: 'email' };
  }

  return (candidate) => {
    const { position } = candidate;
    const e164s = validNumbers(candidate).map(({ e164 }) => e164);
    if (e164s.length === 0) return { verdict: refusal(candidate), write: nothing };

    for (const e164 of e164s) {
      const earlier = positionOfNumber.get(e164);
      if (earlier !== undefined) return duplicate(earlier, 'number');
    }
    const match = matchOf(candidate, e164s);
    if (match !== null) {
      const earlier = positionOfContact.get(match.contact.seq);
      if (earlier !== undefined) return duplicate(earlier, 'contact');
      positionOfContact.set(match.contact.seq, position);
    }
    for (const e164 of e164s) positionOfNumber.set(e164, position);

    const { effect, write, leftOut } = match === null ? madeNew() : updated(match, candidate);
    const optsOut = optOutsOf(candidate);
    const optedOut = e164s.filter((e164) => known.isOptedOut(e164) || optsOut.includes(e164));
    const verdict: ImportVerdict =
      optedOut.length === 0 ? effect : { kind: 'opted-out', e164s: optedOut, effect };
    return { verdict, write, ...(leftOut.length === 0 ? {} : { leftOut }) };
  };
}

/** The numbers of a row that it says must not be texted. */
export function optOutsOf({ optOut, ...candidate }: Candidate): readonly E164[] {
  if (optOut === null) return [];
  const e164s = validNumbers(candidate).map(({ e164 }) => e164);
  const { e164s: named } = optOut;
  return named === null ? e164s : e164s.filter((e164) => named.includes(e164));
}

function refusal({ numbers }: Candidate): ImportVerdict {
  const problems = numbers.flatMap((number) => (number.kind === 'refused' ? [number.problem] : []));
  if (problems.some(({ kind }) => kind === 'mangled')) return { kind: 'mangled' };
  const problem = problems[0] ?? { kind: 'not-valid', problem: 'empty' };
  return { kind: 'invalid-number', problem };
}

function duplicate(position: number, rule: 'number' | 'contact'): JudgedRow {
  return { verdict: { kind: 'duplicate', position, rule }, write: nothing };
}

interface Effect {
  readonly effect: ImportEffect;
  readonly write: RowWrite;
  readonly leftOut: readonly LeftOut[];
}

function madeNew(): Effect {
  return { effect: { kind: 'new' }, write: { kind: 'new' }, leftOut: [] };
}

function updated(
  { contact: { seq, contact: before }, rule }: { contact: KnownContact; rule: MatchRule },
  candidate: Candidate,
): Effect {
  const { contact: after, changes, leftOut } = mergeCandidate(before, candidate);
  return {
    effect: {
      kind: 'update',
      contactId: before.id,
      contactName: contactName(before),
      rule,
      changes,
    },
    write: changes.length === 0 ? nothing : { kind: 'update', seq, before, after, changes },
    leftOut,
  };
}
