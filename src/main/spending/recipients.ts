import { addSums, noSpending, type SpendingSum } from '#shared/domain/spending';
import { groupBy } from './group-by';
import { addUp, type LineTotals } from './packed-sums';
import { blockSize, type RecipientBlock } from './recipient-sums';
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

/** What a line came to, by the recipients of one block. */
interface BlockLine extends LineTotals {
  readonly id: number;
}

/** A recipient as one of those that cost most. */
interface Dear {
  readonly key: number;
  readonly messages: number;
  readonly micros: number;
  readonly sums: readonly KeySum[];
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
  const blocks: RecipientBlock[] = [];
  for (const page of recipients.pages(span)) {
    blocks.push(...page);
    await breathe();
  }
  // By the line's number: a map would take most of the time.
  const totals: BlockLine[] = [];
  for (const { id } of lines) {
    totals[id] = {
      id,
      messages: new Uint32Array(blockSize),
      segments: new Uint32Array(blockSize),
      micros: new Float64Array(blockSize),
    };
  }
  const forgotten = new Set([forgottenRecipients, ...recipients.forgotten()]);
  const rankings = [...groupBy(lines, ({ currency }) => currency)].map(([currency, those]) => {
    const ofCurrency = those.flatMap(({ id }) => totals[id] ?? []);
    return { currency, ranking: createRanking(ofCurrency, forgotten, limit) };
  });
  // All months of the same recipients together: their totals stay in the processor's cache.
  for (const [first, months] of groupBy(blocks, (block) => block.first)) {
    for (const { sums } of months) addUp(sums, totals);
    for (const { ranking } of rankings) ranking.take(first);
    for (const { id } of lines) {
      const line = totals[id];
      line?.messages.fill(0);
      line?.segments.fill(0);
      line?.micros.fill(0);
    }
    await breathe();
  }
  return new Map(rankings.map(({ currency, ranking }) => [currency, ranking.done()]));
}

/** Ranks the recipients of one currency, those of a block after the other. */
function createRanking(lines: readonly BlockLine[], forgotten: ReadonlySet<number>, limit: number) {
  const best: Dear[] = [];
  let count = 0;
  const sums = lines.map((line) => ({
    line,
    all: { line: line.id, messages: 0, segments: 0, micros: 0 },
    forgotten: { line: line.id, messages: 0, segments: 0, micros: 0 },
  }));

  // What each recipient of a block came to, by its place in it.
  const messagesOf = new Float64Array(blockSize);
  const microsOf = new Float64Array(blockSize);
  /** What the last of those that cost most came to, once they are as many as are wanted. */
  let least = Number.NEGATIVE_INFINITY;

  /** `sumsOf` is asked for only where the recipient is one of those that cost most. */
  function consider(one: Omit<Dear, 'sums'>, sumsOf: () => readonly KeySum[]): void {
    const last = best[limit - 1];
    if (last !== undefined && order(last, one) < 0) return;
    const place = best.findIndex((known) => order(one, known) < 0);
    best.splice(place === -1 ? best.length : place, 0, { ...one, sums: sumsOf() });
    best.length = Math.min(best.length, limit);
    least = best[limit - 1]?.micros ?? least;
  }

  return {
    /**
     * Takes what the lines hold of the block whose first recipient has the number `first`.
     *
     * Line after line in plain loops: the first report of a day runs them before V8 has made them fast.
     */
    take(first: number): void {
      messagesOf.fill(0);
      microsOf.fill(0);
      for (const { line, all } of sums) addLine(line, all, messagesOf, microsOf);
      for (let place = 0; place < blockSize; place += 1) {
        const messages = messagesOf[place] ?? 0;
        if (messages === 0) continue;
        const key = first + place;
        const micros = microsOf[place] ?? 0;
        if (forgotten.has(key)) {
          for (const { line, forgotten: sum } of sums) addTo(sum, line, place);
          continue;
        }
        count += 1;
        // Most are none of them.
        if (micros < least) continue;
        consider({ key, messages, micros }, () => lines.flatMap((line) => sumOf(line, place, key)));
      }
    },
    done(): Ranked {
      const key = forgottenRecipients;
      const those = sums.map((sum) => ({ key, ...sum.forgotten }));
      const { messages, micros } = those.reduce<SpendingSum>(
        (sum, one) => addSums(sum, one),
        noSpending,
      );
      if (messages > 0) {
        count += 1;
        consider({ key, messages, micros }, () => those.filter((sum) => sum.messages > 0));
      }
      return { dearest: best.flatMap((one) => one.sums), all: sums.map(({ all }) => all), count };
    },
  };
}

/** The dearest first, then those with most messages. */
function order(a: Omit<Dear, 'sums'>, b: Omit<Dear, 'sums'>): number {
  return b.micros - a.micros || b.messages - a.messages || a.key - b.key;
}

/** A sum that is added to. */
interface Growing {
  messages: number;
  segments: number;
  micros: number;
}

/** Adds all that a line holds of a block to its sum, and to what each recipient came to. */
function addLine(
  { messages, segments, micros }: LineTotals,
  sum: Growing,
  messagesOf: Float64Array,
  microsOf: Float64Array,
): void {
  for (let place = 0; place < blockSize; place += 1) {
    const some = messages[place] ?? 0;
    if (some === 0) continue;
    const cost = micros[place] ?? 0;
    sum.messages += some;
    sum.segments += segments[place] ?? 0;
    sum.micros += cost;
    messagesOf[place] = (messagesOf[place] ?? 0) + some;
    microsOf[place] = (microsOf[place] ?? 0) + cost;
  }
}

function addTo(sum: Growing, { messages, segments, micros }: LineTotals, place: number): void {
  sum.messages += messages[place] ?? 0;
  sum.segments += segments[place] ?? 0;
  sum.micros += micros[place] ?? 0;
}

/** What the recipient at a place of the block came to through a line, where that is anything. */
function sumOf(
  { id, messages, segments, micros }: BlockLine,
  place: number,
  key: number,
): readonly KeySum[] {
  const some = messages[place] ?? 0;
  return some === 0
    ? []
    : [
        {
          key,
          line: id,
          messages: some,
          segments: segments[place] ?? 0,
          micros: micros[place] ?? 0,
        },
      ];
}
