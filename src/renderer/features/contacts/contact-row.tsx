import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactName, type Contact, type ContactNumber } from '#shared/domain/contact';
import type { DraftRecipient } from '#shared/domain/draft';
import { numberLabel } from '#shared/i18n/number-label';
import { MenuButton, type MenuAction } from '../../components/menu';
import { readable, usePhone } from '../../lib/phone';
import { deleteContact } from './contacts-store';
import { initialsOf } from './initials';
import './contact-row.css';

interface ContactRowProps {
  readonly contact: Contact;
  readonly onCompose: (recipient: DraftRecipient) => void;
  readonly onEdit: (contact: Contact) => void;
}

/** A contact in the list: press it to text them. */
export function ContactRow({ contact, onCompose, onEdit }: ContactRowProps): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const phone = usePhone();
  const { id, numbers } = contact;
  const name = contactName(contact);
  const [first, ...others] = numbers;
  const compose = ({ e164 }: ContactNumber): void => {
    onCompose({ e164, contactId: id, name });
  };
  const labelled = ({ e164, label }: ContactNumber): string => {
    const number = readable(phone, e164);
    return label === '' ? number : `${number} · ${numberLabel(common, label)}`;
  };
  const actions: MenuAction[] = [
    ...(others.length === 0 ? [] : numbers).map((number): MenuAction => ({
      id: number.e164,
      label: t('textNumber', { number: labelled(number) }),
      icon: 'compose',
      onAction: () => {
        compose(number);
      },
    })),
    {
      id: 'edit',
      label: t('edit'),
      icon: 'edit',
      onAction: () => {
        onEdit(contact);
      },
    },
    {
      id: 'delete',
      label: common('delete'),
      icon: 'remove',
      isDanger: true,
      onAction: () => void deleteContact(contact),
    },
  ];
  return (
    <div className="contact-row">
      <button
        type="button"
        className="contact-main"
        disabled={first === undefined}
        onClick={() => {
          if (first !== undefined) compose(first);
        }}
      >
        <span className="contact-initials" aria-hidden="true">
          {initialsOf(name)}
        </span>
        <span className="contact-words">
          <span className="contact-name">{name}</span>
          {first !== undefined && (
            <span className="contact-number">
              {labelled(first)}
              {others.length > 0 && ` ${t('moreNumbers', { count: others.length })}`}
            </span>
          )}
        </span>
      </button>
      <MenuButton label={t('more', { name })} actions={actions} />
    </div>
  );
}
