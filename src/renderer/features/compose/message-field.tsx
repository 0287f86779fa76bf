import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextUnits } from '#shared/domain/draft';
import { hasFields } from '#shared/domain/template-marks';
import { cutText } from '#shared/domain/text';
import { editDraft, moveCaret, useCompose, type ComposeState } from './compose-store';
import { FieldMarks, NoTemplates, TemplateList } from './lazy-parts';
import { noticeSlash, stopOffering } from './slash';
import { slashWordAt } from './slash-word';
import { templateListId, templateOptionId } from './template-ids';

/**
 * The text. It is never cut to the account's limit: what is too long says so and stays.
 *
 * A slash and part of a name offer templates. The list is the field's by `aria-controls` and
 * `aria-activedescendant`; a text area may not be a combobox (ARIA in HTML).
 */
export function MessageField({ meterId }: { readonly meterId: string }): ReactNode {
  const { t } = useTranslation('compose');
  const draft = useCompose((state) => state.draft);
  const isSending = useCompose((state) => state.isSending);
  const focus = useCompose((state) => state.focus);
  const offered = useCompose((state) => state.templates);
  const none = useCompose(whereNone);
  const ref = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const active = offered?.items[offered.active];

  // The caret goes where the draft says whenever something other than typing moved it.
  useEffect(() => {
    const area = ref.current;
    const { selectionStart, selectionEnd } = useCompose.getState().draft;
    area?.setSelectionRange(selectionStart, selectionEnd);
    if (focus.field === 'message') area?.focus();
  }, [focus]);

  return (
    <div
      className="compose-row message-row marked-text"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) stopOffering();
      }}
    >
      <label className="visually-hidden" htmlFor={id}>
        {t('message')}
      </label>
      {hasFields(draft.text) && <FieldMarks area={ref} />}
      <textarea
        id={id}
        ref={ref}
        className="message-text"
        placeholder={t('messagePlaceholder')}
        aria-describedby={meterId}
        aria-autocomplete={offered === null ? undefined : 'list'}
        aria-controls={offered === null ? undefined : templateListId}
        aria-activedescendant={active && templateOptionId(active)}
        value={draft.text}
        readOnly={isSending}
        onChange={({ target }) => {
          const text = cutText(target.value, maxTextUnits);
          const caret = Math.min(target.selectionEnd, text.length);
          useCompose.setState({ textWasCut: text !== target.value });
          editDraft({
            text,
            selectionStart: Math.min(target.selectionStart, text.length),
            selectionEnd: caret,
          });
          noticeSlash(text, caret);
        }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
          moveCaret(selectionStart, selectionEnd);
          if (offered !== null && (selectionStart <= offered.start || selectionEnd > offered.end)) {
            stopOffering();
          }
        }}
        onKeyDown={onKeyDown}
      />
      {/* Here already: a screen reader says what changes in it, not what comes with it. */}
      <p className="visually-hidden" aria-live="polite">
        {offered !== null && t('templateCount', { count: offered.items.length })}
        {none !== null && `${t('noTemplates.what')}. ${t('noTemplates.hint')}`}
      </p>
      {offered !== null && <TemplateList area={ref} />}
      {none !== null && <NoTemplates area={ref} start={none} />}
    </div>
  );
}

/** Where the slash stands that no template is there for, while the caret is in its word. */
function whereNone({ noTemplatesAt, draft }: ComposeState): number | null {
  if (noTemplatesAt === null) return null;
  return slashWordAt(draft.text, draft.selectionEnd)?.start === noTemplatesAt
    ? noTemplatesAt
    : null;
}

/** Keys that belong to the list of templates while it is open. */
function onKeyDown(event: KeyboardEvent): void {
  const { templates: offered } = useCompose.getState();
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') stopOffering();
  if (offered === null) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      event.preventDefault();
      void import('./templates/offer').then(({ moveOffered }) => {
        moveOffered(event.key === 'ArrowDown' ? 1 : -1);
      });
      return;
    case 'Enter':
    case 'Tab': {
      const template = offered.items[offered.active];
      if (template === undefined) return;
      event.preventDefault();
      void import('./templates/offer').then(({ insertTemplate }) =>
        insertTemplate(template, offered),
      );
      return;
    }
  }
}
