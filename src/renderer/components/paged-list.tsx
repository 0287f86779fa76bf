import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { measureAnew } from './measure-anew';
import { rangeWith, useRowFocus } from './use-row-focus';
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
  const { frame, rem, handlersOf } = useRowFocus(isMeasured ? null : '[data-row-focus]');
  const [activeIndex, setActiveIndex] = useState(0);
  const rowHeight = rowRem * rem;
  const active = Math.min(activeIndex, Math.max(total - 1, 0));
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan,
    rangeExtractor: rangeWith(active, total),
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};

  useEffect(() => {
    if (total > 0) onSee(startIndex, endIndex);
  }, [startIndex, endIndex, total, resetKey, onSee]);

  useLayoutEffect(() => {
    setActiveIndex(0);
    // Other rows, other heights.
    if (isMeasured) measureAnew(virtualizer, frame.current);
    if (frame.current !== null) frame.current.scrollTop = 0;
  }, [resetKey, isMeasured, virtualizer, frame]);

  useLayoutEffect(() => {
    if (isMeasured) measureAnew(virtualizer, frame.current);
    else virtualizer.measure();
  }, [virtualizer, isMeasured, rowHeight, frame]);

  const handlers = handlersOf({
    count: total,
    inSight: endIndex - startIndex - 1,
    onMove: (index) => {
      setActiveIndex(index);
      virtualizer.scrollToIndex(index);
    },
    onFocus: setActiveIndex,
    onRowKey,
    onArrive,
  });

  return (
    <div className="paged-list" ref={frame} tabIndex={-1}>
      <ul
        className="paged-list-rows"
        role="list"
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        {...handlers}
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
