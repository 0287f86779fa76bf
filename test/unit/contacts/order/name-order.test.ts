import { describe, expect, it } from 'vitest';
import { createNameOrder, createNameOrders } from '../../../../src/main/contacts/order/name-order';
import { fc } from '../../../support/property';

const named = (givenName: string) => ({ givenName, familyName: '', company: '', numbers: [] });

/** As SQLite compares texts: byte by byte. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function inOrder(names: readonly string[], locale = 'en'): string[] {
  const { key } = createNameOrder(locale);
  return [...names].sort((a, b) => compareBytes(key(named(a)), key(named(b))));
}

describe('the order of names', () => {
  it.each([
    [
      ['Zoë', 'Ämilie', 'anna', 'Bea'],
      ['Ämilie', 'anna', 'Bea', 'Zoë'],
    ],
    [
      ['Strasser', 'Straßer', 'Strast'],
      ['Strasser', 'Straßer', 'Strast'],
    ],
    [
      ['Weisz', 'Weiß', 'Weir'],
      ['Weir', 'Weiß', 'Weisz'],
    ],
    [
      ['Łukasz', 'Lukas', 'Mia'],
      ['Lukas', 'Łukasz', 'Mia'],
    ],
    [
      ['O’Neil', 'Oswald', 'Oanez'],
      ['O’Neil', 'Oanez', 'Oswald'],
    ],
    [
      ['Яна', 'Zoe', 'Άννα', 'Борис'],
      ['Zoe', 'Άννα', 'Борис', 'Яна'],
    ],
    [
      ['Anna B', 'Annabel', 'Anna'],
      ['Anna', 'Anna B', 'Annabel'],
    ],
    [
      ['10', '9', 'A'],
      ['10', '9', 'A'],
    ],
  ])('brings %j to %j', (names, expected) => {
    expect(inOrder(names)).toEqual(expected);
  });

  it('puts letters where the language has them', () => {
    const names = ['Öberg', 'Zander', 'Oscar'];
    expect(inOrder(names, 'de')).toEqual(['Öberg', 'Oscar', 'Zander']);
    expect(inOrder(names, 'sv')).toEqual(['Oscar', 'Zander', 'Öberg']);
  });

  it('agrees with Intl.Collator wherever that sees a difference in letters', () => {
    const letters = fc.constantFrom(
      ...Array.from(
        'abcdefghijklmnopqrstuvwxyzäöüßéèêñçøæœåłčšžğışțăőűABCZÄÖÜÉØÆŁ -’.&αβγδωάήабвгджяёй',
      ),
    );
    const name = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    for (const locale of ['en', 'de', 'sv', 'pl']) {
      const { key } = createNameOrder(locale);
      const collator = new Intl.Collator(locale, { sensitivity: 'base' });
      fc.assert(
        fc.property(name, name, (a, b) => {
          const bytes = compareBytes(key(named(a)), key(named(b)));
          expect(Math.sign(bytes)).toBe(Math.sign(collator.compare(a, b)));
        }),
        { numRuns: 2_000 },
      );
    }
  });

  it('is a total order of anything that can be typed, without NUL', () => {
    const { key } = createNameOrder('en');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const sortKey = key(named(name));
        expect(sortKey).not.toContain('\0');
        expect(key(named(name))).toBe(sortKey);
        expect(sortKey).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('does not tell a letter from the same letter with its accent apart', () => {
    const { key } = createNameOrder('en');
    expect(key(named('Ame\u0301lie'))).toBe(key(named('Amélie')));
  });

  it('has those without a name last, by number', () => {
    const { key } = createNameOrder('en');
    const nameless = (typed: string) => ({
      ...named(''),
      numbers: [{ e164: '+12025550100', typed, label: '' }],
    });
    const keys = [nameless('0172'), nameless('0171'), named('Žofie'), named('愛')].map(key);
    expect([...keys].sort(compareBytes)).toEqual([keys[2], keys[3], keys[1], keys[0]]);
  });

  it('has a company where there is no person', () => {
    const { key } = createNameOrder('en');
    expect(key({ ...named(''), company: 'Linden' })).toBe(key(named('Linden')));
  });

  it('is told from others by a fingerprint that languages of one order share', () => {
    const orders = createNameOrders();
    const [en, de, sv] = ['en', 'de', 'sv'].map((locale) => orders.of(locale).fingerprint);
    expect(de).toBe(en);
    expect(sv).not.toBe(en);
    expect(orders.of('en')).toBe(orders.of('en'));
  });
});
