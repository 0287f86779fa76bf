import { addSums, noSpending, type SpendingSum } from '#shared/domain/spending';
import { DamagedRowError } from '../storage/parse-row';

/** What one of the recipients of a block came to in a month, through one line. */
export interface PackedSum extends SpendingSum {
  /** Its place in the block, from 0 on. */
  readonly recipient: number;
  readonly line: number;
}

/** The sums of a block as numbers: five for each, see {@link sumAt}. */
export interface SumNumbers {
  /** How many sums there are; what the list holds behind them means nothing. */
  readonly count: number;
  readonly numbers: Float64Array;
}

/** Seven bits of a number are in each byte, the lowest first; the eighth says that more follow. */
const radix = 128;
/** The step from the recipient before, the line, messages, segments, micros. */
export const fields = 5;

/**
 * Makes what reads the sums of a block, by recipient and line. What it answers is overwritten when it is
 * asked again: an object or a call for each sum would take most of the time. Throws `DamagedRowError`
 * for what breaks off.
 */
export function createSumReader(): (packed: Uint8Array) => SumNumbers {
  let numbers = new Float64Array();

  return (packed) => {
    if (packed.length > numbers.length) numbers = new Float64Array(packed.length);
    let length = 0;
    let at = 0;
    while (at < packed.length) {
      let byte = packed[at++] ?? 0;
      // Most numbers are one byte.
      let value = 0;
      let factor = 1;
      for (; byte >= radix; byte = packed[at++] ?? 0) {
        value += (byte - radix) * factor;
        factor *= radix;
      }
      numbers[length++] = value + byte * factor;
    }
    if (at !== packed.length || length % fields !== 0) {
      throw new DamagedRowError('spending_recipients', []);
    }
    let recipient = 0;
    for (let place = 0; place < length; place += fields) {
      recipient += numbers[place] ?? 0;
      numbers[place] = recipient;
    }
    return { count: length / fields, numbers };
  };
}

const read = createSumReader();

/**
 * The sums of a block with others added, or taken away with `factor` -1; what has no messages left goes,
 * and what is not there cannot be taken away.
 */
export function withSums(
  packed: Uint8Array,
  changes: readonly PackedSum[],
  factor: 1 | -1,
): Uint8Array {
  const order = (a: PackedSum, b: PackedSum): number =>
    a.recipient - b.recipient || a.line - b.line;
  const left = changes.toSorted(order);
  const sums: PackedSum[] = [];
  let taken = 0;
  /** Takes all changes of one recipient and line. */
  function changed(sum: PackedSum, isThere: boolean): void {
    let after: PackedSum = sum;
    for (; taken < left.length; taken += 1) {
      const change = left[taken];
      if (change === undefined || order(change, sum) !== 0) break;
      if (isThere || factor === 1) after = { ...after, ...addSums(after, change, factor) };
    }
    if (after.messages !== 0) sums.push(after);
  }

  const { count, numbers } = read(packed);
  for (let index = 0; index < count; index += 1) {
    const there = sumAt(numbers, index);
    for (let change = left[taken]; change !== undefined; change = left[taken]) {
      if (order(change, there) >= 0) break;
      changed({ ...change, ...noSpending }, false);
    }
    changed(there, true);
  }
  for (let change = left[taken]; change !== undefined; change = left[taken]) {
    changed({ ...change, ...noSpending }, false);
  }
  return pack(sums);
}

/** One of the sums that were read. */
export function sumAt(numbers: Float64Array, index: number): PackedSum {
  const place = index * fields;
  return {
    recipient: numbers[place] ?? 0,
    line: numbers[place + 1] ?? 0,
    messages: numbers[place + 2] ?? 0,
    segments: numbers[place + 3] ?? 0,
    micros: numbers[place + 4] ?? 0,
  };
}

function pack(sums: readonly PackedSum[]): Uint8Array {
  const bytes: number[] = [];
  const put = (value: number): void => {
    let rest = value;
    for (; rest >= radix; rest = Math.floor(rest / radix)) bytes.push((rest % radix) + radix);
    bytes.push(rest);
  };
  let before = 0;
  for (const { recipient, line, messages, segments, micros } of sums) {
    put(recipient - before);
    put(line);
    put(messages);
    put(segments);
    put(micros);
    before = recipient;
  }
  return Uint8Array.from(bytes);
}
