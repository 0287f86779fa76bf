import * as v from 'valibot';
import type { HistoryFilter } from '#shared/domain/history-filter';
import { messageStateKinds } from '#shared/domain/message';
import { nameKey } from '#shared/domain/name-key';
import { readSearchTerm, type SearchTerm } from '#shared/domain/search-marks';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { compileSearch, type CompiledSearch } from './search-sql';

/** Exported for the tests that assert which indexes are used. */
export const filterQueries = {
  origins: `
    SELECT seq FROM message_origins
    WHERE (:accountId IS NULL OR account_id = :accountId)
      AND (:practice IS NULL OR practice = :practice)`,
  batch: `SELECT seq FROM batches WHERE id = :batchId`,
  currency: `SELECT 1 AS seq FROM message_currencies WHERE currency = :currency`,
  tag: `SELECT seq FROM tags WHERE key = :key`,
  people: `
    SELECT message_people.seq AS seq FROM contact_tags
    CROSS JOIN contacts ON contacts.seq = contact_seq AND deleted_at IS NULL
    CROSS JOIN message_people ON contact_id = contacts.id AND contact_id <> ''
    WHERE tag_seq = :tag LIMIT :limit`,
  manyMessages: `
    SELECT 1 AS seq FROM json_each(:people) CROSS JOIN message_log ON person_seq = value
    LIMIT 1 OFFSET :limit`,
} as const;

/** A tag of so few people with so few messages is looked through by its people. */
const fewPeople = 200;
const fewMessages = 2_000;

/** In step with the trigger that sums up blocks. */
const bitsOfBlock = 50;

/** Some parts of a WHERE, and the values of their placeholders. */
export interface Condition {
  readonly where: readonly string[];
  readonly params: SqlParams;
}

/** A filter as the database is asked for it. */
export interface CompiledFilter {
  /** Of a row of `message_log`. */
  readonly rows: Condition;
  /** Of a row of `message_blocks`: whether there can be one in it that passes. */
  readonly blocks: Condition;
  readonly term: SearchTerm | null;
  /** How the term is looked for; `null` where there is none. */
  readonly search: CompiledSearch | null;
  /** Numbers of `message_people` that alone can pass, where they are few and were written to little. */
  readonly people: readonly number[] | null;
  /** Whether each row is asked for its contact's tags, which takes several times as long. */
  readonly asksForTags: boolean;
}

const seqRow = v.object({ seq: v.number() });

/** Makes a filter ready to be asked for; `null` where no message can pass it. */
export function compileFilter(database: Database, filter: HistoryFilter): CompiledFilter | null {
  const seqs = (sql: string, params: SqlParams): readonly number[] =>
    database.all(sql, params).map((row) => parseRow(seqRow, row, 'messages').seq);
  const { states, accountId, tag, batchId, kind, fromAt, untilAt, cost, query } = filter;

  const term = query.trim() === '' ? null : readSearchTerm(query);
  if (term === null && query.trim() !== '') return null;
  const rows = collect();
  const blocks = collect();
  rows.add('deleted IS NULL');
  blocks.add('messages > 0');

  if (states.length > 0) {
    rows.add('state IN (SELECT value FROM json_each(:states))', { states: JSON.stringify(states) });
    const mask = states.reduce((sum, state) => sum | (1 << messageStateKinds.indexOf(state)), 0);
    blocks.add('states & :stateMask <> 0', { stateMask: mask });
  }
  if (accountId !== null || kind !== 'all') {
    const practice = kind === 'all' ? null : kind === 'practice' ? 1 : 0;
    const origins = seqs(filterQueries.origins, { accountId, practice });
    if (origins.length === 0) return null;
    rows.add('origin_seq IN (SELECT value FROM json_each(:origins))', {
      origins: JSON.stringify(origins),
    });
    blocks.add('origins & :originMask <> 0', { originMask: maskOf(origins) });
  }
  if (batchId !== null) {
    const batches = seqs(filterQueries.batch, { batchId });
    const [batch] = batches;
    if (batch === undefined) return null;
    rows.add('batch_seq = :batch', { batch });
    blocks.add('batches & :batchMask <> 0', { batchMask: maskOf(batches) });
  }
  if (fromAt !== null) {
    rows.add('created_at >= :fromAt', { fromAt });
    blocks.add('last_at >= :fromAt', { fromAt });
  }
  if (untilAt !== null) {
    rows.add('created_at < :untilAt', { untilAt });
    blocks.add('first_at < :untilAt', { untilAt });
  }
  if (cost !== null) {
    if (seqs(filterQueries.currency, { currency: cost.currency }).length === 0) return null;
    const range = {
      fromMicros: cost.fromMicros ?? 0,
      toMicros: cost.toMicros ?? Number.MAX_SAFE_INTEGER,
    };
    rows.add('cost_currency = :currency AND cost_micros BETWEEN :fromMicros AND :toMicros', {
      currency: cost.currency,
      ...range,
    });
    blocks.add('most_cost >= :fromMicros AND least_cost <= :toMicros', range);
  }
  let people: readonly number[] | null = null;
  let asksForTags = false;
  if (tag !== null) {
    const [tagSeq] = seqs(filterQueries.tag, { key: nameKey(tag) });
    if (tagSeq === undefined) return null;
    const found = seqs(filterQueries.people, { tag: tagSeq, limit: fewPeople + 1 });
    if (found.length === 0) return null;
    const wanted = JSON.stringify(found);
    if (found.length > fewPeople) {
      rows.add(hasTag, { tag: tagSeq });
      asksForTags = true;
    } else if (
      seqs(filterQueries.manyMessages, { people: wanted, limit: fewMessages }).length > 0
    ) {
      rows.add('person_seq IN (SELECT value FROM json_each(:people))', { people: wanted });
    } else people = found;
  }
  const search = term === null ? null : compileSearch(database, term);
  return { rows: rows.done(), blocks: blocks.done(), term, search, people, asksForTags };
}

const hasTag = `EXISTS (
  SELECT 1 FROM message_people AS named
  CROSS JOIN contacts ON contacts.id = named.contact_id AND deleted_at IS NULL
  CROSS JOIN contact_tags ON contact_seq = contacts.seq AND tag_seq = :tag
  WHERE named.seq = person_seq)`;

function maskOf(seqs: readonly number[]): number {
  return [...new Set(seqs.map((seq) => seq % bitsOfBlock))].reduce((sum, bit) => sum + 2 ** bit, 0);
}

function collect() {
  const where: string[] = [];
  const params: Record<string, SqlParams[string]> = {};
  return {
    add(condition: string, values: SqlParams = {}): void {
      where.push(condition);
      Object.assign(params, values);
    },
    done: (): Condition => ({ where, params }),
  };
}
