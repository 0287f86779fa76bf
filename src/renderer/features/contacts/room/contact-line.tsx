import { memo, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactName, type ListedContact } from '#shared/domain/contact';
import { Icon } from '../../../components/icons';
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
      <div className="room-row" aria-busy="true">
        <button type="button" className="room-row-main" data-row-focus tabIndex={isActive ? 0 : -1}>
          <span className="room-row-waiting" aria-label={t('room.loading')} role="img" />
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
  const tick = (event: MouseEvent): void => {
    onTick(index, event.shiftKey);
  };
  return (
    <div className="room-row" data-open={isOpen || undefined} data-ticked={isTicked || undefined}>
      <input
        type="checkbox"
        className="room-row-tick"
        aria-label={t('room.tick', { name })}
        tabIndex={-1}
        checked={isTicked}
        onClick={tick}
        readOnly
      />
      <button
        type="button"
        className="room-row-main"
        data-row-focus
        tabIndex={isActive ? 0 : -1}
        aria-current={isOpen || undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) tick(event);
          else onOpen(index);
        }}
      >
        <span className="room-row-name">{name}</span>
        <span className="room-row-facts">{facts.filter((fact) => fact !== '').join(' · ')}</span>
      </button>
      {isSimilar && <span className="room-row-mark">{t('room.similar')}</span>}
      {contact.optedOut.length > 0 && (
        <span className="room-row-mark" title={t('page.optedOut')}>
          <Icon name="hide" />
          <span className="visually-hidden">{t('page.optedOut')}</span>
        </span>
      )}
    </div>
  );
});
