import { describe, expect, it } from 'vitest';
import { secondStart } from '../../../src/main/shell/single-instance';

describe('what a second start hands over', () => {
  it('is read from its own words, whatever Chromium made of its arguments', () => {
    expect(secondStart(['q'], '/', { argv: ['q', '--toggle'] })).toEqual({ kind: 'toggle' });
  });

  it.each([
    ['nothing', undefined],
    ['not a list', { argv: '--quit' }],
    ['a list of anything', { argv: ['q', 1] }],
    ['an endless list', { argv: Array.from({ length: 10_002 }, () => 'q') }],
  ])('is taken from the arguments where it is %s', (_name, handed) => {
    expect(secondStart(['q', '--toggle'], '/', handed)).toEqual({ kind: 'toggle' });
  });
});
