import type { ReadLimits } from '../limits';
import { readWholeXml } from './read-xml';
import type { WorkbookZip } from './workbook-zip';

/** How a workbook shows a number, as far as that changes what it means. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'scientific' }
  /** Shown with zeros before it up to `digits`. */
  | { readonly kind: 'padded'; readonly digits: number }
  | { readonly kind: 'date'; readonly date: boolean; readonly time: boolean }
  | { readonly kind: 'other' };

/** Formats by the number that a cell names. */
export type CellFormats = readonly NumberFormat[];

/** Reads the formats of a workbook's cells from its styles. */
export async function readCellFormats(
  zip: WorkbookZip,
  part: string,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<CellFormats> {
  const codes = new Map<string, string>();
  const ids: string[] = [];
  let inCells = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
    else if (name === 'cellXfs') inCells = true;
    else if (name === 'xf' && inCells) ids.push(attributes['numFmtId'] ?? '0');
  };
  const close = (name: string) => {
    if (name === 'cellXfs') inCells = false;
  };
  await readWholeXml(zip, part, { open, close }, limits, signal);
  return ids.map((id) => formatOf(codes.get(id) ?? builtInCode(Number(id))));
}

/** Classifies a format's code, such as `dd/mm/yyyy`, by its first section. */
function formatOf(code: string): NumberFormat {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|AM\/PM/gi, '')
    .replace(/;.*$/s, '');
  if (bare === '' || /^(general|@)$/i.test(bare)) return { kind: 'general' };
  if (/[0#?]E[+-]/i.test(bare)) return { kind: 'scientific' };
  const time = /[hs]/i.test(bare);
  const date = /[dy]/i.test(bare) || (/m/i.test(bare) && !time);
  if (date || time) return { kind: 'date', date, time };
  return /^0{2,}$/.test(bare) ? { kind: 'padded', digits: bare.length } : { kind: 'other' };
}

/** Formats that every workbook has without saying so (ECMA-376 part 1, 18.8.30). */
function builtInCode(id: number): string {
  if (id === 0 || id === 49) return 'General';
  if (id === 11 || id === 48) return '0.00E+00';
  if (id === 22) return 'm/d/yy h:mm';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'h:mm:ss';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return 'yyyy-mm-dd';
  return '0';
}
