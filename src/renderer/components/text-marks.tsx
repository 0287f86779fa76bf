import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { Place } from '#shared/domain/template-parts';
import './text-marks.css';

/** A place in a text that stands out. */
export interface TextMark extends Place {
  readonly isBad: boolean;
}

interface TextMarksProps {
  /** The text area, in the same element of the class `marked-text`. */
  readonly area: RefObject<HTMLTextAreaElement | null>;
  /** The text area's own class, so that both texts look and break alike. */
  readonly className: string;
  readonly text: string;
  /** In order. */
  readonly marks: readonly TextMark[];
}

/**
 * Marks places in a text area, which cannot mark anything itself: the same text once more behind it,
 * of which only the marks are seen.
 */
export function TextMarks({ area, className, text, marks }: TextMarksProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = area.current;
    if (field === null) return;
    const follow = (): void => {
      if (ref.current !== null) ref.current.scrollTop = field.scrollTop;
    };
    follow();
    field.addEventListener('scroll', follow);
    return () => {
      field.removeEventListener('scroll', follow);
    };
  }, [area, text]);

  return (
    <div ref={ref} className={`${className} text-marks`} aria-hidden="true">
      {marks.map(({ start, end, isBad }, index) => [
        text.slice(marks[index - 1]?.end ?? 0, start),
        <mark key={start} className="text-mark" data-bad={isBad || undefined}>
          {text.slice(start, end)}
        </mark>,
      ])}
      {text.slice(marks.at(-1)?.end ?? 0)}
      {'\n'}
    </div>
  );
}
