import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxRecipients } from '#shared/domain/draft';
import { chooseSuggestion, commitRecipients } from './commit-recipients';
import { editDraft, removeRecipient, useCompose } from './compose-store';
import { Chips } from './lazy-parts';
import { isReadByCountry, splitRecipients } from './recipients';
import { listId, optionId, SuggestionList } from './suggestion-list';
import {
  defaultCountry,
  moveActive,
  showSuggestions,
  stopSuggesting,
  suggest,
} from './suggestions';
import '../../components/field.css';
import './to-field.css';

const inputId = 'to-input';
const problemId = 'to-problem';

/**
 * Who gets the message: contacts and numbers, found by typing, shown as chips.
 *
 * An editable combobox with a list box (ARIA Authoring Practices). It is our own since
 * react-aria's hides the rest of the form from screen readers while its list is open, which
 * happens here with every word, and since it is most of what the window would load at start.
 */
export function ToField(): ReactNode {
  const { t, i18n } = useTranslation('compose');
  const recipients = useCompose(({ draft }) => draft.recipients);
  const input = useCompose(({ draft }) => draft.recipientInput);
  const list = useCompose(({ suggestions }) => suggestions);
  const problem = useCompose(({ recipientProblem }) => recipientProblem);
  const focus = useCompose((state) => state.focus);
  const inputRef = useRef<HTMLInputElement>(null);
  const boxRef = useRef<HTMLDivElement>(null);
  const active = list?.items[list.active];

  useEffect(() => {
    if (focus.field === 'to') inputRef.current?.focus();
  }, [focus]);

  // The chips, which stand there a frame later, may have pushed it out of sight.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const box = boxRef.current;
      if (box !== null && document.activeElement === inputRef.current) {
        box.scrollTop = box.scrollHeight;
      }
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [recipients]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const isAtStart = selectionStart === 0 && selectionEnd === 0;
    // What the arrow keys chose is meant; otherwise what now matches the typed letters best.
    const take = (): void => {
      if (list?.wasMoved === true && active !== undefined) chooseSuggestion(active);
      else void commitRecipients('pick');
    };
    switch (event.key) {
      case 'Enter':
        event.preventDefault();
        take();
        return;
      case ',':
      case ';':
        event.preventDefault();
        void commitRecipients('pick');
        return;
      case 'Tab':
        // The focus goes on; what was typed becomes a recipient behind it.
        if (!event.shiftKey && input.trim() !== '') take();
        return;
      case 'Escape':
        stopSuggesting();
        return;
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (list === null) void showSuggestions(input);
        else moveActive(event.key === 'ArrowDown' ? 1 : -1);
        return;
      case 'Backspace': {
        const last = recipients.at(-1);
        if (isAtStart && input === '' && last !== undefined) removeRecipient(last.e164);
        return;
      }
      case 'ArrowLeft':
        if (isAtStart) boxRef.current?.querySelector<HTMLElement>('.chip:last-of-type')?.focus();
        return;
    }
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text');
    if (splitRecipients(pasted).length < 2) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const before = value.slice(0, selectionStart ?? value.length);
    const after = value.slice(selectionEnd ?? value.length);
    editDraft({ recipientInput: before + pasted.replaceAll(/[\r\n\t]+/g, ', ') + after });
    void commitRecipients('exact');
  }

  return (
    <div className="compose-row to-row">
      <label className="compose-label" htmlFor={inputId}>
        {t('to')}
      </label>
      <div className="to-box" ref={boxRef}>
        {recipients.length > 0 && (
          <Chips
            recipients={recipients}
            onLeave={() => {
              inputRef.current?.focus();
            }}
          />
        )}
        <input
          id={inputId}
          ref={inputRef}
          className="to-input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={list !== null}
          aria-controls={list === null ? undefined : listId}
          aria-activedescendant={active && optionId(active)}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          autoComplete="off"
          spellCheck={false}
          placeholder={recipients.length === 0 ? t('toPlaceholder') : t('toMore')}
          value={input}
          onChange={({ target }) => {
            editDraft({ recipientInput: target.value });
            suggest(target.value);
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => {
            stopSuggesting();
            void commitRecipients('exact');
          }}
        />
      </div>
      <SuggestionList />
      {problem !== null && (
        <p id={problemId} className="to-problem field-error" role="alert">
          {t(`problem.${problem.kind}`, { typed: problem.typed, limit: maxRecipients })}
          {isReadByCountry(problem) &&
            ` ${t('readByCountry', {
              country: new Intl.DisplayNames(i18n.language, { type: 'region' }).of(
                defaultCountry(),
              ),
            })}`}
        </p>
      )}
    </div>
  );
}
