import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberLabel } from '#shared/i18n/number-label';
import { PopupOption } from '../../components/popup-option';
import { readable, useLoadedPhone } from '../../lib/phone';
import { chooseSuggestion } from './commit-recipients';
import { useCompose } from './compose-store';
import type { Suggestion } from './suggestion';

export const listId = 'to-suggestions';

/** The id of a suggestion's option, for the field to point at. */
export function optionId({ e164 }: Suggestion): string {
  return `to-suggestion-${e164}`;
}

/** What To offers for what is typed. */
export function SuggestionList(): ReactNode {
  const { t } = useTranslation('compose');
  const list = useCompose(({ suggestions }) => suggestions);
  return (
    <>
      {/* Not a status: that one says what became of messages. */}
      <p className="visually-hidden" aria-live="polite">
        {list !== null && t('suggestionCount', { count: list.items.length })}
      </p>
      {list !== null && (
        <div className="popup to-popup">
          {list.items.length === 0 ? (
            <p id={listId} className="to-empty">
              {t('noSuggestion')}
            </p>
          ) : (
            <ul id={listId} className="popup-list" role="listbox" aria-label={t('suggestions')}>
              {list.items.map((suggestion, index) => (
                <Option
                  key={suggestion.e164}
                  suggestion={suggestion}
                  isActive={index === list.active}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

function Option({
  suggestion,
  isActive,
}: {
  readonly suggestion: Suggestion;
  readonly isActive: boolean;
}): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const phone = useLoadedPhone();
  const number = readable(phone, suggestion.e164);
  const isNamed = !suggestion.optedOut && !suggestion.isTyped && suggestion.name !== null;

  return (
    <PopupOption
      id={optionId(suggestion)}
      isActive={isActive}
      onChoose={() => {
        chooseSuggestion(suggestion);
      }}
    >
      <span className="popup-item-text">{suggestion.name ?? number}</span>
      {suggestion.optedOut && <span className="popup-item-hint to-opted-out">{t('optedOut')}</span>}
      {!suggestion.optedOut && suggestion.isTyped && (
        <span className="popup-item-hint">{t('newNumber')}</span>
      )}
      {isNamed && <span className="popup-item-hint popup-item-number">{number}</span>}
      {isNamed && suggestion.label !== '' && (
        <span className="popup-item-hint to-label">{` · ${numberLabel(common, suggestion.label)}`}</span>
      )}
    </PopupOption>
  );
}
