import { groupBy } from './group-by';
import { createSumReader, fields, sumAt } from './packed-sums';
import { blockOf, type RecipientBlock } from './recipient-sums';
import type { Span } from './spans';
import type { KeySum, LineSum, SpendingLine, SpendingStore } from './spending-store';

const read = createSumReader();

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

/** What recipients came to in one currency, by their numbers. */
interface Totals {
  readonly micros: Float64Array;
  readonly messages: Float64Array;
}

/** What a line came to, and whose totals it adds to. */
interface LineTotals extends LineSum {
  messages: number;
  segments: number;
  micros: number;
  readonly totals: Totals;
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
  const currencies = [...groupBy(lines, ({ currency }) => currency)].map(([currency, those]) => ({
    currency,
    lines: new Set(those.map(({ id }) => id)),
    totals: { micros: new Float64Array(places), messages: new Float64Array(places) },
  }));
  // By the line's number: a map would take most of the time.
  const sums: LineTotals[] = [];
  for (const { lines: ids, totals } of currencies) {
    for (const line of ids) sums[line] = { line, totals, messages: 0, segments: 0, micros: 0 };
  }

  const blocks: RecipientBlock[] = [];
  for (const page of recipients.pages(span)) {
    for (const block of page) addUp(block, sums);
    blocks.push(...page);
    await breathe();
  }

  const forgotten = recipients.forgotten();
  const chosen = currencies.map((one) => {
    for (const number of forgotten) moveTotal(one.totals, number, forgottenRecipients);
    return { ...one, dearest: new Set(dearest(one.totals, limit)) };
  });
  await breathe();
  const shown = await sumsOf(
    blocks,
    chosen.flatMap((one) => [...one.dearest]),
    forgotten,
    places,
    breathe,
  );
  return new Map(
    chosen.map(({ currency, lines: ids, totals, dearest: keys }): [string, Ranked] => [
      currency,
      {
        dearest: shown.filter(({ key, line }) => keys.has(key) && ids.has(line)),
        all: sums.filter(({ line }) => ids.has(line)),
        count: totals.messages.reduce((count, messages) => (messages > 0 ? count + 1 : count), 0),
      },
    ]),
  );
}

/** Adds the sums of a block to those of its recipients, and of its lines; other lines count nothing. */
function addUp(
  { first, sums: packed }: RecipientBlock,
  sums: readonly (LineTotals | undefined)[],
): void {
  const { count, numbers } = read(packed);
  for (let place = 0; place < count * fields; place += fields) {
    const sum = sums[numbers[place + 1] ?? 0];
    if (sum === undefined) continue;
    const number = first + (numbers[place] ?? 0);
    const messages = numbers[place + 2] ?? 0;
    const micros = numbers[place + 4] ?? 0;
    sum.messages += messages;
    sum.segments += numbers[place + 3] ?? 0;
    sum.micros += micros;
    const { totals } = sum;
    totals.messages[number] = (totals.messages[number] ?? 0) + messages;
    totals.micros[number] = (totals.micros[number] ?? 0) + micros;
  }
}

function moveTotal({ micros, messages }: Totals, from: number, to: number): void {
  for (const numbers of [micros, messages]) {
    numbers[to] = (numbers[to] ?? 0) + (numbers[from] ?? 0);
    numbers[from] = 0;
  }
}

/** The numbers of those that cost most, then had most messages; the dearest first. */
function dearest({ micros, messages }: Totals, limit: number): number[] {
  const at = (numbers: Float64Array, number: number): number => numbers[number] ?? 0;
  const order = (a: number, b: number): number =>
    at(micros, b) - at(micros, a) || at(messages, b) - at(messages, a) || a - b;
  const best: number[] = [];
  for (let number = 0; number < messages.length; number += 1) {
    if (at(messages, number) === 0) continue;
    const last = best[limit - 1];
    if (last !== undefined && order(last, number) < 0) continue;
    const place = best.findIndex((known) => order(number, known) < 0);
    best.splice(place === -1 ? best.length : place, 0, number);
    best.length = Math.min(best.length, limit);
  }
  return best;
}

/** What some recipients came to, by line. `places` is above all numbers that are known. */
async function sumsOf(
  blocks: readonly RecipientBlock[],
  keys: readonly number[],
  forgotten: readonly number[],
  places: number,
  breathe: () => Promise<void>,
): Promise<readonly KeySum[]> {
  const keyOf = new Map(keys.map((key) => [key, key]));
  if (keyOf.has(forgottenRecipients)) {
    for (const number of forgotten) keyOf.set(number, forgottenRecipients);
  }
  const wanted = new Set([...keyOf.keys()].map(blockOf));
  // A map would be asked for everybody in the blocks of the few who are wanted.
  const isWanted = new Uint8Array(places);
  for (const number of keyOf.keys()) isWanted[number] = 1;
  const found: KeySum[] = [];
  for (const { first, sums } of blocks) {
    if (!wanted.has(first)) continue;
    const { count, numbers } = read(sums);
    for (let index = 0; index < count; index += 1) {
      const number = first + (numbers[index * fields] ?? 0);
      if (isWanted[number] !== 1) continue;
      const { line, messages, segments, micros } = sumAt(numbers, index);
      found.push({ key: keyOf.get(number) ?? number, line, messages, segments, micros });
    }
    await breathe();
  }
  return found;
}
