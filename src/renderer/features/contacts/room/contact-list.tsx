import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state';
import { Button } from '../../../components/button';
import { tickByKey } from '../../../components/list-line';
import { PagedList } from '../../../components/paged-list';
import { itemAt } from '../../../lib/pages';
import { usePhone } from '../../../lib/phone';
import { isSelected, selectedCount } from '../../../lib/selection';
import { openContact, usePage } from '../page/page-store';
import { ContactLine } from './contact-line';
import { contactAt, seeContacts, useRoom } from './room-store';
import { tickAll, tickNone, tickRow } from './ticks';

const rowRem = 2.75;

function open(index: number): void {
  const contact = contactAt(index);
  if (contact !== undefined) openContact(contact.id);
}

function onRowKey(event: KeyboardEvent, index: number): boolean {
  const isAny = selectedCount(useRoom.getState().selection, 1) > 0;
  return tickByKey(event, index, { isAny, onTick: tickRow, onAll: tickAll, onNone: tickNone });
}

interface ContactListProps {
  readonly onAdd: () => void;
  /** Goes to the import; `null` where there is none. */
  readonly onImport: (() => void) | null;
}

/** The contacts that the search finds: any number of them, the pages in sight loaded. */
export function ContactList({ onAdd, onImport }: ContactListProps): ReactNode {
  const { t } = useTranslation('contacts');
  const phone = usePhone();
  const list = useRoom((state) => state.list);
  const firstTypoAt = useRoom((state) => state.firstTypoAt);
  const selection = useRoom((state) => state.selection);
  const openId = usePage((state) => state.wantedId);
  if (list.total === 0) return <Nobody onAdd={onAdd} onImport={onImport} />;
  return (
    <PagedList
      label={t('list')}
      total={list.total}
      rowRem={rowRem}
      resetKey={list.asked}
      onSee={seeContacts}
      onRowKey={onRowKey}
      onArrive={open}
    >
      {({ index, isActive }) => {
        const contact = itemAt(list, index);
        return (
          <ContactLine
            contact={contact}
            index={index}
            phone={phone}
            isActive={isActive}
            isOpen={openId !== null && contact?.id === openId}
            isTicked={contact !== undefined && isSelected(selection, contact.id)}
            isSimilar={index >= firstTypoAt}
            onOpen={open}
            onTick={tickRow}
          />
        );
      }}
    </PagedList>
  );
}

function Nobody({ onAdd, onImport }: ContactListProps): ReactNode {
  const { t } = useTranslation('contacts');
  const isLoaded = useRoom((state) => state.list.isLoaded);
  const { text, only } = useRoom((state) => state.query);
  const group = useRoom((state) => state.group);
  if (!isLoaded) return <div className="list-room-waiting" />;
  if (text.trim() !== '') {
    return (
      <EmptyState icon="search" title={t('notFound')}>
        <p>{t('notFoundHint', { query: text })}</p>
      </EmptyState>
    );
  }
  if (only === 'in-bin') {
    return (
      <EmptyState icon="remove" title={t('room.binEmpty')}>
        <p>{t('room.binHint')}</p>
      </EmptyState>
    );
  }
  if (group.kind !== 'all' || only !== 'all') {
    return (
      <EmptyState icon="contacts" title={t('room.groupEmpty')}>
        <p>{t('room.groupEmptyHint')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="contacts" title={t('empty')}>
      <p>{t('emptyHint')}</p>
      <Button kind="primary" icon="add" onPress={onAdd}>
        {t('add')}
      </Button>
      {onImport !== null && <Button onPress={onImport}>{t('room.import')}</Button>}
    </EmptyState>
  );
}
