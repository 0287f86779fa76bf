import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { measureAnew } from './measure-anew';
import { rangeWith, useRowFocus } from './use-row-focus';
import './paged-list.css';

interface EndlessListProps<Item> {
  /** The list's accessible name. */
  readonly label: string;
  /** What is loaded, without gaps. */
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** A row's height in rem; of rows that are measured, the usual one. */
  readonly heightRem: (index: number) => number;
  /** Rows have heights of their own. */
  readonly isMeasured?: boolean;
  /** Finds in a row what takes the focus. */
  readonly focusOn: string;
  /** How many there are before those that are loaded, and in all; `null` where that is not known. */
  readonly before: number | null;
  readonly total: number | null;
  /** Nothing comes before those that are loaded. */
  readonly isFromStart: boolean;
  /** So much of the list's top, in rem, is covered by something else. */
  readonly coveredRem?: number;
  /** The list begins at its top again when this changes. */
  readonly resetKey: number;
  /** The item to go to and to give the focus, once for each turn. */
  readonly shown?: { readonly id: string; readonly turn: number } | null;
  /** These rows are in sight, both included. */
  readonly onSee: (first: number, last: number) => void;
  /** A key in a row that is none of the list's own; `true` where it was used. */
  readonly onRowKey?: (event: KeyboardEvent, index: number) => boolean;
  /** The focus came to a row by a key that was let go again. */
  readonly onArrive?: (index: number) => void;
  readonly children: (item: Item, index: number, isActive: boolean) => ReactNode;
}

const overscan = 5;

/**
 * A list (`role=list`) that is loaded around what is in sight and goes on at both ends: what is put
 * before the rows in sight, or taken from there, does not move them.
 *
 * The arrow keys, Page Up and Down, Home and End move the focus between the rows that are loaded.
 */
export function EndlessList<Item>(props: EndlessListProps<Item>): ReactNode {
  const { label, items, idOf, heightRem, isMeasured = false, focusOn, resetKey } = props;
  const { coveredRem = 0 } = props;
  const { before, total, isFromStart, shown = null, onSee, onRowKey, onArrive, children } = props;
  const { frame, rem, focus, handlersOf } = useRowFocus(focusOn);
  const alreadyShown = useRef(0);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [isAtTop, setIsAtTop] = useState(true);
  const activeIndex = items.findIndex((item) => idOf(item) === activeId);
  const active = Math.max(activeIndex, 0);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => heightRem(index) * rem,
    // The same while the items are: all rows are laid out anew when it changes.
    getItemKey: useCallback(
      (index: number) => {
        const item = items[index];
        return item === undefined ? index : idOf(item);
      },
      [items, idOf],
    ),
    overscan,
    scrollPaddingStart: coveredRem * rem,
    // What is newer than the newest comes into sight; what is loaded before other rows does not.
    anchorTo: isAtTop && isFromStart ? 'start' : 'end',
    rangeExtractor: rangeWith(active, items.length),
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};

  useEffect(() => {
    if (items.length > 0) onSee(startIndex, endIndex);
  }, [startIndex, endIndex, items, onSee]);

  useLayoutEffect(() => {
    setActiveId(null);
    virtualizer.scrollToOffset(0);
  }, [resetKey, virtualizer]);

  useLayoutEffect(() => {
    if (isMeasured) measureAnew(virtualizer, frame.current);
    else virtualizer.measure();
  }, [virtualizer, isMeasured, rem, frame]);

  const shownIndex = shown === null ? -1 : items.findIndex((item) => idOf(item) === shown.id);
  useEffect(() => {
    // The list may change above it later: that is no reason to take the focus again.
    if (shown === null || shownIndex < 0 || alreadyShown.current === shown.turn) return;
    alreadyShown.current = shown.turn;
    setActiveId(shown.id);
    virtualizer.scrollToIndex(shownIndex, { align: 'start' });
    focus(shownIndex);
  }, [shown, shownIndex, virtualizer, focus]);

  const handlers = handlersOf({
    count: items.length,
    inSight: endIndex - startIndex - 1,
    onMove: (index) => {
      const item = items[index];
      if (item !== undefined) setActiveId(idOf(item));
      virtualizer.scrollToIndex(index);
    },
    onFocus: (index) => {
      const item = items[index];
      if (item !== undefined) setActiveId(idOf(item));
    },
    onRowKey,
    onArrive,
  });

  return (
    <div
      className="paged-list"
      ref={frame}
      tabIndex={-1}
      onScroll={(event) => {
        setIsAtTop(event.currentTarget.scrollTop <= 0);
      }}
    >
      <ul
        className="paged-list-rows"
        role="list"
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        {...handlers}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={isMeasured ? virtualizer.measureElement : undefined}
              className="paged-list-row"
              data-index={index}
              aria-setsize={total ?? -1}
              aria-posinset={(before ?? 0) + index + 1}
              style={{
                ...(!isMeasured && { height: size }),
                transform: `translateY(${String(start)}px)`,
              }}
            >
              {children(item, index, index === active)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
