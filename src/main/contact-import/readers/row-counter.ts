import type { ReadLimits } from './limits';
import { ReadStop } from './read-stop';
import type { Row } from './source';

/**
 * Makes rows of cells, and stops where there are too many of either.
 *
 * Answers `null` for a row without contents.
 */
export function rowCounter(limits: Pick<ReadLimits, 'rows' | 'columns'>) {
  let rows = 0;
  return (number: number, cells: string[], marks?: Row['marks']): Row | null => {
    dropEmptyEnd(cells);
    if (cells.length === 0) return null;
    if (cells.length > limits.columns) {
      const params = { row: number, limit: limits.columns };
      throw new ReadStop({ code: 'import-too-many-columns', params });
    }
    rows += 1;
    if (rows > limits.rows)
      throw new ReadStop({ code: 'import-too-many-rows', params: { limit: limits.rows } });
    return marks === undefined ? { number, cells } : { number, cells, marks };
  };
}

/** In place: rows come by the hundred thousand. */
function dropEmptyEnd(cells: string[]): void {
  let length = cells.length;
  while (length > 0 && isBlank(cells[length - 1] ?? '')) length -= 1;
  cells.length = length;
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}
