import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextUnits } from '#shared/domain/draft';
import { cutText } from '#shared/domain/text';
import { editDraft, moveCaret, useCompose } from './compose-store';
import { undoReplacing } from './replace';
import { undo, undoableUntil } from './sent';

/** The text. It is never cut to the account's limit: what is too long says so and stays. */
export function MessageField({ meterId }: { readonly meterId: string }): ReactNode {
  const { t } = useTranslation('compose');
  const draft = useCompose((state) => state.draft);
  const isSending = useCompose((state) => state.isSending);
  const focus = useCompose((state) => state.focus);
  const ref = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  // The caret goes where the draft says whenever something other than typing moved it.
  useEffect(() => {
    const area = ref.current;
    const { selectionStart, selectionEnd } = useCompose.getState().draft;
    area?.setSelectionRange(selectionStart, selectionEnd);
    if (focus.field === 'message') area?.focus();
  }, [focus]);

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z')
      return;
    const { textBeforeReplacing, sent } = useCompose.getState();
    // The browser's own undo knows nothing of what the program did to the text.
    if (textBeforeReplacing !== null) undoReplacing();
    else if (draft.text === '' && sent !== null && undoableUntil(sent.messages) !== null)
      void undo();
    else return;
    event.preventDefault();
  }

  return (
    <div className="compose-row message-row">
      <label className="visually-hidden" htmlFor={id}>
        {t('message')}
      </label>
      <textarea
        id={id}
        ref={ref}
        className="message-text"
        placeholder={t('messagePlaceholder')}
        aria-describedby={meterId}
        value={draft.text}
        readOnly={isSending}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          const text = cutText(target.value, maxTextUnits);
          useCompose.setState({ textWasCut: text !== target.value });
          editDraft({
            text,
            selectionStart: Math.min(target.selectionStart, text.length),
            selectionEnd: Math.min(target.selectionEnd, text.length),
          });
        }}
        onSelect={({ currentTarget }) => {
          moveCaret(currentTarget.selectionStart, currentTarget.selectionEnd);
        }}
      />
    </div>
  );
}
