// @ts-check
import { median, quantile } from './stats.mjs';
import { alignColumns } from './table.mjs';

/**
 * The promises of the program's speed; they are not to be loosened.
 * @param {import('./measure-all.mjs').Samples} samples
 * @returns {import('./table.mjs').Bound[]}
 */
export function programBounds({ start, memory, show, send }) {
  /** @param {{ quicksend: number[], blank: number[] }} pair */
  const ratio = ({ quicksend, blank }) => median(quicksend) / median(blank);
  return [
    { name: 'start to warm, against blank', unit: '×', measured: ratio(start), atMost: 1.25 },
    { name: 'memory at rest, against blank', unit: '×', measured: ratio(memory), atMost: 1.2 },
    {
      name: 'shortcut to caret, p95',
      unit: 'ms',
      measured: quantile(show.quicksend, 0.95),
      atMost: 100,
    },
    { name: 'shortcut to caret, against blank', unit: '×', measured: ratio(show), atMost: 1.5 },
    {
      name: 'sendSms above a bare fetch',
      unit: 'ms',
      measured: median(send.quicksend) - median(send.blank),
      atMost: 5,
    },
  ];
}

/** @param {import('./measure-all.mjs').Samples} samples */
export function programTable(samples) {
  const rows = Object.entries(samples).flatMap(([what, pair]) =>
    Object.entries(pair).map(([program, values]) => [
      `${what}, ${what === 'send' && program === 'blank' ? 'bare fetch' : program}`,
      ...[values.length, ...[0, 0.5, 0.95, 1].map((share) => quantile(values, share))].map(
        (value, index) => (index === 0 ? String(value) : value.toFixed(1)),
      ),
    ]),
  );
  return alignColumns([['ms or MiB', 'n', 'min', 'median', 'p95', 'max'], ...rows]);
}
