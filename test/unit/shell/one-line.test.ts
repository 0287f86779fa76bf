import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/main/shell/one-line';
import { fc } from '../../support/property';

describe('a name on one line', () => {
  it('keeps joined emoji whole', () => {
    expect(oneLine('Anna 👩‍👧', 40)).toBe('Anna 👩‍👧');
  });

  it('has no line ends, no direction marks and no more than it may', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 80 }), (text, max) => {
        const line = oneLine(text, max);
        expect(Array.from(line).length).toBeLessThanOrEqual(max);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(line).toBe(line.trim());
      }),
    );
  });
});
