import { addSums, noSpending, type SpendingSum } from '#shared/domain/spending';
import { DamagedRowError } from '../storage/parse-row';

/** What one of the recipients of a block came to in a month, through one line. */
export interface PackedSum extends SpendingSum {
  /** Its place in the block, from 0 on. */
  readonly recipient: number;
  readonly line: number;
}

/** What the recipients of a block came to through one line, by their places in it. */
export interface LineTotals {
  readonly messages: Uint32Array;
  readonly segments: Uint32Array;
  readonly micros: Float64Array;
}

/** Seven bits of a number are in each byte, the lowest first; the eighth says that more follow. */
const radix = 128;
/** The step from the recipient before, the line, messages, segments, micros; see `one`. */
const fields = 5;
const one = new Float64Array(fields);

/** Reads one sum from a place on into `one`, and answers where the next begins. */
function readOne(packed: Uint8Array, from: number): number {
  let at = from;
  for (let field = 0; field < fields; field += 1) {
    let value = 0;
    let factor = 1;
    let byte = packed[at++] ?? 0;
    for (; byte >= radix; byte = packed[at++] ?? 0) {
      value += (byte - radix) * factor;
      factor *= radix;
    }
    one[field] = value + byte * factor;
  }
  return at;
}

/** The sums of a block, by recipient and line. Throws `DamagedRowError` for what breaks off. */
export function readSums(packed: Uint8Array): PackedSum[] {
  const sums: PackedSum[] = [];
  let recipient = 0;
  let at = 0;
  while (at < packed.length) {
    at = readOne(packed, at);
    recipient += one[0] ?? 0;
    sums.push({
      recipient,
      line: one[1] ?? 0,
      messages: one[2] ?? 0,
      segments: one[3] ?? 0,
      micros: one[4] ?? 0,
    });
  }
  if (at !== packed.length) throw new DamagedRowError('spending_recipients', []);
  return sums;
}

/**
 * Adds the sums of a block to the totals of their lines; other lines count nothing. Throws
 * `DamagedRowError` for what breaks off.
 *
 * A million sums are added up while somebody waits: an object or a call for each would take most of
 * the time. All numbers but the last have one byte nearly always.
 */
export function addUp(packed: Uint8Array, totals: readonly (LineTotals | undefined)[]): void {
  let recipient = 0;
  let at = 0;
  while (at < packed.length) {
    let step = packed[at] ?? 0;
    let line = packed[at + 1] ?? 0;
    let messages = packed[at + 2] ?? 0;
    let segments = packed[at + 3] ?? 0;
    let micros = 0;
    if ((step | line | messages | segments) < radix) {
      at += 4;
      let factor = 1;
      let byte = packed[at++] ?? 0;
      for (; byte >= radix; byte = packed[at++] ?? 0) {
        micros += (byte - radix) * factor;
        factor *= radix;
      }
      micros += byte * factor;
    } else {
      at = readOne(packed, at);
      step = one[0] ?? 0;
      line = one[1] ?? 0;
      messages = one[2] ?? 0;
      segments = one[3] ?? 0;
      micros = one[4] ?? 0;
    }
    recipient += step;
    const total = totals[line];
    if (total === undefined) continue;
    total.messages[recipient] = (total.messages[recipient] ?? 0) + messages;
    total.segments[recipient] = (total.segments[recipient] ?? 0) + segments;
    total.micros[recipient] = (total.micros[recipient] ?? 0) + micros;
  }
  if (at !== packed.length) throw new DamagedRowError('spending_recipients', []);
}

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

  for (const there of readSums(packed)) {
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
