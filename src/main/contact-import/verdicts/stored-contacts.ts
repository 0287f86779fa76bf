import * as v from 'valibot';
import type { E164 } from '#shared/domain/phone';
import type { ContactStore } from '../../contacts/contact-store';
import type { Database } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';
import type { KnownContact, KnownContacts } from './judge';

/** Exported for the tests that assert which indexes are used. */
export const knownQueries = {
  byNumber: `
    SELECT contact_seq AS seq FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
    WHERE e164 = :e164 AND deleted_at IS NULL ORDER BY contact_seq LIMIT 1`,
  byEmail: `
    SELECT seq FROM contacts
    WHERE lower(email) = lower(:email) AND email <> '' AND deleted_at IS NULL LIMIT 2`,
  optedOut: `SELECT e164 FROM opt_outs`,
  isEmpty: `SELECT NOT EXISTS (SELECT 1 FROM contacts) AS empty`,
  fingerprint: `
    SELECT
      (SELECT count(*) || '.' || ifnull(max(seq), 0) || '.' || ifnull(sum(revision), 0) || '.' ||
        count(deleted_at) || '.' ||
        ifnull((SELECT id FROM contacts ORDER BY seq DESC LIMIT 1), '') FROM contacts) || '.' ||
      (SELECT count(*) || '.' || ifnull(sum(opted_out_at), 0) FROM opt_outs) || '.' ||
      (SELECT ifnull(group_concat(id || ':' || key || ':' || kind), '')
        FROM (SELECT * FROM custom_fields ORDER BY seq)) AS fingerprint`,
} as const;

const seqRow = v.object({ seq: v.number() });
const e164Row = v.object({ e164: v.string() });

/** The contacts in the database, as rows of a file are held against them. */
export function storedContacts(
  database: Database,
  contacts: Pick<ContactStore, 'bySeqs'>,
): KnownContacts {
  const optedOut = new Set<E164>(
    database.all(knownQueries.optedOut).map((row) => parseRow(e164Row, row, 'opt_outs').e164),
  );
  const isEmpty =
    parseRow(v.object({ empty: v.number() }), database.get(knownQueries.isEmpty), 'contacts')
      .empty === 1;

  function known(rows: readonly unknown[]): KnownContact | null {
    const [row, ...others] = rows;
    if (row === undefined || others.length > 0) return null;
    const { seq } = parseRow(seqRow, row, 'contacts');
    const stored = contacts.bySeqs([seq])[0];
    return stored === undefined ? null : { seq, contact: stored.contact };
  }

  return {
    byNumber: (e164) => (isEmpty ? null : known(database.all(knownQueries.byNumber, { e164 }))),
    byEmail: (email) => (isEmpty ? null : known(database.all(knownQueries.byEmail, { email }))),
    isOptedOut: (e164) => optedOut.has(e164),
  };
}

/**
 * A text that changes whenever a contact, an opt-out or a custom field does.
 *
 * The newest contact stands in it by its id too: its `seq` is given anew once it has been erased.
 */
export function contactsFingerprint(database: Database): string {
  const row = database.get(knownQueries.fingerprint);
  return parseRow(v.object({ fingerprint: v.string() }), row, 'contacts').fingerprint;
}
