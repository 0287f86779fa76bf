import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { focusRow, nextRow, rootFontSize, rowIndexOf } from './row-keys';
import './virtual-list.css';

interface VirtualListProps<Item> {
  /** The list's accessible name. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** A row's usual height in rem; each is measured once it shows. */
  readonly estimatedRem: number;
  readonly children: (item: Item) => ReactNode;
  /** How many there are in all, where not all are loaded. */
  readonly total?: number;
  /** The last rows are near: time to load more. */
  readonly onEndNear?: () => void;
}

const firstButton = 'button, [tabindex="0"]';
/** How many rows before the end more are asked for. */
const nearEnd = 10;

/**
 * A list of any length (`role=list`), of which only the rows in sight are in the page.
 *
 * The arrow keys, Page Up and Down, Home and End move the focus between the rows' first buttons.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>): ReactNode {
  const { label, items, idOf, estimatedRem, children, onEndNear } = props;
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => estimatedRem * rootFontSize(),
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : idOf(item);
    },
    overscan: 6,
  });
  const rows = virtualizer.getVirtualItems();
  const lastIndex = rows.at(-1)?.index ?? 0;
  const isEndNear = items.length > 0 && lastIndex >= items.length - nearEnd;

  useEffect(() => {
    if (isEndNear) onEndNear?.();
  }, [isEndNear, items.length, onEndNear]);

  // A row can take the focus only once scrolling has put it into the page.
  useEffect(() => {
    if (wanted.current !== null && focusRow(frame.current, wanted.current, firstButton))
      wanted.current = null;
  });

  function onKeyDown(event: KeyboardEvent): void {
    const current = rowIndexOf(event.target);
    if (current === null || event.target instanceof HTMLInputElement) return;
    const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
    const inSight = Math.max(endIndex - startIndex - 1, 1);
    const next = nextRow(event, current, items.length, inSight);
    if (next === null) return;
    event.preventDefault();
    virtualizer.scrollToIndex(next);
    if (!focusRow(frame.current, next, firstButton)) wanted.current = next;
  }

  return (
    <div className="virtual-list" ref={frame}>
      <ul
        className="virtual-list-rows"
        role="list"
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ key, index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={virtualizer.measureElement}
              className="virtual-list-row"
              data-index={index}
              aria-setsize={props.total ?? items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              {children(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
