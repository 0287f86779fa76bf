import { useLayoutEffect, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { caretBox } from './caret-box';

/** For a popup: what it is known by, and where it goes. */
export interface PlacedAtCaret {
  readonly popup: RefObject<HTMLDivElement | null>;
  readonly style: CSSProperties;
}

/**
 * Puts a popup beside a place in the text: below its line, or above it where there is more room.
 *
 * @param index The place, in UTF-16 units.
 * @param size Whatever changes with the popup's height.
 */
export function usePlaceAtCaret(
  area: RefObject<HTMLTextAreaElement | null>,
  index: number,
  size: number,
): PlacedAtCaret {
  const [style, setStyle] = useState<CSSProperties>({ top: 0 });
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (area.current === null || popup.current === null) return;
    const { top, bottom } = caretBox(area.current, index);
    const { clientHeight } = area.current;
    const fitsBelow = bottom + popup.current.offsetHeight <= clientHeight;
    const isAbove = !fitsBelow && top > clientHeight - bottom;
    setStyle(isAbove ? { bottom: clientHeight - top } : { top: bottom });
  }, [area, index, size]);
  return { popup, style };
}
