import { addSums, type SpendingSum } from '#shared/domain/spending';
import { DamagedRowError } from '../storage/parse-row';

/** What one of the recipients of a block came to in a month, through one line. */
export interface PackedSum extends SpendingSum {
  /** Its place in the block, from 0 on. */
  readonly recipient: number;
  readonly line: number;
}

/** Seven bits of a number are in each byte, the lowest first; the eighth says that more follow. */
const radix = 128;
/** The step from the recipient before, the line, messages, segments, micros. */
const fields = 5;

/**
 * Reads the sums of a block, by recipient and line, one call each: an object for each would take most of
 * the time. Recipients are counted from `first` on. Throws `DamagedRowError` for what breaks off.
 */
export function readSums(
  packed: Uint8Array,
  first: number,
  visit: (
    recipient: number,
    line: number,
    messages: number,
    segments: number,
    micros: number,
  ) => void,
): void {
  const numbers = new Float64Array(fields);
  let field = 0;
  let value = 0;
  let factor = 1;
  let recipient = first;
  for (const byte of packed) {
    if (byte >= radix) {
      value += (byte - radix) * factor;
      factor *= radix;
      continue;
    }
    numbers[field] = value + byte * factor;
    value = 0;
    factor = 1;
    field += 1;
    if (field < fields) continue;
    field = 0;
    recipient += numbers[0] ?? 0;
    visit(recipient, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 0, numbers[4] ?? 0);
  }
  if (field !== 0 || factor !== 1) throw new DamagedRowError('spending_recipients', []);
}

/** The sums of a block with one added, or taken away with `factor` -1; what has no messages left goes. */
export function withSum(packed: Uint8Array, one: PackedSum, factor: 1 | -1): Uint8Array {
  const sums: PackedSum[] = [];
  readSums(packed, 0, (recipient, line, messages, segments, micros) => {
    sums.push({ recipient, line, messages, segments, micros });
  });
  const isBefore = ({ recipient, line }: PackedSum): boolean =>
    recipient < one.recipient || (recipient === one.recipient && line < one.line);
  const found = sums.findIndex((sum) => !isBefore(sum));
  const index = found === -1 ? sums.length : found;
  const there = sums[index];
  const isThere = there?.recipient === one.recipient && there.line === one.line;
  if (!isThere && factor === -1) return packed;
  const none = { messages: 0, segments: 0, micros: 0 };
  const { recipient, line } = one;
  const sum = { recipient, line, ...addSums(isThere ? there : none, one, factor) };
  sums.splice(index, isThere ? 1 : 0, ...(sum.messages === 0 ? [] : [sum]));
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
    [recipient - before, line, messages, segments, micros].forEach(put);
    before = recipient;
  }
  return Uint8Array.from(bytes);
}
