import type { Mark } from '#shared/domain/search-marks';

/** A text as one line shows it, so that the first of its marks is in sight. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** So many letters of a line are in sight however narrow the window is. */
const inSight = 36;
/** So many stand before the first mark where the beginning is left out. */
const before = 16;
const lead = '… ';

/** Leaves out the beginning of a text where its first mark would not be in sight. */
export function excerptOf(text: string, marks: readonly Mark[]): Excerpt {
  const first = marks[0];
  if (first === undefined || first.end <= inSight) return { text, marks };
  const space = text.indexOf(' ', Math.max(0, first.start - before));
  const from = space < 0 || space >= first.start ? first.start : space + 1;
  const shift = lead.length - from;
  return {
    text: lead + text.slice(from),
    marks: marks.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}
