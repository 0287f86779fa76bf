import type { CellMark } from '../source';
import type { NumberFormat } from './number-formats';

/** A cell's contents as text, with what is to be known of a number. */
export interface CellValue {
  readonly text: string;
  readonly mark?: CellMark;
}

/** From here on a number in the general format is shown as `1E+11`. */
const shownScientificFrom = 1e11;
/** Spreadsheets keep 15 digits. */
const keptExactlyBelow = 1e15;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Turns a number of a workbook into text with all the digits that it has.
 *
 * Telephone numbers are often stored as numbers: they come out as plain digits, never as `4.9E+11`,
 * with a mark where the user saw them so.
 */
export function numberCell(raw: string, format: NumberFormat, from1904: boolean): CellValue {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw };
  if (format.kind === 'date') {
    const text = dateText(value, format, from1904);
    return { text: text ?? plainNumber(raw, value) };
  }
  const text = plainNumber(raw, value);
  if (format.kind === 'padded' && /^\d+$/.test(text))
    return { text: text.padStart(format.digits, '0') };
  const size = Math.abs(value);
  if (size >= keptExactlyBelow) return { text, mark: 'imprecise' };
  const shownScientific =
    format.kind === 'scientific' || (format.kind === 'general' && size >= shownScientificFrom);
  return shownScientific ? { text, mark: 'scientific' } : { text };
}

function plainNumber(raw: string, value: number): string {
  if (/^-?\d+$/.test(raw)) return raw;
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or `HH:MM`; `null` for what is no day of a calendar. */
function dateText(
  serial: number,
  { date, time }: { readonly date: boolean; readonly time: boolean },
  from1904: boolean,
): string | null {
  const minutes = Math.round((time ? serial : Math.floor(serial)) * 24 * 60);
  if (minutes < 0 || serial > 2_958_465) return null;
  const iso = new Date(firstDay(serial, from1904) + minutes * 60_000).toISOString();
  const day = iso.slice(0, 10);
  const clock = iso.slice(11, 16);
  if (!date) return clock;
  return time ? `${day} ${clock}` : day;
}

/** Excel counts a 29 February 1900 that never was; days before it lie one further on. */
function firstDay(serial: number, from1904: boolean): number {
  if (from1904) return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, 30) + (serial < 60 ? dayMs : 0);
}
