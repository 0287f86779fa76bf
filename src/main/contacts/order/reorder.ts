import * as v from 'valibot';
import type { Database } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';
import { inSlices, pageByPage, type Slicing } from '../slices';
import type { NameOrder } from './name-order';

/** Exported for the tests that assert which indexes are used. */
export const orderQueries = {
  fingerprint: `SELECT fingerprint FROM contact_order`,
  names: `
    SELECT seq, given_name, family_name, company, sort_key, (
      SELECT json_object('e164', e164, 'typed', typed) FROM contact_numbers
      WHERE contact_seq = contacts.seq AND position = 0
    ) AS number
    FROM contacts WHERE seq > :after ORDER BY seq LIMIT :limit`,
  place: `UPDATE contacts SET sort_key = :sortKey WHERE seq = :seq`,
} as const;

const setFingerprint = `
  INSERT INTO contact_order (slot, fingerprint) VALUES (1, :fingerprint)
  ON CONFLICT (slot) DO UPDATE SET fingerprint = excluded.fingerprint`;

const nameRow = v.object({
  seq: v.number(),
  given_name: v.string(),
  family_name: v.string(),
  company: v.string(),
  sort_key: v.string(),
  number: v.nullable(
    v.pipe(v.string(), v.parseJson(), v.object({ e164: v.string(), typed: v.string() })),
  ),
});

type NameRow = v.InferOutput<typeof nameRow>;

const pageSize = 500;
const unfinished = '';

/**
 * Puts all contacts into an order, where they are in another; answers whether they were.
 *
 * The order of the list is mixed while this runs. When it is cut short it begins anew.
 */
export async function reorderContacts(
  database: Database,
  order: NameOrder,
  slicing: Slicing,
): Promise<boolean> {
  const found = database.get(orderQueries.fingerprint);
  const known =
    found === undefined
      ? null
      : parseRow(v.object({ fingerprint: v.string() }), found, 'contact_order').fingerprint;
  if (known === order.fingerprint) return false;
  mark(database, unfinished);
  const rows = pageByPage<NameRow>((last) =>
    database
      .all(orderQueries.names, { after: last?.seq ?? -1, limit: pageSize })
      .map((row) => parseRow(nameRow, row, 'contacts')),
  );
  await inSlices(slicing, rows, (row) => {
    const sortKey = order.key({
      givenName: row.given_name,
      familyName: row.family_name,
      company: row.company,
      numbers: row.number === null ? [] : [{ ...row.number, label: '' }],
    });
    if (sortKey !== row.sort_key) database.run(orderQueries.place, { seq: row.seq, sortKey });
  });
  mark(database, order.fingerprint);
  return true;
}

function mark(database: Database, fingerprint: string): void {
  database.transaction(() => database.run(setFingerprint, { fingerprint }));
}
