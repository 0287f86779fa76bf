import { describe, expect, it } from 'vitest';
import { gsm7Basic, gsm7Extension } from '#shared/domain/gsm7';
import { measureText } from '#shared/domain/segments';
import { fc } from '../../../support/property';

const shape = (text: string): string => {
  const { encoding, segments, used, available } = measureText(text);
  return `${encoding} ${String(segments)}: ${String(used)}/${String(available)}`;
};

describe('the GSM-7 alphabet', () => {
  it('holds 127 characters and an escape, and 10 escaped ones', () => {
    expect(Array.from(gsm7Basic)).toHaveLength(127);
    expect(new Set(gsm7Basic).size).toBe(127);
    expect(Array.from(gsm7Extension)).toHaveLength(10);
  });

  it.each(Array.from(gsm7Basic))('sends %j in one septet', (char) => {
    expect(shape(char)).toBe('GSM-7 1: 1/160');
  });

  it.each(Array.from(gsm7Extension))('sends %j in two septets', (char) => {
    expect(shape(char)).toBe('GSM-7 1: 2/160');
  });

  it.each(['ç', '’', '“', '—', '…', '\u00A0', '`', '\t', '°', 'ő', 'Ё', '中', '\u001B', '\0'])(
    'does not hold %j',
    (char) => {
      expect(measureText(char).encoding).toBe('UCS-2');
    },
  );

  it('holds the upper case Ç alone', () => {
    expect(measureText('Ç').encoding).toBe('GSM-7');
    expect(measureText('ç').encoding).toBe('UCS-2');
  });
});

describe('the segments of a text', () => {
  it('are none where there is no text', () => {
    expect(shape('')).toBe('GSM-7 0: 0/160');
    expect(measureText('').remaining).toBe(160);
  });

  it.each([
    [1, 'GSM-7 1: 1/160'],
    [39, 'GSM-7 1: 39/160'],
    [160, 'GSM-7 1: 160/160'],
    [161, 'GSM-7 2: 161/306'],
    [306, 'GSM-7 2: 306/306'],
    [307, 'GSM-7 3: 307/459'],
    [459, 'GSM-7 3: 459/459'],
    [460, 'GSM-7 4: 460/612'],
  ])('of %i plain characters are %s', (length, expected) => {
    expect(shape('a'.repeat(length))).toBe(expected);
  });

  it.each([
    [1, 'UCS-2 1: 1/70'],
    [70, 'UCS-2 1: 70/70'],
    [71, 'UCS-2 2: 71/134'],
    [134, 'UCS-2 2: 134/134'],
    [135, 'UCS-2 3: 135/201'],
    [300, 'UCS-2 5: 300/335'],
  ])('of %i characters outside the alphabet are %s', (length, expected) => {
    expect(shape('д'.repeat(length))).toBe(expected);
  });

  it('count an escaped character twice in GSM-7', () => {
    expect(shape('€'.repeat(80))).toBe('GSM-7 1: 160/160');
    expect(shape('€'.repeat(80) + 'a')).toBe('GSM-7 2: 161/306');
    expect(shape('{'.repeat(300))).toBe('GSM-7 4: 600/612');
  });

  it('count the same character once in UCS-2', () => {
    expect(shape(']’')).toBe('UCS-2 1: 2/70');
  });

  it('never split an escape from its character', () => {
    const measure = measureText('a'.repeat(152) + '€' + 'a'.repeat(152));

    expect(measure.parts.map(({ units }) => units)).toEqual([152, 153, 1]);
    expect(measure.segments).toBe(3);
    expect(measure.lost).toBe(1);
    expect(measure.remaining).toBe(152);
  });

  it('lose nothing where an escaped character ends a segment exactly', () => {
    const measure = measureText('a'.repeat(151) + '€' + 'a'.repeat(153));

    expect(measure.parts.map(({ units }) => units)).toEqual([153, 153]);
    expect(measure.lost).toBe(0);
  });

  it('never split a surrogate pair', () => {
    const measure = measureText('д'.repeat(66) + '😀' + 'д'.repeat(65));

    expect(measure.parts.map(({ units }) => units)).toEqual([66, 67]);
    expect(measure.lost).toBe(1);
    expect(measure.remaining).toBe(0);
  });

  it('hold 35 emoji in one and 33 in each of several', () => {
    expect(shape('😀'.repeat(35))).toBe('UCS-2 1: 70/70');
    expect(measureText('😀'.repeat(36)).parts.map(({ units }) => units)).toEqual([66, 6]);
  });

  it('count half a surrogate pair as the one unit that it is', () => {
    expect(shape('\uD83D')).toBe('UCS-2 1: 1/70');
    expect(shape('a\uDE00b')).toBe('UCS-2 1: 3/70');
  });

  it('count line breaks as characters', () => {
    expect(shape('a\nb\r\nc')).toBe('GSM-7 1: 6/160');
  });

  it('turn to UCS-2 as a whole for one character', () => {
    expect(shape('a'.repeat(160))).toBe('GSM-7 1: 160/160');
    expect(shape('a'.repeat(159) + '’')).toBe('UCS-2 3: 160/201');
  });
});

