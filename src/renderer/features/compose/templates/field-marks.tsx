import type { ReactNode, RefObject } from 'react';
import { TextMarks } from '../../../components/text-marks';
import { fieldMarks } from '../../../lib/field-marks';
import { useCompose } from '../compose-store';
import { mergedNow } from '../outgoing';

export interface FieldMarksProps {
  /** The field that the text stands in. */
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

/** Marks the fields of the message where they stand. */
export function FieldMarks({ area }: FieldMarksProps): ReactNode {
  const draft = useCompose((state) => state.draft);
  const merged = useCompose((state) => state.merged);
  const problems = mergedNow(draft, merged)?.results.flatMap((result) => result.problems) ?? [];
  return (
    <TextMarks
      area={area}
      className="message-text"
      text={draft.text}
      marks={fieldMarks(draft.text, problems)}
    />
  );
}
