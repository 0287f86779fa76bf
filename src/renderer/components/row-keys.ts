import type { KeyboardEvent } from 'react';

/** The pixels of a rem. */
export function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** The place of the row of a list (`data-index`) that something is in; `null` where it is in none. */
export function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row === null ? null : Number(row.getAttribute('data-index'));
}

/** The row that a key leads to, `inSight` being a page of them; `null` where it is no such key. */
export function nextRow(
  event: KeyboardEvent,
  current: number,
  count: number,
  inSight: number,
): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'PageDown':
      return Math.min(current + inSight, count - 1);
    case 'PageUp':
      return Math.max(current - inSight, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/**
 * Gives the focus to what a selector finds in a row, or to the row itself where it is `null`; false
 * where that is not in the page.
 */
export function focusRow(
  frame: HTMLElement | null,
  index: number,
  selector: string | null,
): boolean {
  const row = frame?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`) ?? null;
  const target = selector === null ? row : row?.querySelector<HTMLElement>(selector);
  target?.focus({ preventScroll: true });
  return target !== null && target !== undefined;
}
