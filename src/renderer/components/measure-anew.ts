import type { Virtualizer } from '@tanstack/react-virtual';

/**
 * Forgets the heights of all rows and takes those of the rows that are in the page.
 *
 * A row whose height is as it was is not told of by its observer: it would be laid out by its
 * estimate, under its neighbour or away from it.
 */
export function measureAnew(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  frame: HTMLElement | null,
): void {
  virtualizer.measure();
  // Lays all out by their estimates: a height as it was before would be taken for no change.
  virtualizer.getTotalSize();
  for (const row of frame?.querySelectorAll('[data-index]') ?? []) virtualizer.measureElement(row);
}