/** Builds the segments literally: encodes character by character into lists of units. */
function naiveSegments(text: string): string[][] {
  const chars = Array.from(text);
  const isGsm = chars.every((char) => (gsm7Basic + gsm7Extension).includes(char));
  const unitsOf = (char: string): string[] => {
    if (!isGsm) return char.split('');
    return gsm7Extension.includes(char) ? ['ESC', char] : [char];
  };
  const build = (size: number): string[][] => {
    const segments: string[][] = [];
    for (const char of chars) {
      const units = unitsOf(char);
      const last = segments.at(-1);
      if (last !== undefined && last.length + units.length <= size) last.push(...units);
      else segments.push(units);
    }
    return segments;
  };
  const whole = build(isGsm ? 160 : 70);
  return whole.length <= 1 ? whole : build(isGsm ? 153 : 67);
}

const near = (limit: number) => fc.integer({ min: Math.max(limit - 3, 0), max: limit + 3 });
const gsmChar = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...Array.from(gsm7Basic)) },
  { weight: 1, arbitrary: fc.constantFrom(...Array.from(gsm7Extension)) },
);
const anyChar = fc.oneof(
  { weight: 4, arbitrary: gsmChar },
  { weight: 1, arbitrary: fc.constantFrom('😀', '’', 'д', 'ç', '\uD83D', '\uDE00', '\0') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
/** Texts of GSM-7 alone and of anything, most of them about as long as a few segments. */
const texts = fc
  .oneof(near(67), near(70), near(134), near(153), near(160), near(306), near(459), fc.nat(700))
  .chain((length) =>
    fc.oneof(
      fc.array(gsmChar, { minLength: length, maxLength: length }),
      fc.array(anyChar, { minLength: length, maxLength: length }),
    ),
  )
  .map((chars) => chars.join(''));

describe('any text', () => {
  it('has the segments that building them one unit at a time gives', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const built = naiveSegments(text);
        expect(measureText(text).parts.map(({ units }) => units)).toEqual(
          built.map((units) => units.length),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is the sum of its segments, whose units add up', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const measure = measureText(text);
        expect(measure.parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(measure.segments).toBe(measure.parts.length);
        expect(measure.used + measure.lost + measure.remaining).toBe(measure.available);
        expect(measure.lost).toBeLessThan(Math.max(measure.segments, 1));
        for (const { units } of measure.parts) {
          expect(units).toBeGreaterThan(0);
          expect(units).toBeLessThanOrEqual(measure.perSegment);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never takes fewer segments when something is added', () => {
    fc.assert(
      fc.property(texts, anyChar, (text, char) => {
        expect(measureText(text + char).segments).toBeGreaterThanOrEqual(
          measureText(text).segments,
        );
      }),
    );
  });

  it('takes at most 4 segments of GSM-7 or 5 of UCS-2 within 300 UTF-16 units', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, segments } = measureText(text.slice(0, 300));
        expect(segments).toBeLessThanOrEqual(encoding === 'GSM-7' ? 4 : 5);
      }),
    );
  });
});
