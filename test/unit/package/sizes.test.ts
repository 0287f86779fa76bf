import { expect, it } from 'vitest';
import { limits, overweight } from '../../../build/package/sizes.mjs';

it('a package at its limits is not too heavy', () => {
  expect(overweight(limits)).toEqual([]);
});

it('a part that is a byte too heavy is named with its limit', () => {
  expect(overweight({ ...limits, archive: limits.archive + 1 })).toEqual([
    'app.asar: 8.0 MB, more than 8.0 MB',
  ]);
  expect(overweight({ ...limits, addons: 9_500_000 })).toEqual([
    'the unpacked addons: 9.5 MB, more than 8.0 MB',
  ]);
});
