import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { CustomField } from '#shared/domain/contact';
import { contactFields, dateField, fieldName, fieldText } from '#shared/domain/template-fields';
import { Icon } from './icons';
import { bridge } from '../lib/bridge';
import { useSnapshot } from '../lib/snapshot-store';
import './button.css';
import './field-menu.css';
import './popup.css';

interface FieldMenuProps {
  /** The columns of a list, which are fields too. */
  readonly columns?: readonly string[];
  /** Gets the field as it is written in a template. */
  readonly onInsert: (field: string) => void;
}

/** What is written after the date. */
const dates = [
  { key: 'today', offset: { en: '', de: '' } },
  { key: 'tomorrow', offset: { en: '+1d', de: '+1t' } },
  { key: 'inAWeek', offset: { en: '+1w', de: '+1w' } },
] as const;

/** A menu of everything that can be filled into a text. */
export function FieldMenu({ columns = [], onInsert }: FieldMenuProps): ReactNode {
  const { t } = useTranslation('templates');
  const own = useOwnFields();
  const language = useSnapshot((snapshot) => snapshot.language);
  return (
    <MenuTrigger>
      <AriaButton className="button button-secondary button-small">
        <Icon name="add" />
        <span>{t('insertField')}</span>
      </AriaButton>
      <Popover className="popup" placement="bottom end">
        <Menu
          className="popup-list"
          onAction={(key) => {
            onInsert(String(key));
          }}
        >
          {columns.length > 0 && (
            <MenuSection>
              <Header className="field-menu-title">{t('fields.columns')}</Header>
              {columns.map((name) => (
                <Field key={name} text={fieldText(name)} label={name} />
              ))}
            </MenuSection>
          )}
          <MenuSection>
            <Header className="field-menu-title">{t('fields.contact')}</Header>
            {contactFields.map((name) => (
              <Field
                key={name}
                text={fieldText(fieldName(name, language))}
                label={t(`fields.${name}`)}
              />
            ))}
            <Field
              text={fieldText(fieldName('first_name', language), t('fields.fallback'))}
              label={t('fields.withFallback')}
            />
          </MenuSection>
          {own.length > 0 && (
            <MenuSection>
              <Header className="field-menu-title">{t('fields.own')}</Header>
              {own.map(({ id, name }) => (
                <Field key={id} text={fieldText(name)} label={name} />
              ))}
            </MenuSection>
          )}
          <MenuSection>
            <Header className="field-menu-title">{t('fields.dates')}</Header>
            {dates.map(({ key, offset }) => (
              <Field
                key={key}
                text={fieldText(fieldName(dateField, language) + offset[language])}
                label={t(`fields.${key}`)}
              />
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Field({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  return (
    <MenuItem id={text} className="popup-item" textValue={label}>
      <span className="popup-item-text">{label}</span>
      <code className="popup-item-hint">{text}</code>
    </MenuItem>
  );
}

/** The fields that the user added to contacts. */
function useOwnFields(): readonly CustomField[] {
  const [fields, setFields] = useState<readonly CustomField[]>([]);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const answer = await bridge.listFields({});
      if (answer.ok) setFields(answer.value);
    };
    void load();
    return bridge.on('contactsChanged', () => void load());
  }, []);
  return fields;
}
