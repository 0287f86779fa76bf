import { describe, expect, it } from 'vitest';
import { checkSignOff, withSignOff } from '#shared/domain/sign-off';
import { fc } from '../../../support/property';

describe('a sign-off', () => {
  it('stands on a line of its own under the text', () => {
    expect(withSignOff('Your order is in.', 'Café Vogel')).toBe('Your order is in.\nCafé Vogel');
    expect(withSignOff('Your order is in.\n\n', ' Café Vogel\n')).toBe(
      'Your order is in.\nCafé Vogel',
    );
  });

  it('leaves the text as it is where there is none', () => {
    expect(withSignOff('Your order is in. ', ' ')).toBe('Your order is in. ');
  });

  it('is no message by itself', () => {
    expect(withSignOff(' ', 'Café Vogel')).toBe(' ');
  });

  it('is put under a text that only happens to end with the same word', () => {
    expect(withSignOff('See you, Mr Vogel', 'Vogel')).toBe('See you, Mr Vogel\nVogel');
  });

  it('never stands there twice', () => {
    const line = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(line, line, (text, signOff) => {
        const signed = withSignOff(text, signOff);
        expect(withSignOff(signed, signOff)).toBe(signed);
      }),
    );
  });
});

describe('a sign-off that is typed', () => {
  it('is kept without the spaces around it', () => {
    expect(checkSignOff(' Café Vogel\n')).toEqual({ ok: true, value: 'Café Vogel' });
    expect(checkSignOff(' ')).toEqual({ ok: true, value: '' });
  });

  it.each([
    ['s'.repeat(101), 'text-too-long'],
    ['Your {{company}}', 'sign-off-has-fields'],
    ['Vogel\0', 'text-not-sendable'],
  ])('%j is refused', (typed, code) => {
    expect(checkSignOff(typed)).toMatchObject({ ok: false, error: { code } });
  });
});
