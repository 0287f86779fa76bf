import { describe, expect, it } from 'vitest';
import { cutText } from '#shared/domain/text';
import { fc } from '../../../support/property';

describe('cutting a text', () => {
  it('leaves a short one alone', () => {
    expect(cutText('abc', 3)).toBe('abc');
  });

  it('never halves a surrogate pair', () => {
    expect(cutText('ab😀c', 3)).toBe('ab');
    expect(cutText('ab😀c', 4)).toBe('ab😀');
  });

  it('leaves halves that came alone where they are', () => {
    expect(cutText('ab\uD83Dc', 3)).toBe('ab\uD83D');
  });

  it('gives the longest beginning that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, max) => {
        const cut = cutText(text, max);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, max) - 1);
        expect(/\p{Cs}/u.test(cut)).toBe(false);
      }),
    );
  });
});
