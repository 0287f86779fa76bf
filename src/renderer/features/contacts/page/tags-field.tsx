import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { TagCount } from '#shared/domain/contact';
import { nameKey, uniqueNames } from '#shared/domain/name-key';
import { Icon } from '../../../components/icons';
import '../../../components/combo-box.css';
import '../../../components/field.css';
import '../../../components/popup.css';

interface TagsFieldProps {
  readonly label: string;
  /** The tags that contacts have, offered while one is typed. */
  readonly known: readonly TagCount[];
  readonly tags: readonly string[];
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (tags: readonly string[]) => void;
}

const mostOffered = 50;

/** Tags: chips, and a field that adds one that is there already or a new one. */
export function TagsField(props: TagsFieldProps): ReactNode {
  const { label, known, tags, isDisabled = false, autoFocus = false, onChange } = props;
  const { t } = useTranslation('contacts');
  const [typed, setTyped] = useState('');
  const has = new Set(tags.map(nameKey));
  const offered = known
    .filter(({ name }) => !has.has(nameKey(name)) && nameKey(name).includes(nameKey(typed)))
    .slice(0, mostOffered);

  function add(name: string): void {
    onChange(uniqueNames([...tags, name]));
    setTyped('');
  }

  return (
    <div className="tags-field">
      <ComboBox
        className="field"
        items={offered.map(({ name, count }) => ({ id: name, count }))}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        allowsCustomValue
        allowsEmptyCollection={false}
        menuTrigger="input"
        isDisabled={isDisabled}
        onChange={(key) => {
          if (key !== null) add(String(key));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return;
          const input = event.target as HTMLInputElement;
          // The list has an option in focus: it is what Enter chooses.
          if (input.getAttribute('aria-activedescendant') !== null) return;
          event.preventDefault();
          add(typed);
        }}
      >
        <Label className="field-label">{label}</Label>
        <div className="combo-box">
          <Input
            className="field-input"
            autoComplete="off"
            spellCheck={false}
            autoFocus={autoFocus}
            maxLength={200}
            placeholder={t('addTag')}
          />
          <AriaButton className="button button-quiet button-small button-icon">
            <Icon name="chevronDown" />
          </AriaButton>
        </div>
        <Popover className="popup popup-wide">
          <ListBox<{ id: string; count: number }> className="popup-list">
            {(item) => (
              <ListBoxItem id={item.id} className="popup-item" textValue={item.id}>
                <span className="popup-item-text">{item.id}</span>
                <span className="popup-item-hint">{item.count}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {tags.length > 0 && (
        <ul className="tag-chips" role="list" aria-label={label}>
          {tags.map((tag) => (
            <li key={tag} className="tag-chip">
              <span className="tag-chip-name">{tag}</span>
              <button
                type="button"
                className="tag-chip-remove"
                aria-label={t('removeTag', { tag })}
                onClick={() => {
                  onChange(tags.filter((one) => one !== tag));
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
