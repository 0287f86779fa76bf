// @ts-check

/**
 * @typedef {object} Bound
 * @property {string} name
 * @property {'s' | 'ms' | 'MiB' | 'B' | '×'} unit
 * @property {number} measured
 * @property {number} atMost
 */

/** @param {Bound} bound */
export const isMet = ({ measured, atMost }) => measured <= atMost;

/**
 * The bounds as a table for people.
 * @param {readonly Bound[]} bounds
 */
export function boundsTable(bounds) {
  /** @param {number} value @param {Bound['unit']} unit */
  const amount = (value, unit) =>
    unit === '×' ? `${value.toFixed(2)} ×` : `${value.toFixed(1)} ${unit}`;
  const rows = [
    ['what', 'measured', 'at most', ''],
    ...bounds.map((bound) => [
      bound.name,
      amount(bound.measured, bound.unit),
      amount(bound.atMost, bound.unit),
      isMet(bound) ? 'met' : 'MISSED',
    ]),
  ];
  return alignColumns(rows);
}

/**
 * @param {readonly (readonly string[])[]} rows all of one length; the first column is text, the
 *   others are numbers
 */
export function alignColumns(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {readonly string[]} */ row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
