import { isGsm7, septetsOf } from './gsm7';

export type Encoding = 'GSM-7' | 'UCS-2';

/** What one text message of a long text carries: `text.slice(start, end)`. */
export interface Segment {
  /** UTF-16 indices. */
  readonly start: number;
  readonly end: number;
  /** Septets (GSM-7) or UTF-16 code units (UCS-2) in it. */
  readonly units: number;
}

/** How a text is sent. `used + lost + remaining` is `available`. */
export interface TextMeasure {
  readonly encoding: Encoding;
  /** 0 for an empty text. */
  readonly segments: number;
  readonly parts: readonly Segment[];
  /** Units in one segment: less where there are several, since each then carries its place among them. */
  readonly perSegment: number;
  /** Units that the text takes: septets (GSM-7) or UTF-16 code units (UCS-2). */
  readonly used: number;
  /** Units that all its segments hold together; one segment's for an empty text. */
  readonly available: number;
  /** Units at segments' ends that stay empty because a pair may not be split. */
  readonly lost: number;
  /** Units left in the last segment. */
  readonly remaining: number;
}

/**
 * Units in a text's only segment, and in each of several.
 *
 * A segment's user data is 140 octets: 160 septets or 70 UCS-2 units (3GPP TS 23.038 section 4 and
 * TS 23.040 section 9.2.3.24). Several segments spend 6 octets each on the concatenation header,
 * which leaves 153 septets or 67 units.
 */
const segmentSizes: Readonly<Record<Encoding, { readonly only: number; readonly each: number }>> = {
  'GSM-7': { only: 160, each: 153 },
  'UCS-2': { only: 70, each: 67 },
};

/** The units that a character (one code point) takes in an encoding. */
function unitsOf(char: string, encoding: Encoding): number {
  return encoding === 'GSM-7' ? septetsOf(char) : char.length;
}

/**
 * Measures how a text is sent: its encoding, its segments and what is left in the last one.
 *
 * GSM-7 where its alphabet (GSM 03.38, today 3GPP TS 23.038) holds every character, else UCS-2. An
 * escaped character and a surrogate pair take two units and are never split between segments.
 * Lone surrogates count as one unit, as they would be sent.
 */
export function measureText(text: string): TextMeasure {
  const encoding: Encoding = isGsm7(text) ? 'GSM-7' : 'UCS-2';
  const { only, each } = segmentSizes[encoding];
  const whole = splitText(text, encoding, only);
  const isLong = whole.length > 1;
  const parts = isLong ? splitText(text, encoding, each) : whole;
  const perSegment = isLong ? each : only;
  const used = parts.reduce((sum, part) => sum + part.units, 0);
  const available = perSegment * Math.max(parts.length, 1);
  const remaining = perSegment - (parts.at(-1)?.units ?? 0);
  return {
    encoding,
    segments: parts.length,
    parts,
    perSegment,
    used,
    available,
    lost: available - used - remaining,
    remaining,
  };
}

function splitText(text: string, encoding: Encoding, size: number): Segment[] {
  const parts: Segment[] = [];
  let start = 0;
  let end = 0;
  let units = 0;
  for (const char of text) {
    const charUnits = unitsOf(char, encoding);
    if (units + charUnits > size) {
      parts.push({ start, end, units });
      start = end;
      units = 0;
    }
    end += char.length;
    units += charUnits;
  }
  if (units > 0) parts.push({ start, end, units });
  return parts;
}
