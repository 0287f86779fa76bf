import * as v from 'valibot';
import type { Money } from '#shared/domain/money';
import { countryOf } from '#shared/domain/phone';
import type { PriceStore } from '../prices/price-store';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { estimateOf } from './share';
import { spendingParts } from './spending-keys';

/** Of a batch, so many messages stand for the rest: to measure ten thousand would take too long. */
const sampleSize = 50;
/** By themselves there are never so many. */
const mostSingles = 1_000;

/** Exported for the tests that assert which indexes are used. */
export const plannedQueries = {
  spent: `
    SELECT total(micros) AS micros FROM spending
    WHERE part = ${spendingParts.everything.month} AND day >= :from AND day < :until AND line IN (
      SELECT spending_lines.id FROM spending_keys
      JOIN spending_lines ON spending_lines.account = spending_keys.id
      WHERE kind = 'account' AND key = :accountId AND currency = :currency)`,
  singles: `
    SELECT recipient, text FROM messages
    WHERE state = 'queued' AND batch_seq IS NULL AND account_id = :accountId
      AND waits_for <> 'held'
    LIMIT ${mostSingles}`,
  sending: `
    SELECT recipient, text FROM messages WHERE state = 'sending' AND account_id = :accountId`,
  scheduled: `
    SELECT recipient, text FROM messages
    WHERE state = 'scheduled' AND due_at >= :fromAt AND due_at < :untilAt
      AND account_id = :accountId AND practice = 0
    LIMIT ${mostSingles}`,
  batches: `
    SELECT batches.id, (
      SELECT count(*) FROM message_log WHERE batch_seq = batches.seq AND state = 'queued'
    ) AS queued FROM batches
    WHERE batches.account_id = :accountId AND batches.state = 'sending'`,
  ofBatch: `
    SELECT recipient, text FROM messages
    WHERE batch_seq = (SELECT seq FROM batches WHERE id = :batchId) AND state = 'queued'
    LIMIT ${sampleSize}`,
} as const;

const spentRow = v.object({ micros: v.number() });
const textRow = v.object({ recipient: v.string(), text: v.string() });
const batchRow = v.object({ id: v.string(), queued: v.number() });

/** A text to a number, not sent yet. */
export interface PlannedText {
  readonly recipient: string;
  readonly text: string;
}

/** What has been spent and what is about to be, of one account in one currency, in micros. */
export interface Planned {
  /** In the months that begin from one day on and before another, with estimates and with what may have gone. */
  spent(accountId: string, currency: string, from: number, until: number): number;
  /** Of what is queued, not held, and on its way. A batch that is going counts by its next messages. */
  queued(accountId: string, currency: string): number;
  sending(accountId: string, currency: string): number;
  /** Of what is due from one time to before another. */
  scheduled(accountId: string, currency: string, fromAt: number, untilAt: number): number;
  /** What texts may cost by the prices that are known; those without one count nothing. */
  cost(accountId: string, currency: string, texts: readonly PlannedText[]): number;
}

export function createPlanned(database: Database, prices: Pick<PriceStore, 'last'>): Planned {
  function cost(accountId: string, currency: string, texts: readonly PlannedText[]): number {
    const known = new Map<string, Money | null>();
    const priceTo = (country: string): Money | null => {
      const price = known.get(country) ?? prices.last(accountId, country);
      known.set(country, price);
      return price;
    };
    return texts.reduce((sum, { recipient, text }) => {
      const country = countryOf(recipient);
      const estimate = estimateOf(text, country === null ? null : priceTo(country));
      return estimate.currency === currency ? sum + estimate.micros : sum;
    }, 0);
  }

  const texts = (sql: string, params: Readonly<Record<string, string | number>>) =>
    database.all(sql, params).map((row) => parseRow(textRow, row, 'messages'));

  function ofBatches(accountId: string, currency: string): number {
    const batches = database
      .all(plannedQueries.batches, { accountId })
      .map((row) => parseRow(batchRow, row, 'batches'));
    return batches.reduce((sum, { id, queued }) => {
      const sample = texts(plannedQueries.ofBatch, { batchId: id });
      if (sample.length === 0) return sum;
      return sum + Math.round((cost(accountId, currency, sample) / sample.length) * queued);
    }, 0);
  }

  const sending = (accountId: string, currency: string) =>
    cost(accountId, currency, texts(plannedQueries.sending, { accountId }));

  return {
    cost,
    sending,
    spent(accountId, currency, from, until) {
      const row = database.get(plannedQueries.spent, { accountId, currency, from, until });
      return parseRow(spentRow, row, 'spending').micros;
    },
    queued: (accountId, currency) =>
      cost(accountId, currency, texts(plannedQueries.singles, { accountId })) +
      sending(accountId, currency) +
      ofBatches(accountId, currency),
    scheduled: (accountId, currency, fromAt, untilAt) =>
      cost(accountId, currency, texts(plannedQueries.scheduled, { accountId, fromAt, untilAt })),
  };
}
