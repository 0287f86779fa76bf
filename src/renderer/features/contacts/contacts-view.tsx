import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRecipient } from '#shared/domain/draft';
import { Button, IconButton } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { ErrorMessage } from '../../components/error-message';
import { SearchField } from '../../components/search-field';
import { Status } from '../../components/status';
import { VirtualList } from '../../components/virtual-list';
import { ContactRow } from './contact-row';
import {
  editContact,
  keepContacts,
  loadMoreContacts,
  searchContacts,
  undoDelete,
  useContacts,
} from './contacts-store';
import { ContactDialog } from './edited-contact';
import './contacts-view.css';

interface ContactsViewProps {
  /** Begins a message to someone. */
  readonly onCompose: (recipient: DraftRecipient) => void;
}

const endNear = (): void => void loadMoreContacts();

/** Everyone the user texts. */
export function ContactsView({ onCompose }: ContactsViewProps): ReactNode {
  const { t } = useTranslation('contacts');
  const { contacts, query, total, error } = useContacts();
  useEffect(keepContacts, []);
  useEffect(() => void ContactDialog.preload(), []);

  return (
    <div className="contacts">
      <div className="contacts-bar">
        <SearchField label={t('search')} value={query} onChange={searchContacts} />
        <IconButton
          kind="secondary"
          icon="add"
          label={t('add')}
          onPress={() => {
            editContact('new');
          }}
        />
      </div>
      <ErrorMessage error={error} />
      {contacts.length > 0 ? (
        <VirtualList
          label={t('list')}
          items={contacts}
          idOf={({ id }) => id}
          total={total}
          estimatedRem={3.25}
          onEndNear={endNear}
        >
          {(contact) => <ContactRow contact={contact} onCompose={onCompose} onEdit={editContact} />}
        </VirtualList>
      ) : (
        <Nobody
          onAdd={() => {
            editContact('new');
          }}
        />
      )}
      <Happened />
    </div>
  );
}

function Nobody({ onAdd }: { readonly onAdd: () => void }): ReactNode {
  const { t } = useTranslation('contacts');
  const { query, isLoaded } = useContacts();
  if (!isLoaded) return <div className="contacts-waiting" />;
  if (query !== '') {
    return (
      <EmptyState icon="search" title={t('notFound')}>
        <p>{t('notFoundHint', { query })}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="contacts" title={t('empty')}>
      <p>{t('emptyHint')}</p>
      <Button kind="primary" icon="add" onPress={onAdd}>
        {t('add')}
      </Button>
    </EmptyState>
  );
}

function Happened(): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const happened = useContacts((state) => state.happened);
  return (
    <div className="contacts-happened">
      <Status>{happened !== null && t(happened.kind, { name: happened.name })}</Status>
      {happened?.kind === 'deleted' && (
        <Button small icon="undo" onPress={() => void undoDelete()}>
          {common('undo')}
        </Button>
      )}
    </div>
  );
}
