import * as v from 'valibot';
import { isErased, type Message } from '#shared/domain/message';
import type { Money } from '#shared/domain/money';
import { countryOf } from '#shared/domain/phone';
import { costCertainties } from '#shared/domain/spending';
import type { DayNumber } from '#shared/domain/spending-days';
import type { PriceStore } from '../prices/price-store';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { costOf, settledAs, type Cost, type Costed } from './share';
import type { KeyKind, SpendingKeys } from './spending-keys';

/** Exported for the tests that assert which indexes are used. */
export const countingQueries = {
  tags: `
    SELECT tags.key, tags.name FROM contacts
    JOIN contact_tags ON contact_tags.contact_seq = contacts.seq
    JOIN tags ON tags.seq = contact_tags.tag_seq
    WHERE contacts.id = :contactId ORDER BY tags.seq`,
  contactOfNumber: `
    SELECT contacts.id FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
    WHERE e164 = :e164 AND contacts.deleted_at IS NULL LIMIT 2`,
  batchName: `SELECT name FROM batches WHERE id = :id`,
} as const;

const tagRow = v.object({ key: v.string(), name: v.string() });
const idRow = v.object({ id: v.string() });
const nameRow = v.object({ name: v.string() });

/** What a message is counted by. */
export type Countable = Costed &
  Pick<
    Message,
    'id' | 'accountId' | 'accountLabel' | 'recipient' | 'contactId' | 'batchId' | 'textRemoved'
  >;

export const cost = v.object({
  certainty: v.picklist(costCertainties),
  segments: v.number(),
  micros: v.number(),
  currency: v.nullable(v.string()),
});

/** Where a message is counted: the sums' keys, and the day. */
export const place = v.object({
  day: v.number(),
  account: v.number(),
  country: v.number(),
  batch: v.number(),
  tags: v.array(v.number()),
  number: v.number(),
});
export type Place = v.InferOutput<typeof place>;

/** What a message adds to the sums. */
export interface Share {
  readonly place: Place;
  /** `null` where it costs nothing. */
  readonly counted: Cost | null;
  /** What it would have cost where its outcome is unknown, whatever the user has said since. */
  readonly unclear: Cost | null;
}

/** What places and costs are found by. Whoever asks is in a transaction. */
export interface Facts extends SpendingKeys {
  countryOf(e164: string): string | null;
  /** The keys of the tags that the contact has now; by the number where no contact is named. */
  tagsOf(contactId: string | null, e164: string): readonly number[];
  batchName(id: string): string;
  /** The last price of a segment. */
  priceOf(accountId: string, country: string): Money | null;
}

export function openFacts(
  database: Database,
  prices: Pick<PriceStore, 'last'>,
  keys: SpendingKeys,
): Facts {
  function onlyContactOf(e164: string): string | null {
    const found = database.all(countingQueries.contactOfNumber, { e164 });
    return found.length === 1 ? parseRow(idRow, found[0], 'contacts').id : null;
  }

  return {
    ...keys,
    countryOf,
    tagsOf(contactId, e164) {
      const known = contactId ?? onlyContactOf(e164);
      if (known === null) return [];
      return database
        .all(countingQueries.tags, { contactId: known })
        .map((row) => parseRow(tagRow, row, 'tags'))
        .map(({ key, name }) => keys.idOf('tag', key, name));
    },
    batchName(id) {
      const row = database.get(countingQueries.batchName, { id });
      return row === undefined ? '' : parseRow(nameRow, row, 'batches').name;
    },
    priceOf: (accountId, country) => prices.last(accountId, country),
  };
}

/** What a message adds to the sums, at the day that its end was on; `null` where it adds nothing. */
export function shareOf(
  message: Countable,
  facts: Facts,
  dayOf: (at: number) => DayNumber,
): Share | null {
  const { state, accountId, recipient, batchId } = message;
  if (message.practice || (state.kind !== 'accepted' && state.kind !== 'unknown')) return null;
  const country = facts.countryOf(recipient);
  const priceOf = () => (country === null ? null : facts.priceOf(accountId, country));
  const keyOf = (kind: KeyKind, key: string | null, name: () => string): number =>
    key === null ? 0 : facts.idOf(kind, key, name());
  const where: Place = {
    day: dayOf(state.at),
    account: facts.idOf('account', accountId, message.accountLabel),
    country: keyOf('country', country, () => ''),
    batch: keyOf('batch', batchId, () => facts.batchName(batchId ?? '')),
    tags: [...facts.tagsOf(message.contactId, recipient)],
    number: isErased(message) ? 0 : facts.recipientOf(recipient),
  };
  if (state.kind === 'accepted') {
    return { place: where, counted: costOf(message, priceOf), unclear: null };
  }
  const unclear = costOf({ ...message, state: { ...state, settlement: null } }, priceOf);
  const counted = unclear === null ? null : settledAs(unclear, state.settlement);
  return { place: where, counted, unclear };
}
