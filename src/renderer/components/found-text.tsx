import { Fragment, type ReactNode } from 'react';
import type { Mark } from '#shared/domain/search-marks';
import './found-text.css';

interface FoundTextProps {
  readonly text: string;
  /** What stands out, in order and apart. */
  readonly marks: readonly Mark[];
}

/** A text in which what was searched for stands out. */
export function FoundText({ text, marks }: FoundTextProps): ReactNode {
  if (marks.length === 0) return text;
  return (
    <>
      {marks.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark className="found">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
