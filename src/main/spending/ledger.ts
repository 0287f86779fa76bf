import * as v from 'valibot';
import { isErased, type Message } from '#shared/domain/message';
import { countryOf } from '#shared/domain/phone';
import { costCertainties } from '#shared/domain/spending';
import { localDay, monthStart, type DayNumber } from '#shared/domain/spending-days';
import { messageFromRow } from '../history/message-row';
import type { PriceStore } from '../prices/price-store';
import type { Database } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';
import { costOf, settledAs, type Cost } from './share';
import { openRecipientSums } from './recipient-sums';
import { openKeys, spendingParts, type KeyKind } from './spending-keys';

/** Exported for the tests that assert which indexes are used. */
export const ledgerQueries = {
  add: `
    INSERT INTO spending (part, day, key, line, messages, segments, micros)
    VALUES (:part, :day, :key, :line, 1, :segments, :micros)
    ON CONFLICT (part, day, key, line) DO UPDATE SET
      messages = messages + 1, segments = segments + excluded.segments,
      micros = micros + excluded.micros`,
  takeAway: `
    UPDATE spending SET
      messages = messages - 1, segments = segments - :segments, micros = micros - :micros
    WHERE part = :part AND day = :day AND key = :key AND line = :line`,
  clear: `
    DELETE FROM spending
    WHERE part = :part AND day = :day AND key = :key AND line = :line AND messages = 0`,
  tags: `
    SELECT tags.key, tags.name FROM contacts
    JOIN contact_tags ON contact_tags.contact_seq = contacts.seq
    JOIN tags ON tags.seq = contact_tags.tag_seq
    WHERE contacts.id = :contactId ORDER BY tags.seq`,
  contactOfNumber: `
    SELECT contacts.id FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
    WHERE e164 = :e164 AND contacts.deleted_at IS NULL LIMIT 2`,
  batchName: `SELECT name FROM batches WHERE id = :id`,
  keepUnclear: `
    INSERT INTO spending_unclear (message_id, share) VALUES (:id, :share)
    ON CONFLICT (message_id) DO UPDATE SET share = excluded.share`,
  unclear: `SELECT share FROM spending_unclear WHERE message_id = :id`,
  unsummed: `
    SELECT messages.* FROM spending_unsummed CROSS JOIN messages USING (seq)
    ORDER BY spending_unsummed.seq LIMIT :limit`,
  summed: `
    DELETE FROM spending_unsummed
    WHERE seq IN (SELECT seq FROM spending_unsummed ORDER BY seq LIMIT :limit)`,
  anyUnsummed: `SELECT EXISTS (SELECT 1 FROM spending_unsummed) AS any`,
} as const;

const tagRow = v.object({ key: v.string(), name: v.string() });
const idRow = v.object({ id: v.string() });
const nameRow = v.object({ name: v.string() });
const anyRow = v.object({ any: v.picklist([0, 1]) });

const cost = v.object({
  certainty: v.picklist(costCertainties),
  segments: v.number(),
  micros: v.number(),
  currency: v.nullable(v.string()),
});

/** Where a message is counted: the sums' keys, and the day. */
const place = v.object({
  day: v.number(),
  account: v.number(),
  country: v.number(),
  batch: v.number(),
  tags: v.array(v.number()),
  number: v.number(),
});
type Place = v.InferOutput<typeof place>;

const unclearRow = v.object({
  share: jsonColumn(v.object({ place, unclear: cost, counted: v.nullable(cost) })),
});

/** Messages from before the sums that are summed in one transaction. */
const sliceSize = 500;

/** The sums of what was spent. Every method joins the transaction that it is called in. */
export interface SpendingLedger {
  /** Counts a message whose outcome has just been written down; called once for each. */
  count(message: Message): void;
  /** Counts a message of unknown outcome anew, after the user's word on it. */
  settled(message: Message): void;
  /** Counts the messages from before there were sums; does nothing ever after. */
  catchUp(): void;
}

export interface LedgerParts {
  readonly database: Database;
  readonly prices: Pick<PriceStore, 'last'>;
  /** The user's calendar; the computer's where it is missing. */
  readonly dayOf?: (at: number) => DayNumber;
}

