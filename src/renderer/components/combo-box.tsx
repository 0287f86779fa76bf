import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, useFilter } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { Icon } from './icons';
import './button.css';
import './combo-box.css';
import './field.css';
import './popup.css';

export interface ComboBoxItem {
  readonly id: string;
  readonly label: string;
  /** Shown beside the label, such as `+49`. */
  readonly hint?: string;
}

interface ComboBoxProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string | null;
  readonly items: readonly ComboBoxItem[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A text from each of its words on. */
function beginnings(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => text.slice(index));
}

/** One of many choices, found by typing a part of it. */
export function ComboBox(props: ComboBoxProps): ReactNode {
  const { label, description, error = null, items, value, onChange } = props;
  const { startsWith } = useFilter({ sensitivity: 'base' });
  return (
    <AriaComboBox
      className="field"
      defaultItems={items}
      value={value}
      isInvalid={error !== null}
      menuTrigger="focus"
      // “Ger” is Germany and not first of all Algeria: a word, or all from one on, begins with it.
      defaultFilter={(text, typed) => beginnings(text).some((words) => startsWith(words, typed))}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="combo-box">
        <Input className="field-input" autoComplete="off" spellCheck={false} />
        <AriaButton className="button button-quiet button-small button-icon">
          <Icon name="chevronDown" />
        </AriaButton>
      </div>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popup popup-wide">
        <ListBox<ComboBoxItem> className="popup-list">
          {(item) => (
            <ListBoxItem id={item.id} className="popup-item" textValue={item.label}>
              <span className="popup-item-text">{item.label}</span>
              {item.hint !== undefined && <span className="popup-item-hint">{item.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
