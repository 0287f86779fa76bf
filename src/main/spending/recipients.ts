import { groupBy } from './group-by';
import { addUp, type LineTotals } from './packed-sums';
import type { RecipientBlock } from './recipient-sums';
import type { Span } from './spans';
import type { KeySum, LineSum, SpendingLine, SpendingStore } from './spending-store';

/** Stands for all whom no message names any more. */
const forgottenRecipients = 0;

/** The recipients of one currency. */
export interface Ranked {
  /** What those that cost most came to, by line. */
  readonly dearest: readonly KeySum[];
  /** What all came to, by line. */
  readonly all: readonly LineSum[];
  /** How many there are at all. */
  readonly count: number;
}

/** What a line came to, by recipient. */
interface RecipientLine extends LineTotals {
  readonly id: number;
}

/**
 * Ranks the recipients of each currency by what they cost in the months that `span` is made of. All sums
 * are read, a page at a time: no order could be kept that holds for every period.
 */
export async function rankRecipients(
  recipients: SpendingStore['recipients'],
  span: Span,
  lines: readonly SpendingLine[],
  limit: number,
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<string, Ranked>> {
  // Whoever is texted for the first time meanwhile has a higher number; they have no place here yet.
  const places = recipients.last() + 1;
  // By the line's number: a map would take most of the time.
  const totals: RecipientLine[] = [];
  for (const { id } of lines) {
    totals[id] = {
      id,
      messages: new Uint32Array(places),
      segments: new Uint32Array(places),
      micros: new Float64Array(places),
    };
  }
  const blocks: RecipientBlock[] = [];
  for (const page of recipients.pages(span)) {
    blocks.push(...page);
    await breathe();
  }
  // All months of the same recipients one after the other: their totals stay in the processor's cache.
  blocks.sort((a, b) => a.first - b.first);
  for (const { first, sums } of blocks) {
    addUp(sums, first, totals);
    await breathe();
  }
  const forgotten = recipients.forgotten();
  const ranked = new Map<string, Ranked>();
  for (const [currency, those] of groupBy(lines, ({ currency: of }) => of)) {
    const ofCurrency = those.flatMap(({ id }) => totals[id] ?? []);
    ranked.set(currency, await rank(ofCurrency, places, forgotten, limit, breathe));
  }
  return ranked;
}

/** Ranks the recipients of one currency. */
async function rank(
  lines: readonly RecipientLine[],
  places: number,
  forgotten: readonly number[],
  limit: number,
  breathe: () => Promise<void>,
): Promise<Ranked> {
  const messages = new Float64Array(places);
  const micros = new Float64Array(places);
  const all: LineSum[] = [];
  for (const line of lines) {
    for (const number of forgotten) moveTotal(line, number, forgottenRecipients);
    all.push(addLine(line, messages, micros));
    await breathe();
  }
  const { keys, count } = dearest(messages, micros, limit);
  await breathe();
  return {
    dearest: keys.flatMap((key) => lines.flatMap((line) => sumOf(line, key))),
    all,
    count,
  };
}

function moveTotal({ messages, segments, micros }: LineTotals, from: number, to: number): void {
  for (const numbers of [messages, segments, micros]) {
    numbers[to] = (numbers[to] ?? 0) + (numbers[from] ?? 0);
    numbers[from] = 0;
  }
}

/** Adds what recipients came to through a line; answers what all of them did. */
function addLine(line: RecipientLine, messages: Float64Array, micros: Float64Array): LineSum {
  const all = { line: line.id, messages: 0, segments: 0, micros: 0 };
  for (let number = 0; number < messages.length; number += 1) {
    const some = line.messages[number] ?? 0;
    if (some === 0) continue;
    const cost = line.micros[number] ?? 0;
    messages[number] = (messages[number] ?? 0) + some;
    micros[number] = (micros[number] ?? 0) + cost;
    all.messages += some;
    all.segments += line.segments[number] ?? 0;
    all.micros += cost;
  }
  return all;
}

/** What one recipient came to through a line, where that is anything. */
function sumOf({ id, messages, segments, micros }: RecipientLine, key: number): readonly KeySum[] {
  const some = messages[key] ?? 0;
  return some === 0
    ? []
    : [{ key, line: id, messages: some, segments: segments[key] ?? 0, micros: micros[key] ?? 0 }];
}

/** The numbers of those that cost most, then had most messages, the dearest first; and how many there are. */
function dearest(messages: Float64Array, micros: Float64Array, limit: number) {
  const at = (numbers: Float64Array, number: number): number => numbers[number] ?? 0;
  const order = (a: number, b: number): number =>
    at(micros, b) - at(micros, a) || at(messages, b) - at(messages, a) || a - b;
  const keys: number[] = [];
  let count = 0;
  for (let number = 0; number < messages.length; number += 1) {
    if (at(messages, number) === 0) continue;
    count += 1;
    const last = keys[limit - 1];
    if (last !== undefined && order(last, number) < 0) continue;
    const place = keys.findIndex((known) => order(number, known) < 0);
    keys.splice(place === -1 ? keys.length : place, 0, number);
    keys.length = Math.min(keys.length, limit);
  }
  return { keys, count };
}
