import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactScopes, type ContactScope } from '#shared/domain/contact';
import { Button } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { SearchField } from '../../../components/search-field';
import { Select } from '../../../components/select';
import { useAfterPaint } from '../../../lib/use-after-paint';
import { OptOutList } from '../opt-outs/opt-out-list';
import { ContactPage } from '../page/contact-page';
import { addContact, usePage } from '../page/page-store';
import { ContactList } from './contact-list';
import { GroupActions } from './group-actions';
import { GroupList, GroupSelect } from './group-list';
import { keepGroups, useGroups } from './groups-store';
import { HappenedBar } from './happened-bar';
import { keepRoom, searchRoom, useRoom } from './room-store';
import { SelectionBar } from './selection-bar';
import '../contact-row.css';
import '../../../components/list-room.css';
import './contacts-room.css';

interface ContactsRoomProps {
  /** Goes to the import; `null` where there is none. */
  readonly onImport: (() => void) | null;
  /** Exports what is shown; `null` where that cannot be done. */
  readonly onExport: (() => void) | null;
  /** Begins a text to contacts, by their ids; `null` where that cannot be done. */
  readonly onText: ((contactIds: readonly string[]) => void) | null;
}

/** The desk's room for contacts: groups, a list, and the page of one of them. */
export function ContactsRoom({ onImport, onExport, onText }: ContactsRoomProps): ReactNode {
  const { t } = useTranslation('contacts');
  const isOptOuts = useRoom(({ group }) => group.kind === 'opt-outs');
  // The list first: groups and the page cost as much again.
  const isPainted = useAfterPaint();
  const isPageOpen = usePage(({ shown }) => shown.kind !== 'nobody');
  useEffect(keepGroups, []);
  useEffect(keepRoom, []);
  const add = (): void => {
    addContact(t('labelMobile'));
  };
  return (
    <div className="list-room contacts-room">
      <h1 className="visually-hidden">{t('list')}</h1>
      <div
        className="list-room-columns"
        data-open={(isPageOpen && !isOptOuts) || undefined}
        data-whole={isOptOuts || undefined}
      >
        <div className="room-groups">
          {isPainted ? <GroupList /> : <div className="group-list" />}
          <div className="room-files">
            {onImport !== null && (
              <Button small onPress={onImport}>
                {t('room.import')}
              </Button>
            )}
            {onExport !== null && (
              <Button small onPress={onExport}>
                {t('room.export')}
              </Button>
            )}
          </div>
        </div>
        {isOptOuts ? (
          <div className="list-room-list">
            <GroupSelect />
            <OptOutList />
          </div>
        ) : (
          <>
            <div className="list-room-list">
              <GroupSelect />
              <ListBar onAdd={add} />
              <SelectionBar onText={onText} />
              <ContactList onAdd={add} onImport={onImport} />
            </div>
            {isPainted ? <ContactPage /> : <div className="list-room-page" />}
          </>
        )}
      </div>
      <HappenedBar />
    </div>
  );
}

function ListBar({ onAdd }: { readonly onAdd: () => void }): ReactNode {
  const { t } = useTranslation('contacts');
  const listError = useRoom((state) => state.list.error);
  const groupsError = useGroups((state) => state.error);
  return (
    <div className="list-room-bar">
      <div className="list-room-line">
        <ListSearch />
        <Button kind="primary" icon="add" onPress={onAdd}>
          {t('room.new')}
        </Button>
      </div>
      <div className="list-room-line">
        <ListScope />
        <ListTotal />
        <GroupActions />
      </div>
      <ErrorMessage error={listError ?? groupsError} />
    </div>
  );
}

/** By itself: with each letter, nothing else of the bar is rendered. */
function ListSearch(): ReactNode {
  const { t } = useTranslation('contacts');
  const text = useRoom((state) => state.query.text);
  return (
    <SearchField
      label={t('search')}
      value={text}
      onChange={(words) => {
        searchRoom({ text: words });
      }}
    />
  );
}

function ListScope(): ReactNode {
  const { t } = useTranslation('contacts');
  const only = useRoom((state) => state.query.only);
  if (only === 'in-bin') return null;
  const scopes = contactScopes.filter((scope) => scope !== 'in-bin');
  return (
    <div className="room-scope">
      <Select
        label={t('room.scope')}
        value={only}
        options={scopes.map((scope) => ({ value: scope, label: t(`room.scopes.${scope}`) }))}
        onChange={(scope) => {
          searchRoom({ only: scope as ContactScope });
        }}
      />
    </div>
  );
}

function ListTotal(): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const total = useRoom((state) => state.list.total);
  const isLoaded = useRoom((state) => state.list.isLoaded);
  return (
    <span className="list-room-total" role="status">
      {isLoaded && t('room.total', { count: total, number: total.toLocaleString(i18n.language) })}
    </span>
  );
}
