import { expect, test } from 'vitest';
import { shortId } from '#shared/domain/short-id';

const at = Date.UTC(2026, 10, 22);
const random = (bytes: Uint8Array<ArrayBuffer>): void => {
  crypto.getRandomValues(bytes);
};

test('an id has sixteen letters that stand for themselves everywhere', () => {
  const ids = Array.from({ length: 100 }, () => shortId(at, random));
  for (const id of ids) expect(id).toMatch(/^[\w-]{16}$/);
  expect(new Set(ids).size).toBe(100);
});

test('ids are in the order of their times', () => {
  const times = [0, 1, 63, 64, at, at + 1, at + 64, at + 86_400_000];
  const ids = times.map((time) => shortId(time, random));
  expect(ids.toSorted()).toEqual(ids);
});

test('an id uses every bit of chance that counts', () => {
  const letters = new Set(
    Array.from({ length: 256 }, (_, byte) => shortId(at, (bytes) => bytes.fill(byte)).at(-1)),
  );
  expect(letters.size).toBe(64);
});
