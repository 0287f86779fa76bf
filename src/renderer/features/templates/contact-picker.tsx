import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { RecipientSuggestion } from '#shared/domain/contact';
import { Icon } from '../../components/icons';
import { bridge } from '../../lib/bridge';
import { usePreview } from './preview-store';
import '../../components/button.css';
import '../../components/combo-box.css';
import '../../components/field.css';
import '../../components/popup.css';

const limit = 20;

interface Item {
  readonly id: string;
  readonly suggestion: RecipientSuggestion;
}

/** Whom the preview is filled in for, found by a part of the name. */
export function ContactPicker(): ReactNode {
  const { t } = useTranslation('templates');
  const recipient = usePreview((state) => state.recipient);
  const [typed, setTyped] = useState<string | null>(null);
  const [items, setItems] = useState<readonly Item[]>([]);
  const shown = typed ?? recipient?.name ?? recipient?.e164 ?? '';

  async function find(query: string): Promise<void> {
    const answer = await bridge.suggestRecipients({ query: query.slice(0, 500), limit });
    if (!answer.ok) return;
    setItems(answer.value.map((suggestion) => ({ id: suggestion.e164, suggestion })));
  }

  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={shown}
      value={recipient?.e164 ?? null}
      menuTrigger="focus"
      allowsEmptyCollection
      onOpenChange={(isOpen) => {
        if (isOpen) void find('');
      }}
      onInputChange={(query) => {
        setTyped(query);
        void find(query);
      }}
      onChange={(key) => {
        const found = items.find(({ id }) => id === key)?.suggestion;
        if (found !== undefined) usePreview.setState({ recipient: found, wasChosen: true });
        setTyped(null);
      }}
      onBlur={() => {
        setTyped(null);
      }}
    >
      <Label className="field-label">{t('preview.for')}</Label>
      <div className="combo-box">
        <Input
          className="field-input"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('preview.nobody')}
        />
        <AriaButton className="button button-quiet button-small button-icon">
          <Icon name="chevronDown" />
        </AriaButton>
      </div>
      <Popover className="popup popup-wide">
        <ListBox<Item>
          className="popup-list"
          renderEmptyState={() => <p className="template-list-none">{t('preview.noMatch')}</p>}
        >
          {({ id, suggestion }) => (
            <ListBoxItem id={id} className="popup-item" textValue={suggestion.name ?? id}>
              <span className="popup-item-text">{suggestion.name ?? id}</span>
              {suggestion.name !== null && (
                <span className="popup-item-hint popup-item-number">{id}</span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
