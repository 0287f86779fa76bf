import * as v from 'valibot';
import { localDay } from '#shared/domain/spending-days';
import type { Money } from '#shared/domain/money';
import { isTextRemoved } from '../history/message-row';
import type { SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { openFacts, shareOf, type Countable, type Facts } from './counting';
import { createUnclear, type LedgerParts } from './ledger';
import { openKeys } from './spending-keys';
import { openSums, type Counted } from './sums';

/** Exported for the tests that assert which indexes are used. */
export const catchUpQueries = {
  unsummed: `
    SELECT messages.seq AS seq, id, account_id, account_label, recipient, contact_id, batch_id, text,
      state, ended_at, settlement, segments, cost_micros, cost_currency, segment_price_micros,
      segment_price_currency
    FROM spending_unsummed CROSS JOIN messages ON messages.seq = spending_unsummed.seq
    ORDER BY spending_unsummed.seq DESC LIMIT :limit + 0`,
  summed: `DELETE FROM spending_unsummed WHERE seq >= :from`,
} as const;

/** A few milliseconds; a slice has several. */
const pageSize = 100;
/** Writing the sums takes as long again; the rest of the 50 ms of main is left to the disk. */
const sliceMs = 8;

const integer = v.pipe(v.number(), v.safeInteger());
const common = {
  seq: integer,
  id: v.string(),
  account_id: v.string(),
  account_label: v.string(),
  recipient: v.string(),
  contact_id: v.nullable(v.string()),
  batch_id: v.nullable(v.string()),
  text: v.string(),
  ended_at: integer,
};
const unsummedRow = v.variant('state', [
  v.object({
    ...common,
    state: v.literal('accepted'),
    segments: v.nullable(integer),
    cost_micros: v.nullable(integer),
    cost_currency: v.nullable(v.string()),
    segment_price_micros: v.nullable(integer),
    segment_price_currency: v.nullable(v.string()),
  }),
  v.object({
    ...common,
    state: v.literal('unknown'),
    settlement: v.nullable(v.picklist(['arrived', 'not-arrived', 'sent-again'])),
  }),
]);
type UnsummedRow = v.InferOutput<typeof unsummedRow>;

export interface CatchUpParts extends LedgerParts {
  /** Between slices; resolves when the database may be written to. */
  readonly breathe: () => Promise<void>;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
}

/**
 * Counts the messages from before there were sums, the newest first: what was spent this month is known
 * soonest. Does nothing ever after.
 *
 * Each slice is one transaction, with the note of which messages are left: wherever it ends, the next
 * start goes on from there. Resolves when nothing is left, or between slices once `signal` is aborted.
 */
export async function catchUp(parts: CatchUpParts, signal: AbortSignal): Promise<void> {
  const { database, prices, breathe, elapsed, dayOf = localDay } = parts;
  const facts = remembering(openFacts(database, prices, openKeys(database, 'old')));
  const sums = openSums(database, facts);
  const keepUnclear = createUnclear(database);

  /** Answers whether there may be more. */
  function takeSlice(): boolean {
    const startedElapsed = elapsed();
    const counted: Counted[] = [];
    let isMore = true;
    while (isMore && (counted.length === 0 || elapsed() - startedElapsed < sliceMs)) {
      const rows = database
        .all(catchUpQueries.unsummed, { limit: pageSize })
        .map((row: SqlRow) => parseRow(unsummedRow, row, 'messages'));
      for (const row of rows) {
        const message = countableOf(row);
        const share = shareOf(message, facts, dayOf);
        if (share === null) continue;
        if (share.counted !== null) counted.push({ place: share.place, cost: share.counted });
        keepUnclear(message.id, share);
      }
      const last = rows.at(-1);
      if (last !== undefined) database.run(catchUpQueries.summed, { from: last.seq });
      isMore = rows.length === pageSize;
    }
    sums.add(counted);
    return isMore;
  }

  for (;;) {
    await breathe();
    if (signal.aborted) return;
    if (!database.transaction(takeSlice)) return;
  }
}

function countableOf(row: UnsummedRow): Countable {
  return {
    id: row.id,
    practice: false,
    accountId: row.account_id,
    accountLabel: row.account_label,
    recipient: row.recipient,
    contactId: row.contact_id,
    batchId: row.batch_id,
    text: row.text,
    ...(isTextRemoved(row) && { textRemoved: true }),
    state:
      row.state === 'unknown'
        ? { kind: 'unknown', at: row.ended_at, settlement: row.settlement }
        : {
            kind: 'accepted',
            at: row.ended_at,
            receipt: {
              segments: row.segments,
              cost: moneyOf(row.cost_micros, row.cost_currency),
              segmentPrice: moneyOf(row.segment_price_micros, row.segment_price_currency),
            },
          },
  };
}

function moneyOf(amountMicros: number | null, currency: string | null): Money | null {
  return amountMicros === null || currency === null ? null : { amountMicros, currency };
}

/**
 * The same facts, each looked up once: a million messages have few accounts, tags and countries, and ask
 * for the same numbers again and again.
 */
function remembering(facts: Facts): Facts {
  const countries = remembered((e164) => facts.countryOf(e164));
  const recipients = remembered((e164) => facts.recipientOf(e164));
  const batches = remembered((id) => facts.batchName(id));
  const keys = new Map<string, number>();
  const keyOf = (key: string, find: () => number): number => {
    const known = keys.get(key) ?? find();
    keys.set(key, known);
    return known;
  };
  const tags = new Map<string, readonly number[]>();
  const prices = new Map<string, Money | null>();
  return {
    idOf: (kind, key, name) => keyOf(`${kind}\n${key}`, () => facts.idOf(kind, key, name)),
    lineOf: (account, certainty, currency) =>
      keyOf(`${String(account)}/${certainty}/${currency}`, () =>
        facts.lineOf(account, certainty, currency),
      ),
    recipientOf: recipients,
    countryOf: countries,
    tagsOf(contactId, e164) {
      const name = contactId ?? e164;
      const known = tags.get(name) ?? facts.tagsOf(contactId, e164);
      tags.set(name, known);
      return known;
    },
    batchName: batches,
    priceOf(accountId, country) {
      const name = `${accountId}\n${country}`;
      const known = prices.has(name) ? prices.get(name) : facts.priceOf(accountId, country);
      prices.set(name, known ?? null);
      return known ?? null;
    },
  };
}

function remembered<Known extends string | number | null>(
  find: (name: string) => Known,
): (name: string) => Known {
  const known = new Map<string, Known>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}
