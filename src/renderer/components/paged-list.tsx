import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { focusRow, nextRow, rootFontSize, rowIndexOf } from './row-keys';
import './paged-list.css';

export interface RowPlace {
  readonly index: number;
  /** Whether the list's one stop for Tab is in this row. */
  readonly isActive: boolean;
}

interface PagedListProps {
  /** The list's accessible name. */
  readonly label: string;
  readonly total: number;
  /** The height of every row, in rem; of rows that are measured, the usual one. */
  readonly rowRem: number;
  /** Rows have heights of their own, and nothing in them to press: they take the focus themselves. */
  readonly isMeasured?: boolean;
  /** The list begins at its top again when this changes. */
  readonly resetKey: number;
  /** These rows are in sight, both included. */
  readonly onSee: (first: number, last: number) => void;
  /** A key in a row that is none of the list's own; `true` where it was used. */
  readonly onRowKey?: (event: KeyboardEvent, index: number) => boolean;
  /** The focus came to a row by a key that was let go again. */
  readonly onArrive?: (index: number) => void;
  readonly children: (place: RowPlace) => ReactNode;
}

const overscan = 5;

/**
 * A list of any length (`role=list`), which may come page by page: only the rows in sight are in the
 * page.
 *
 * It is one stop for Tab. The arrow keys, Page Up and Down, Home and End move the focus between the
 * rows, to what has `data-row-focus` there.
 */
export function PagedList(props: PagedListProps): ReactNode {
  const { label, total, rowRem, resetKey, onSee, onRowKey, onArrive, children } = props;
  const { isMeasured = false } = props;
  const focused = isMeasured ? null : '[data-row-focus]';
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const moved = useRef(false);
  const [activeIndex, setActiveIndex] = useState(0);
  const [rowHeight, setRowHeight] = useState(() => rowRem * rootFontSize());
  const active = Math.min(activeIndex, Math.max(total - 1, 0));
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan,
    // The row with the stop for Tab stays in the page, wherever it was scrolled to.
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (total === 0 || indexes.includes(active)) return indexes;
      return [...indexes, active].sort((a, b) => a - b);
    },
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};

  useEffect(() => {
    if (total > 0) onSee(startIndex, endIndex);
  }, [startIndex, endIndex, total, resetKey, onSee]);

  useLayoutEffect(() => {
    setActiveIndex(0);
    // Other rows, other heights.
    if (isMeasured) virtualizer.measure();
    if (frame.current !== null) frame.current.scrollTop = 0;
  }, [resetKey, isMeasured, virtualizer]);

  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    // Text of another size makes rows of another height, and the frame another one too.
    const observer = new ResizeObserver(() => {
      setRowHeight(rowRem * rootFontSize());
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [rowRem]);

  // A row can take the focus only once scrolling has put it into the page.
  useEffect(() => {
    if (wanted.current !== null && focusRow(frame.current, wanted.current, focused))
      wanted.current = null;
  });

  function onKeyDown(event: KeyboardEvent): void {
    const index = rowIndexOf(event.target);
    if (index === null || onRowKey?.(event, index) === true) return;
    const inSight = Math.max(endIndex - startIndex - 1, 1);
    const next = nextRow(event, index, total, inSight);
    if (next === null) return;
    event.preventDefault();
    moved.current = true;
    setActiveIndex(next);
    virtualizer.scrollToIndex(next);
    if (!focusRow(frame.current, next, focused)) wanted.current = next;
  }

  return (
    <div className="paged-list" ref={frame} tabIndex={-1}>
      <ul
        className="paged-list-rows"
        role="list"
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          const index = rowIndexOf(event.target);
          if (!moved.current || index === null) return;
          moved.current = false;
          onArrive?.(index);
        }}
        onFocus={(event) => {
          const index = rowIndexOf(event.target);
          if (index !== null) setActiveIndex(index);
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            ref={isMeasured ? virtualizer.measureElement : undefined}
            className="paged-list-row"
            data-index={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            {...(isMeasured && { tabIndex: index === active ? 0 : -1 })}
            style={{
              ...(!isMeasured && { height: rowHeight }),
              transform: `translateY(${String(start)}px)`,
            }}
          >
            {children({ index, isActive: index === active })}
          </li>
        ))}
      </ul>
    </div>
  );
}
