import type { CountryCode } from '#shared/domain/phone';
import { isNoDate, readDate } from '../cells/dates';
import { isMangled } from '../numbers/clean-number';
import { readNumber } from '../numbers/read-number';

/** What the cells of a column without a telling name look like. */
export type ContentKind =
  'email' | 'number' | 'date' | 'full-name' | 'single-name' | 'company' | 'other' | 'empty';

/** The part of a column's cells that must look alike; the rest may be mistakes. */
const most = 0.6;

const emailForm = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$/;
const companyForm =
  /\b(?:GmbH|AG|KG|OHG|UG|e\. ?K\.|e\. ?V\.|GbR|mbH|Inc|Ltd|LLC|LLP|Corp|S\.?A\.?|S\.?r\.?l|B\.?V|Oy|AB|A\/S)\b\.?/;
const nameForm = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:,? +[\p{L}\p{M}'’.-]+){0,4}$/u;

/** Whether a cell holds an e-mail address and nothing else. */
export function isEmail(cell: string): boolean {
  return emailForm.test(cell.trim());
}

/** Tells what most cells of a column look like. */
export function contentKind(
  column: readonly string[],
  country: CountryCode,
  thisYear: number,
): ContentKind {
  const cells = column.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return 'empty';
  const share = (test: (cell: string) => boolean) => cells.filter(test).length / cells.length;
  if (share(isEmail) >= most) return 'email';
  if (share((cell) => !isNoDate(cell) && readDate(cell, 'dmy', thisYear) !== null) >= most) {
    return 'date';
  }
  if (share((cell) => looksLikeNumber(cell, country)) >= most) return 'number';
  if (share((cell) => companyForm.test(cell)) >= most / 2) return 'company';
  if (share((cell) => nameForm.test(cell)) < most) return 'other';
  return share((cell) => /\s/.test(cell)) >= most ? 'full-name' : 'single-name';
}

function looksLikeNumber(cell: string, country: CountryCode): boolean {
  const digits = cell.replaceAll(/\D/g, '').length;
  if (isMangled(cell)) return digits > 0;
  return digits >= 6 && readNumber(cell, country).ok;
}
