import {
  useContext,
  useEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { ComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { maxRecipients } from '#shared/domain/draft';
import { readable, usePhone } from '../../lib/phone';
import { Chips } from './chips';
import { chooseSuggestion, commitRecipients } from './commit-recipients';
import { editDraft, removeRecipient, useCompose } from './compose-store';
import { splitRecipients } from './recipients';
import { showSuggestions, stopSuggesting, suggest, type Suggestion } from './suggestions';
import '../../components/field.css';
import '../../components/popup.css';
import './to-field.css';

const labelId = 'to-label';
const problemId = 'to-problem';

/** Who gets the message: contacts and numbers, found by typing, shown as chips. */
export function ToField(): ReactNode {
  const { t } = useTranslation('compose');
  const recipients = useCompose(({ draft }) => draft.recipients);
  const input = useCompose(({ draft }) => draft.recipientInput);
  const suggestions = useCompose((state) => state.suggestions);
  const problem = useCompose(({ recipientProblem }) => recipientProblem);
  const focus = useCompose((state) => state.focus);
  const inputRef = useRef<HTMLInputElement>(null);
  const boxRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (focus.field === 'to') inputRef.current?.focus();
  }, [focus]);

  // Before react-aria's own keys: there Enter with nothing chosen would only close the list.
  function onKeyDown(event: KeyboardEvent): void {
    const field = inputRef.current;
    if (field === null || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isAtStart = field.selectionStart === 0 && field.selectionEnd === 0;
    const isChoosing = field.hasAttribute('aria-activedescendant');
    switch (event.key) {
      case 'Enter':
      case ',':
      case ';':
        if (isChoosing && event.key === 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        void commitRecipients('pick');
        return;
      case 'Tab':
        // The focus goes on; what was typed becomes a recipient behind it.
        if (!event.shiftKey && input.trim() !== '' && !isChoosing) void commitRecipients('pick');
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
      <label
        id={labelId}
        className="compose-label"
        onClick={() => {
          inputRef.current?.focus();
        }}
      >
        {t('to')}
      </label>
      <div className="to-box" ref={boxRef}>
        <Chips
          recipients={recipients}
          onLeave={() => {
            inputRef.current?.focus();
          }}
        />
        <ComboBox<Suggestion>
          className="to-combo-box"
          aria-labelledby={labelId}
          allowsCustomValue
          allowsEmptyCollection
          inputValue={input}
          onInputChange={(typed) => {
            if (typed === useCompose.getState().draft.recipientInput) return;
            editDraft({ recipientInput: typed });
            suggest(typed);
          }}
          items={suggestions ?? []}
          value={null}
          isInvalid={problem !== null}
          menuTrigger="manual"
          onOpenChange={(isOpen, trigger) => {
            if (!isOpen) stopSuggesting();
            else if (suggestions === null && trigger === 'manual') void showSuggestions(input);
          }}
          onBlur={() => {
            stopSuggesting();
            void commitRecipients('exact');
          }}
        >
          <div className="to-input-frame" onKeyDownCapture={onKeyDown}>
            <Input
              ref={inputRef}
              className="to-input"
              placeholder={recipients.length === 0 ? t('toPlaceholder') : t('toMore')}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={problem === null ? undefined : problemId}
              onPaste={onPaste}
            />
          </div>
          <OpenWithSuggestions />
          <Suggestions triggerRef={boxRef} />
        </ComboBox>
      </div>
      <Problem />
    </div>
  );
}

/** Opens the list when suggestions have come, not when typing begins: an empty list would flash. */
function OpenWithSuggestions(): ReactNode {
  const state = useContext(ComboBoxStateContext);
  const isOffered = useCompose(({ suggestions }) => suggestions !== null);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    if (isOffered) latest.current?.open(null, 'input');
    else if (latest.current?.isOpen === true) latest.current.close();
  }, [isOffered]);
  return null;
}

function Suggestions({
  triggerRef,
}: {
  readonly triggerRef: RefObject<HTMLDivElement | null>;
}): ReactNode {
  const { t } = useTranslation('compose');
  const phone = usePhone();
  return (
    <Popover className="popup to-popup" placement="bottom start" triggerRef={triggerRef}>
      <ListBox<Suggestion>
        className="popup-list"
        aria-label={t('suggestions')}
        renderEmptyState={() => <p className="to-empty">{t('noSuggestion')}</p>}
      >
        {(suggestion) => {
          const number = readable(phone, suggestion.e164);
          return (
            <ListBoxItem
              id={suggestion.e164}
              className="popup-item"
              textValue={suggestion.name ?? number}
              onAction={() => {
                chooseSuggestion(suggestion);
              }}
            >
              <span className="popup-item-text">{suggestion.name ?? number}</span>
              <span className="popup-item-hint">
                {suggestion.isTyped ? t('newNumber') : suggestion.name === null ? '' : number}
              </span>
            </ListBoxItem>
          );
        }}
      </ListBox>
    </Popover>
  );
}

function Problem(): ReactNode {
  const { t } = useTranslation('compose');
  const problem = useCompose(({ recipientProblem }) => recipientProblem);
  if (problem === null) return null;
  const { kind, typed } = problem;
  return (
    <p id={problemId} className="to-problem field-error" role="alert">
      {t(`problem.${kind}`, { typed, limit: maxRecipients })}
    </p>
  );
}
