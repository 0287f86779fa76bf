import { ReadStop } from '../read-stop';

/** Longest name of a part that a sentence shows. */
const longestPart = 80;

/** Ends the reading of a workbook that breaks its own rules in `part`. */
export function damaged(part: string): ReadStop {
  return new ReadStop({ code: 'import-workbook-damaged', params: { part: shorten(part) } });
}

/** Ends the reading of a workbook that would take too much memory or time because of `part`. */
export function unsafe(part: string): ReadStop {
  return new ReadStop({ code: 'import-workbook-unsafe', params: { part: shorten(part) } });
}

function shorten(part: string): string {
  return part.length > longestPart ? `${part.slice(0, longestPart)}…` : part;
}
