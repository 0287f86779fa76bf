import type { ReadLimits } from '../limits';
import { ReadStop } from '../read-stop';
import { rowCounter } from '../row-counter';
import type { CellMark, Row } from '../source';
import { numberCell, type CellValue } from './cell-value';
import type { CellFormats } from './number-formats';
import { plainText } from './plain-text';
import type { XmlEvents } from './read-xml';
import { damaged } from './workbook-stop';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly part: string;
  readonly sharedStrings: readonly string[];
  readonly formats: CellFormats;
  readonly from1904: boolean;
  readonly limits: ReadLimits;
}

/** Collects the rows of a sheet while its XML is read (ECMA-376 part 1, 18.3.1.73). */
export function sheetRowCollector(context: SheetContext) {
  const { part, limits } = context;
  const count = rowCounter(limits);
  const inline = plainText();
  let rows: Row[] = [];
  let rowNumber = 0;
  let cells: string[] = [];
  let marks = new Map<number, CellMark>();
  let column = -1;
  let type = '';
  let style = 0;
  let inValue = false;
  let value = '';

  function openRow(attributes: Readonly<Record<string, string>>): void {
    const named = Number(attributes['r'] ?? rowNumber + 1);
    if (!Number.isSafeInteger(named) || named < 1) throw damaged(part);
    rowNumber = named;
    cells = [];
    marks = new Map();
    column = -1;
  }

  function openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes['r'];
    column = reference === undefined ? column + 1 : columnOf(reference, part);
    type = attributes['t'] ?? 'n';
    style = Number(attributes['s'] ?? 0);
    value = '';
    inline.clear();
  }

  function closeCell(): void {
    const { text, mark } = valueOf();
    if (text === '') return;
    if (column >= limits.columns) {
      const params = { row: rowNumber, limit: limits.columns };
      throw new ReadStop({ code: 'import-too-many-columns', params });
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (mark !== undefined) marks.set(column, mark);
  }

  function valueOf(): CellValue {
    switch (type) {
      case 's': {
        const index = Number(value);
        const text = context.sharedStrings[index];
        if (value !== '' && text === undefined) throw damaged(part);
        return { text: text ?? '' };
      }
      case 'inlineStr':
        return { text: inline.take() };
      case 'str':
        return { text: value };
      case 'b':
        return { text: value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
      case 'd':
        return { text: value.replace(/T00:00:00.*$/, '').replace(/T(\d\d:\d\d).*$/, ' $1') };
      case 'e':
        return { text: '' };
      default:
        return numberCell(value, context.formats[style] ?? { kind: 'general' }, context.from1904);
    }
  }

  const events: XmlEvents = {
    open(name, attributes) {
      if (name === 'row') openRow(attributes);
      else if (name === 'c') openCell(attributes);
      else if (name === 'v') inValue = true;
      else inline.open(name);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') {
        const row = count(rowNumber, cells, marks.size === 0 ? undefined : marks);
        if (row !== null) rows.push(row);
      } else inline.close(name);
    },
    text(text) {
      if (inValue) value += text;
      else inline.add(text);
    },
  };

  return {
    events,
    /** The rows that have become complete since the last call. */
    take(): readonly Row[] {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

/** `AB12` is column 27, from 0. */
function columnOf(reference: string, part: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(reference)?.[0].toUpperCase();
  if (letters === undefined) throw damaged(part);
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
