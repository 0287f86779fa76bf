import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSums, withSum, type PackedSum } from '../../../src/main/spending/packed-sums';
import { DamagedRowError } from '../../../src/main/storage/parse-row';

const sum: fc.Arbitrary<PackedSum> = fc.record({
  recipient: fc.nat(511),
  line: fc.nat(300),
  messages: fc.integer({ min: 1, max: 100_000 }),
  segments: fc.integer({ min: 1, max: 1_000_000 }),
  micros: fc.nat(10 ** 12),
});

/** What is in a block, in its order. */
function rowsOf(packed: Uint8Array, first = 0): number[][] {
  const rows: number[][] = [];
  readSums(packed, first, (...row) => rows.push(row));
  return rows;
}

const packed = (sums: readonly PackedSum[]): Uint8Array =>
  sums.reduce<Uint8Array>((block, one) => withSum(block, one, 1), new Uint8Array());

test('sums that are packed are read again by recipient and line', () => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 40 }), fc.nat(10_000), (sums, first) => {
      const expected = new Map<string, number[]>();
      for (const { recipient, line, messages, segments, micros } of sums) {
        const key = `${String(recipient)}/${String(line)}`;
        const [, , m = 0, s = 0, c = 0] = expected.get(key) ?? [];
        expected.set(key, [first + recipient, line, m + messages, s + segments, c + micros]);
      }
      const inOrder = [...expected.values()].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
      expect(rowsOf(packed(sums), first)).toEqual(inOrder);
    }),
  );
});

test('what was added can be taken away again, and leaves nothing behind', () => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 20 }), fc.array(sum, { maxLength: 20 }), (all, more) => {
      const before = packed(all);
      const after = more.reduce<Uint8Array>((block, one) => withSum(block, one, 1), before);
      expect(more.reduce<Uint8Array>((block, one) => withSum(block, one, -1), after)).toEqual(
        before,
      );
    }),
  );
});

test('what was never added cannot be taken away', () => {
  const one = { recipient: 3, line: 1, messages: 1, segments: 1, micros: 50_000 };
  const block = packed([one]);
  expect(withSum(block, { ...one, line: 2 }, -1)).toEqual(block);
  expect(withSum(new Uint8Array(), one, -1)).toEqual(new Uint8Array());
});

test('most sums take seven bytes', () => {
  const sums = [4, 7, 9].map((recipient) => ({
    recipient,
    line: 1,
    messages: 1,
    segments: 2,
    micros: 100_000,
  }));
  expect(packed(sums)).toHaveLength(21);
});

test('a block that breaks off is damaged, and no sum is made up for it', () => {
  const block = packed([{ recipient: 3, line: 1, messages: 1, segments: 1, micros: 50_000 }]);
  for (let length = 1; length < block.length; length += 1) {
    expect(() => rowsOf(block.slice(0, length))).toThrow(DamagedRowError);
  }
});
