import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { focusRow, nextRow, rootFontSize, rowIndexOf } from './row-keys';

/** What a list does with the keys and the focus in its rows. */
interface RowList {
  readonly count: number;
  /** So many rows are a page. */
  readonly inSight: number;
  /** Brings a row into sight and makes it the one stop for Tab. */
  readonly onMove: (index: number) => void;
  /** A row has the focus. */
  readonly onFocus: (index: number) => void;
  /** A key in a row that is none of the list's own; `true` where it was used. */
  readonly onRowKey: ((event: KeyboardEvent, index: number) => boolean) | undefined;
  /** The focus came to a row by a key that was let go again. */
  readonly onArrive: ((index: number) => void) | undefined;
}

interface RowHandlers {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onKeyUp: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

interface RowFocus {
  /** Of what scrolls. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The pixels of a rem; followed, since text of another size makes rows of another height. */
  readonly rem: number;
  /** Gives the focus to a row, now or as soon as scrolling has put it into the page. */
  readonly focus: (index: number) => void;
  /** The list's handlers: arrow keys, Page Up and Down, Home and End move the focus between rows. */
  readonly handlersOf: (list: RowList) => RowHandlers;
}

/**
 * Moves the focus between the rows of a list of which only those in sight are in the page.
 *
 * `focusOn` finds in a row what takes the focus, `null` where it is the row itself.
 */
export function useRowFocus(focusOn: string | null): RowFocus {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const moved = useRef(false);
  const [rem, setRem] = useState(rootFontSize);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setRem(rootFontSize());
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    if (wanted.current !== null && focusRow(frame.current, wanted.current, focusOn))
      wanted.current = null;
  });

  const focus = useCallback(
    (index: number) => {
      wanted.current = focusRow(frame.current, index, focusOn) ? null : index;
    },
    [focusOn],
  );

  return {
    frame,
    rem,
    focus,
    handlersOf: ({ count, inSight, onMove, onFocus, onRowKey, onArrive }) => ({
      onKeyDown: (event) => {
        const index = rowIndexOf(event.target);
        if (index === null || onRowKey?.(event, index) === true) return;
        const next = nextRow(event, index, count, Math.max(inSight, 1));
        if (next === null) return;
        event.preventDefault();
        moved.current = true;
        onMove(next);
        focus(next);
      },
      onKeyUp: (event) => {
        const index = rowIndexOf(event.target);
        if (!moved.current || index === null) return;
        moved.current = false;
        onArrive?.(index);
      },
      onFocus: (event) => {
        const index = rowIndexOf(event.target);
        if (index !== null) onFocus(index);
      },
    }),
  };
}

/** Keeps a row in the page wherever it was scrolled to: the one with the stop for Tab. */
export function rangeWith(active: number, count: number): (range: Range) => number[] {
  return (range) => {
    const indexes = defaultRangeExtractor(range);
    if (count === 0 || indexes.includes(active)) return indexes;
    return [...indexes, active].sort((a, b) => a - b);
  };
}
