import { expect, test } from 'vitest';
import { addSums } from '#shared/domain/spending';
import {
  addUp,
  readSums,
  withSums,
  type LineTotals,
  type PackedSum,
} from '../../../src/main/spending/packed-sums';
import { DamagedRowError } from '../../../src/main/storage/parse-row';
import { fc } from '../../support/property';

const sum: fc.Arbitrary<PackedSum> = fc.record({
  recipient: fc.nat(511),
  line: fc.nat(300),
  messages: fc.integer({ min: 1, max: 100_000 }),
  segments: fc.integer({ min: 1, max: 1_000_000 }),
  micros: fc.nat(10 ** 12),
});

const withOne = (block: Uint8Array, one: PackedSum): Uint8Array => withSums(block, [one], 1);
const packed = (sums: readonly PackedSum[]): Uint8Array => sums.reduce(withOne, new Uint8Array());

test('sums that are packed are read again by recipient and line', () => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 40 }), (sums) => {
      const expected = new Map<string, PackedSum>();
      for (const one of sums) {
        const key = `${String(one.recipient)}/${String(one.line)}`;
        const before = expected.get(key) ?? { messages: 0, segments: 0, micros: 0 };
        expected.set(key, { ...one, ...addSums(before, one) });
      }
      const inOrder = [...expected.values()].sort(
        (a, b) => a.recipient - b.recipient || a.line - b.line,
      );
      expect(readSums(packed(sums))).toEqual(inOrder);
    }),
  );
});

test('sums are added up by line and recipient', () => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 40 }), (sums) => {
      const counted = [0, 1, 7, 130];
      const totals: LineTotals[] = [];
      for (const line of counted) {
        totals[line] = {
          messages: new Uint32Array(512),
          segments: new Uint32Array(512),
          micros: new Float64Array(512),
        };
      }
      const there = sums.map((one, index) => ({ ...one, line: counted[index % 4] ?? 0 }));
      const others = sums.map((one) => ({ ...one, line: 200 }));
      addUp(packed([...there, ...others]), totals);
      for (const { recipient, line, ...expected } of readSums(packed(there))) {
        const { messages, segments, micros } = totals[line]!;
        expect([messages[recipient], segments[recipient], micros[recipient]]).toEqual([
          expected.messages,
          expected.segments,
          expected.micros,
        ]);
      }
      const all = totals.flatMap(({ messages }) => [...messages]);
      expect(all.filter((count) => count > 0)).toHaveLength(readSums(packed(there)).length);
    }),
  );
});

test('many that are added or taken away at once are those that go one by one', () => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 20 }), fc.array(sum, { maxLength: 20 }), (all, more) => {
      const before = packed(all);
      const after = withSums(before, more, 1);
      expect(after).toEqual(more.reduce(withOne, before));
      expect(withSums(after, more, -1)).toEqual(before);
    }),
  );
});

test('what was added can be taken away again, and leaves nothing behind', () => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 20 }), fc.array(sum, { maxLength: 20 }), (all, more) => {
      const before = packed(all);
      const after = more.reduce(withOne, before);
      expect(more.reduce<Uint8Array>((block, one) => withSums(block, [one], -1), after)).toEqual(
        before,
      );
    }),
  );
});

test('what was never added cannot be taken away', () => {
  const one = { recipient: 3, line: 1, messages: 1, segments: 1, micros: 50_000 };
  const block = packed([one]);
  expect(withSums(block, [{ ...one, line: 2 }], -1)).toEqual(block);
  expect(withSums(new Uint8Array(), [one], -1)).toEqual(new Uint8Array());
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
    expect(() => readSums(block.slice(0, length))).toThrow(DamagedRowError);
    expect(() => addUp(block.slice(0, length), [])).toThrow(DamagedRowError);
  }
});
