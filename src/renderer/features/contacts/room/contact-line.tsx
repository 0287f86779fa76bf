import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactName, type ListedContact } from '#shared/domain/contact';
import { Icon } from '../../../components/icons';
import { ListLine } from '../../../components/list-line';
import { readable, type Phone } from '../../../lib/phone';

interface ContactLineProps {
  /** `undefined` while it is being loaded. */
  readonly contact: ListedContact | undefined;
  readonly index: number;
  readonly phone: Phone | null;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  /** It matches but for one letter. */
  readonly isSimilar: boolean;
  readonly onOpen: (index: number) => void;
  /** `isRange`: with all between it and the one before. */
  readonly onTick: (index: number, isRange: boolean) => void;
}

/** A contact in the room's list: press it for its page, tick it to do something with several. */
export const ContactLine = memo(function ContactLine(props: ContactLineProps): ReactNode {
  const { contact, index, phone, isActive, isOpen, isTicked, isSimilar, onOpen, onTick } = props;
  const { t } = useTranslation('contacts');
  if (contact === undefined) {
    return (
      <div className="list-line" aria-busy="true">
        <button
          type="button"
          className="list-line-main"
          data-row-focus
          tabIndex={isActive ? 0 : -1}
        >
          <span className="list-line-waiting" aria-label={t('room.loading')} role="img" />
        </button>
      </div>
    );
  }
  const name = contactName(contact);
  const first = contact.numbers[0];
  const isPerson = contact.givenName !== '' || contact.familyName !== '';
  const facts = [
    first === undefined ? '' : readable(phone, first.e164),
    isPerson ? contact.company : '',
  ];
  return (
    <ListLine
      index={index}
      tickLabel={t('room.tick', { name })}
      isActive={isActive}
      isOpen={isOpen}
      isTicked={isTicked}
      onOpen={onOpen}
      onTick={onTick}
      marks={
        <>
          {isSimilar && <span className="contact-mark">{t('room.similar')}</span>}
          {contact.optedOut.length > 0 && (
            <span className="contact-mark" title={t('page.optedOut')}>
              <Icon name="hide" />
              <span className="visually-hidden">{t('page.optedOut')}</span>
            </span>
          )}
        </>
      }
    >
      <span className="list-line-name">{name}</span>
      <span className="list-line-text list-line-soft">
        {facts.filter((fact) => fact !== '').join(' · ')}
      </span>
    </ListLine>
  );
});
