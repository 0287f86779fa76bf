import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { parseTemplate } from '#shared/domain/template-parts';
import { useCompose } from '../compose-store';
import { mergedNow } from '../outgoing';
import './field-marks.css';

export interface FieldMarksProps {
  /** The field that the text stands in. */
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

/**
 * Marks the fields where they stand: the same text once more behind the text area, which cannot mark
 * anything itself.
 */
export function FieldMarks({ area }: FieldMarksProps): ReactNode {
  const draft = useCompose((state) => state.draft);
  const merged = mergedNow(
    draft,
    useCompose((state) => state.merged),
  );
  const ref = useRef<HTMLDivElement>(null);
  const problems = merged?.results.flatMap((result) => result.problems) ?? [];

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
  }, [area, draft.text]);

  return (
    <div ref={ref} className="message-text field-marks" aria-hidden="true">
      {parseTemplate(draft.text).map(({ kind, start, end }) => {
        const written = draft.text.slice(start, end);
        if (kind === 'text') return written;
        const isBad = kind === 'malformed' || problems.some((problem) => problem.start === start);
        return (
          <mark key={start} className="field-mark" data-bad={isBad || undefined}>
            {written}
          </mark>
        );
      })}
      {'\n'}
    </div>
  );
}
