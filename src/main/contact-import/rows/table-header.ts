import type { TableSource } from '../readers/source';
import { undefused } from './defused-cell';

/** The names of a table's columns, for one that has a header. */
export function headerOf(source: TableSource): readonly string[] {
  return (source.head[0]?.cells ?? []).map((cell) => undefused(cell).trim());
}