export function createSpendingLedger({
  database,
  prices,
  dayOf = localDay,
}: LedgerParts): SpendingLedger {
  const keys = openKeys(database);
  const recipients = openRecipientSums(database);

  function priceOf({ accountId, recipient }: Message) {
    const country = countryOf(recipient);
    return country === null ? null : prices.last(accountId, country);
  }

  /** The tags of the contact that the message is for now, at its sending. */
  function tagsOf({ contactId, recipient }: Message): number[] {
    const known = contactId ?? onlyContactOf(recipient);
    if (known === null) return [];
    return database
      .all(ledgerQueries.tags, { contactId: known })
      .map((row) => parseRow(tagRow, row, 'tags'))
      .map(({ key, name }) => keys.idOf('tag', key, name));
  }

  function onlyContactOf(e164: string): string | null {
    const found = database.all(ledgerQueries.contactOfNumber, { e164 });
    return found.length === 1 ? parseRow(idRow, found[0], 'contacts').id : null;
  }

  function named(kind: KeyKind, key: string | null, name = ''): number {
    return key === null ? 0 : keys.idOf(kind, key, name);
  }

  function batchName(id: string): string {
    const row = database.get(ledgerQueries.batchName, { id });
    return row === undefined ? '' : parseRow(nameRow, row, 'batches').name;
  }

  function placeOf(message: Message, at: number): Place {
    const { accountId, accountLabel, recipient, batchId } = message;
    const country = countryOf(recipient);
    return {
      day: dayOf(at),
      account: keys.idOf('account', accountId, accountLabel),
      country: named('country', country),
      batch: batchId === null ? 0 : keys.idOf('batch', batchId, batchName(batchId)),
      tags: tagsOf(message),
      number: isErased(message) ? 0 : keys.recipientOf(recipient),
    };
  }

  function* rowsOf({ day, country, batch, tags }: Place) {
    const month = monthStart(day);
    const keysOf = { country: [country], batch: [batch], tag: tags.length === 0 ? [0] : tags };
    for (const kind of ['country', 'batch', 'tag'] as const) {
      for (const key of keysOf[kind]) {
        yield { part: spendingParts[kind].day, day, key };
        yield { part: spendingParts[kind].month, day: month, key };
      }
    }
  }

  function add(where: Place, { certainty, segments, micros, currency }: Cost): void {
    const line = keys.lineOf(where.account, certainty, currency ?? '');
    for (const row of rowsOf(where)) {
      database.run(ledgerQueries.add, { ...row, line, segments, micros });
    }
    recipients.add(where, { line, messages: 1, segments, micros }, 1);
  }

  function takeAway(where: Place, { certainty, segments, micros, currency }: Cost): void {
    const line = keys.lineOf(where.account, certainty, currency ?? '');
    for (const row of rowsOf(where)) {
      database.run(ledgerQueries.takeAway, { ...row, line, segments, micros });
      database.run(ledgerQueries.clear, { ...row, line });
    }
    recipients.add(where, { line, messages: 1, segments, micros }, -1);
  }

  function keep(id: string, where: Place, unclear: Cost, counted: Cost | null): void {
    const share = JSON.stringify({ place: where, unclear, counted });
    database.run(ledgerQueries.keepUnclear, { id, share });
  }

  function count(message: Message): void {
    const { state } = message;
    if (message.practice || (state.kind !== 'accepted' && state.kind !== 'unknown')) return;
    database.transaction(() => {
      const where = placeOf(message, state.at);
      if (state.kind === 'accepted') {
        const counted = costOf(message, () => priceOf(message));
        if (counted !== null) add(where, counted);
        return;
      }
      const open = { ...message, state: { ...state, settlement: null } };
      const unclear = costOf(open, () => priceOf(message));
      if (unclear === null) return;
      const counted = settledAs(unclear, state.settlement);
      if (counted !== null) add(where, counted);
      keep(message.id, where, unclear, counted);
    });
  }

  return {
    count,

    settled({ id, state }) {
      if (state.kind !== 'unknown') return;
      const { settlement } = state;
      database.transaction(() => {
        const row = database.get(ledgerQueries.unclear, { id });
        if (row === undefined) return;
        const { share } = parseRow(unclearRow, row, 'spending_unclear');
        // That it was sent again says nothing of whether it arrived.
        const counted =
          settlement === 'sent-again' ? share.counted : settledAs(share.unclear, settlement);
        if (share.counted !== null) takeAway(share.place, share.counted);
        if (counted !== null) add(share.place, counted);
        keep(id, share.place, share.unclear, counted);
      });
    },

    catchUp() {
      const isAny = () =>
        parseRow(anyRow, database.get(ledgerQueries.anyUnsummed), 'spending_unsummed').any === 1;
      while (isAny()) {
        database.transaction(() => {
          const rows = database.all(ledgerQueries.unsummed, { limit: sliceSize });
          rows.map(messageFromRow).forEach(count);
          database.run(ledgerQueries.summed, { limit: sliceSize });
        });
      }
    },
  };
}
