import * as v from 'valibot';
import type { RecipientSuggestion } from '#shared/domain/contact';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import {
  hasNumberPiece,
  numberGlob,
  numberPiece,
  searchExpression,
  type NumberPiece,
} from '../storage/search-text';

const dayMs = 86_400_000;

/** So many of the numbers texted last are looked at: what is older comes by name, if at all. */
const recentsConsidered = 500;

/** See `contactName`. */
const name = `
  coalesce(
    nullif(trim(contact.given_name || ' ' || contact.family_name), ''),
    nullif(contact.company, ''), nullif(number.typed, ''), number.e164) AS name`;

const columns = `
  number.e164, contact.id AS contact_id, ${name}, number.label,
  texted.times, texted.last_texted_at,
  EXISTS (SELECT 1 FROM opt_outs WHERE e164 = number.e164) AS opted_out`;

const textedColumns = `
  texted.e164, contact.id AS contact_id, ${name}, number.label,
  texted.times, texted.last_texted_at,
  EXISTS (SELECT 1 FROM opt_outs WHERE e164 = texted.e164) AS opted_out`;

// The oldest contact with a number gives it its name, as in `contactQueries.byNumber`.
const textedWithContact = `
  FROM (SELECT * FROM texted_numbers ORDER BY last_texted_at DESC LIMIT :considered) AS texted
  LEFT JOIN contacts AS contact ON contact.seq = (
    SELECT min(contacts.seq) FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
    WHERE e164 = texted.e164 AND deleted_at IS NULL)
  LEFT JOIN contact_numbers AS number
    ON number.contact_seq = contact.seq AND number.e164 = texted.e164`;

const numbersOfContacts = `
  JOIN contact_numbers AS number ON number.contact_seq = contact.seq
  LEFT JOIN texted_numbers AS texted ON texted.e164 = number.e164`;

/** Exported for the tests that assert which indexes are used. */
export const recipientQueries = {
  recent: `
    SELECT ${textedColumns} ${textedWithContact} ORDER BY texted.last_texted_at DESC`,
  recentMatching: `
    SELECT ${textedColumns} ${textedWithContact}
    WHERE contact.seq IN (SELECT rowid FROM contacts_fts WHERE contacts_fts MATCH :expression)
      OR (contact.seq IS NULL AND texted.e164 GLOB :glob)`,
  named: `
    SELECT ${columns}
    FROM contacts AS contact ${numbersOfContacts}
    WHERE contact.deleted_at IS NULL
    ORDER BY contact.sort_key, contact.seq, number.position LIMIT :limit`,
  matching: `
    SELECT ${columns}
    FROM (
      SELECT rowid AS seq FROM contacts_fts WHERE contacts_fts MATCH :expression
      ORDER BY rowid LIMIT :limit) AS found
    CROSS JOIN contacts AS contact ON contact.seq = found.seq AND contact.deleted_at IS NULL
    ${numbersOfContacts}
    ORDER BY found.seq, number.position`,
} as const;

const candidateRow = v.object({
  e164: v.string(),
  contact_id: v.nullable(v.string()),
  name: v.nullable(v.string()),
  label: v.nullable(v.string()),
  times: v.nullable(v.number()),
  last_texted_at: v.nullable(v.number()),
  opted_out: v.number(),
});
type Candidate = v.InferOutput<typeof candidateRow>;

export interface RecipientStore {
  /** See `Contacts.suggestRecipients`. `now` weighs how long ago a number was texted. */
  suggest(query: string, limit: number, now: number): readonly RecipientSuggestion[];
  /** The numbers texted last, newest first. */
  recent(limit: number): readonly RecipientSuggestion[];
}

/** Whom a text may go to: contacts' numbers, and numbers that were texted before. */
export function createRecipientStore(database: Database): RecipientStore {
  function candidates(sql: string, params: SqlParams): Candidate[] {
    return database.all(sql, params).map((row) => parseRow(candidateRow, row, 'contacts'));
  }

  function everyone(limit: number, now: number): Candidate[] {
    const texted = candidates(recipientQueries.recent, { considered: recentsConsidered });
    const named = () => candidates(recipientQueries.named, { limit });
    return collect(limit, [() => byFrecency(texted, now), named]);
  }

  function matching(query: string, expression: string, limit: number, now: number): Candidate[] {
    const piece = numberPiece(query);
    const fitting = (found: Candidate[]) =>
      piece === null ? found : found.filter((candidate) => fits(candidate, piece));
    return collect(limit, [
      () => {
        const glob = piece === null ? '' : numberGlob(piece);
        const params = { considered: recentsConsidered, expression, glob };
        return fitting(byFrecency(candidates(recipientQueries.recentMatching, params), now));
      },
      () => fitting(candidates(recipientQueries.matching, { expression, limit: limit * 4 })),
    ]);
  }

  return {
    suggest(query, limit, now) {
      if (query.trim() === '') return everyone(limit, now).map(suggestionOf);
      const expression = searchExpression(query, ['name']);
      if (expression === null) return [];
      return matching(query, expression, limit, now).map(suggestionOf);
    },
    recent: (limit) => candidates(recipientQueries.recent, { considered: limit }).map(suggestionOf),
  };
}

/** A contact may be found by one of its numbers: the others are not what was typed. */
function fits({ e164, name }: Candidate, piece: NumberPiece): boolean {
  return hasNumberPiece(e164, piece) || (name ?? '').includes(piece.digits);
}

/** Often and lately before seldom and long ago: what a text counts halves every two weeks. */
function byFrecency(found: readonly Candidate[], now: number): Candidate[] {
  const weight = ({ times, last_texted_at: at }: Candidate) =>
    (times ?? 0) * 0.5 ** (Math.max(0, now - (at ?? 0)) / (14 * dayMs));
  return found
    .map((candidate) => ({ candidate, weight: weight(candidate) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ candidate }) => candidate);
}

/** Takes from each source in turn, each number once, until there are enough. */
function collect(limit: number, sources: readonly (() => Candidate[])[]): Candidate[] {
  const byNumber = new Map<string, Candidate>();
  for (const source of sources) {
    if (byNumber.size >= limit) break;
    for (const candidate of source()) {
      if (!byNumber.has(candidate.e164)) byNumber.set(candidate.e164, candidate);
    }
  }
  return [...byNumber.values()].slice(0, limit);
}

function suggestionOf(candidate: Candidate): RecipientSuggestion {
  return {
    e164: candidate.e164,
    contactId: candidate.contact_id,
    name: candidate.name,
    label: candidate.label ?? '',
    lastTextedAt: candidate.last_texted_at,
    optedOut: candidate.opted_out === 1,
  };
}
