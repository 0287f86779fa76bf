import { replaceOffenders } from '#shared/domain/replacements';
import { editDraft, useCompose } from './compose-store';

/** Replaces what GSM-7 does not hold, keeping the caret at its place in the words. */
export function replaceInText(): void {
  const { draft } = useCompose.getState();
  const { text } = draft;
  const moved = (index: number): number => replaceOffenders(text.slice(0, index)).length;
  editDraft({
    text: replaceOffenders(text),
    selectionStart: moved(draft.selectionStart),
    selectionEnd: moved(draft.selectionEnd),
  });
  useCompose.setState({ textBeforeReplacing: text, focus: { field: 'message' } });
}

/** Takes the last replacing back. */
export function undoReplacing(): void {
  const { textBeforeReplacing } = useCompose.getState();
  if (textBeforeReplacing === null) return;
  const end = textBeforeReplacing.length;
  editDraft({ text: textBeforeReplacing, selectionStart: end, selectionEnd: end });
  useCompose.setState({ focus: { field: 'message' } });
}
