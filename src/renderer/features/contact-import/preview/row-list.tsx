import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import './row-list.css';

interface RowListProps {
  /** The list's accessible name. */
  readonly label: string;
  readonly total: number;
  /** The list begins at its top again when this changes. */
  readonly resetKey: number;
  /** These rows are in sight, both included. */
  readonly onSee: (first: number, last: number) => void;
  readonly children: (index: number) => ReactNode;
}

/** A row's usual height in rem; each is measured once it shows. */
const estimatedRem = 4.5;
const pageRows = 8;

/**
 * Rows of any number and of different heights (`role=list`), of which only those in sight are in
 * the page.
 *
 * It is one stop for Tab. The arrow keys, Page Up and Down, Home and End move the focus row by row,
 * so that a screen reader reads each.
 */
export function RowList({ label, total, resetKey, onSee, children }: RowListProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const [active, setActive] = useState(0);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => estimatedRem * rootFontSize(),
    overscan: 6,
    // The row with the stop for Tab stays in the page, wherever it was scrolled to.
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (active >= total || indexes.includes(active)) return indexes;
      return [...indexes, active].sort((a, b) => a - b);
    },
  });

  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};

  useEffect(() => {
    if (total > 0) onSee(startIndex, endIndex);
  }, [startIndex, endIndex, total, resetKey, onSee]);

  useLayoutEffect(() => {
    setActive(0);
    virtualizer.measure();
    virtualizer.scrollToOffset(0);
  }, [resetKey, virtualizer]);

  // A row can take the focus only once scrolling has put it into the page.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = rowAt(frame.current, wanted.current);
    if (row === null) return;
    row.focus({ preventScroll: true });
    wanted.current = null;
  });

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextIndex(event, active, total);
    if (next === null) return;
    event.preventDefault();
    wanted.current = next;
    setActive(next);
    virtualizer.scrollToIndex(next);
  }

  return (
    <div className="row-list card" ref={frame}>
      <ul
        className="row-list-rows"
        role="list"
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            className="row-list-row"
            data-index={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            tabIndex={index === active ? 0 : -1}
            onFocus={() => {
              setActive(index);
            }}
            style={{ transform: `translateY(${String(start)}px)` }}
          >
            {children(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

function rowAt(frame: HTMLElement | null, index: number): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`) ?? null;
}

function nextIndex(event: KeyboardEvent, current: number, total: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const within = (index: number): number => Math.max(0, Math.min(index, total - 1));
  switch (event.key) {
    case 'ArrowDown':
      return within(current + 1);
    case 'ArrowUp':
      return within(current - 1);
    case 'PageDown':
      return within(current + pageRows);
    case 'PageUp':
      return within(current - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return within(total - 1);
    default:
      return null;
  }
}
