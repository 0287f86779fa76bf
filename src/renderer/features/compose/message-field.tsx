import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextUnits } from '#shared/domain/draft';
import { cutText } from '#shared/domain/text';
import { editDraft, moveCaret, useCompose } from './compose-store';

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
