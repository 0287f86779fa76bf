import * as v from 'valibot';
import { isMobileLabel, type RecipientSuggestion } from '#shared/domain/contact';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';

const dayMs = 86_400_000;

/** So many of the numbers texted last are looked at: what is older comes by name, if at all. */
const recentsConsidered = 500;

/** See `contactName`. */
const name = `
  coalesce(
    nullif(trim(contact.given_name || ' ' || contact.family_name), ''),
    nullif(contact.company, ''), nullif(number.typed, ''), number.e164) AS name`;

const columns = `
  contact.seq, number.e164, contact.id AS contact_id, ${name}, number.label,
  texted.times, texted.last_texted_at,
  EXISTS (SELECT 1 FROM opt_outs WHERE e164 = number.e164) AS opted_out`;

const textedColumns = `
  contact.seq, texted.e164, contact.id AS contact_id, ${name}, number.label,
  texted.times, texted.last_texted_at,
  EXISTS (SELECT 1 FROM opt_outs WHERE e164 = texted.e164) AS opted_out`;

const numbersOfContacts = `
  JOIN contact_numbers AS number ON number.contact_seq = contact.seq
  LEFT JOIN texted_numbers AS texted ON texted.e164 = number.e164`;

/** Exported for the tests that assert which indexes are used. */
export const recipientQueries = {
  /** Changes with every number that is texted: much quicker than to read whose they are. */
  fingerprint: `
    SELECT count(*) || ' ' || total(times) || ' ' || total(last_texted_at) AS fingerprint
    FROM (
      SELECT times, last_texted_at FROM texted_numbers
      ORDER BY last_texted_at DESC LIMIT :considered + 0) AS texted`,
  // The oldest contact with a number gives it its name, as in `contactQueries.byNumber`.
  recent: `
    SELECT ${textedColumns}
    FROM (SELECT * FROM texted_numbers ORDER BY last_texted_at DESC LIMIT :considered + 0) AS texted
    LEFT JOIN contacts AS contact ON contact.seq = (
      SELECT min(contacts.seq) FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
      WHERE e164 = texted.e164 AND deleted_at IS NULL)
    LEFT JOIN contact_numbers AS number
      ON number.contact_seq = contact.seq AND number.e164 = texted.e164
    ORDER BY texted.last_texted_at DESC`,
  named: `
    SELECT ${columns}
    FROM contacts AS contact ${numbersOfContacts}
    WHERE contact.deleted_at IS NULL
    ORDER BY contact.sort_key, contact.seq, number.position LIMIT :limit + 0`,
  ofContacts: `
    SELECT ${columns}
    FROM json_each(:seqs) AS found
    CROSS JOIN contacts AS contact ON contact.seq = found.value
    ${numbersOfContacts}
    ORDER BY found.key, number.position`,
} as const;

const candidateRow = v.object({
  seq: v.nullable(v.number()),
  e164: v.string(),
  contact_id: v.nullable(v.string()),
  name: v.nullable(v.string()),
  label: v.nullable(v.string()),
  times: v.nullable(v.number()),
  last_texted_at: v.nullable(v.number()),
  opted_out: v.number(),
});

const fingerprintRow = v.object({ fingerprint: v.string() });

/** A number that To may offer, and whose it is. */
export interface Recipient {
  /** `contacts.seq`; `null` where no contact has the number. */
  readonly seq: number | null;
  readonly suggestion: RecipientSuggestion;
  /** How often it was texted. */
  readonly times: number;
}

export interface RecipientStore {
  /** The numbers texted last, newest first. */
  recent(limit: number): readonly RecipientSuggestion[];
  /**
   * Those texted lately, often and lately before seldom and long ago. Keeps whose they are from one
   * key to the next: see `contactsChanged`.
   */
  frequent(now: number): readonly Recipient[];
  /** To be called when contacts or opt-outs changed. */
  contactsChanged(): void;
  /** Where nothing is typed: those texted lately, then contacts in the order of the list. */
  first(limit: number, now: number): readonly RecipientSuggestion[];
  /** The numbers of contacts, in the order in which their `seq`s are given; of one, mobiles first. */
  ofContacts(seqs: readonly number[]): readonly Recipient[];
}

/** Whom a text may go to: contacts' numbers, and numbers that were texted before. */
export function createRecipientStore(database: Database): RecipientStore {
  function read(sql: string, params: SqlParams): Recipient[] {
    return database.all(sql, params).map((raw) => {
      const row = parseRow(candidateRow, raw, 'contacts');
      return {
        seq: row.seq,
        times: row.times ?? 0,
        suggestion: {
          e164: row.e164,
          contactId: row.contact_id,
          name: row.name,
          label: row.label ?? '',
          lastTextedAt: row.last_texted_at,
          optedOut: row.opted_out === 1,
        },
      };
    });
  }

  let known: { readonly fingerprint: string; readonly recents: readonly Recipient[] } | null = null;

  function recents(): readonly Recipient[] {
    const params = { considered: recentsConsidered };
    const row = database.get(recipientQueries.fingerprint, params);
    const { fingerprint } = parseRow(fingerprintRow, row, 'texted_numbers');
    if (known?.fingerprint !== fingerprint) {
      known = { fingerprint, recents: read(recipientQueries.recent, params) };
    }
    return known.recents;
  }

  const frequent = (now: number) => byFrecency(recents(), now);

  return {
    recent: (limit) =>
      read(recipientQueries.recent, { considered: limit }).map(({ suggestion }) => suggestion),
    frequent,
    contactsChanged: () => {
      known = null;
    },
    first: (limit, now) =>
      firstOfEach(limit, [
        () => frequent(now),
        () => mobilesFirst(read(recipientQueries.named, { limit })),
      ]),
    ofContacts: (seqs) =>
      mobilesFirst(read(recipientQueries.ofContacts, { seqs: JSON.stringify(seqs) })),
  };
}

/** Often and lately before seldom and long ago: what a text counts halves every two weeks. */
function byFrecency(found: readonly Recipient[], now: number): Recipient[] {
  const weight = ({ times, suggestion }: Recipient) =>
    times * 0.5 ** (Math.max(0, now - (suggestion.lastTextedAt ?? 0)) / (14 * dayMs));
  return found
    .map((recipient) => ({ recipient, weight: weight(recipient) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ recipient }) => recipient);
}

/** Of each contact, the numbers that are labelled as mobiles before the others. */
function mobilesFirst(found: readonly Recipient[]): Recipient[] {
  const places = new Map<number | null, number>();
  for (const { seq } of found) if (!places.has(seq)) places.set(seq, places.size);
  const placeOf = ({ seq }: Recipient) => places.get(seq) ?? 0;
  const rank = ({ suggestion }: Recipient) => (isMobileLabel(suggestion.label) ? 0 : 1);
  return found.toSorted((a, b) => placeOf(a) - placeOf(b) || rank(a) - rank(b));
}

/** Takes from each source in turn, each number once, until there are enough. */
export function firstOfEach(
  limit: number,
  sources: readonly (() => readonly Recipient[])[],
): RecipientSuggestion[] {
  const byNumber = new Map<string, RecipientSuggestion>();
  for (const source of sources) {
    if (byNumber.size >= limit) break;
    for (const { suggestion } of source()) {
      if (!byNumber.has(suggestion.e164)) byNumber.set(suggestion.e164, suggestion);
    }
  }
  return [...byNumber.values()].slice(0, limit);
}
