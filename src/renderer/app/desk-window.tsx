import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskRoom } from '#shared/contract/snapshot';
import type { DraftRecipient } from '#shared/domain/draft';
import { BudgetQuestion } from '../components/budget-question';
import { QuietQuestion } from '../components/quiet-question';
import { lazyView } from '../components/lazy-view';
import { BatchesRoom } from '../features/batches/batches-room';
import { beginBatch } from '../features/batches/wizard/draft-store';
import { ExportDialog } from '../features/contact-export/export-dialog';
import { openExport } from '../features/contact-export/export-store';
import { openHistoryExport } from '../features/history-export/export-store';
import { HistoryExportDialog } from '../features/history-export/history-export-dialog';
import { ImportDrop } from '../features/contact-import/import-drop';
import { ImportRoom } from '../features/contact-import/import-room';
import { UnsavedQuestion } from '../features/contacts/page/unsaved-question';
import { ContactsRoom } from '../features/contacts/room/contacts-room';
import { chooseGroup } from '../features/contacts/room/room-store';
import { HistoryRoom } from '../features/history/room/history-room';
import { Onboarding } from '../features/onboarding/onboarding';
import { ScheduledRoom } from '../features/scheduled/scheduled-room';
import { Settings } from '../features/settings/settings';
import { TemplatesRoom } from '../features/templates/templates-room';
import { UnsavedTemplates } from '../features/templates/unsaved-templates';
import { UnknownsRoom } from '../features/unknowns/unknowns-room';
import { bridge } from '../lib/bridge';
import { useBudgetQuestion } from '../lib/budget-question';
import { useQuietQuestion } from '../lib/quiet-question';
import { useSnapshot } from '../lib/snapshot-store';
import { useWindowReady } from '../lib/use-window-ready';
import { DeskNavigation } from './desk-navigation';
import { groupInSight } from './group-in-sight';
import { HeldNotice } from './held-notice';
import { NoticeBanners } from './notice-banners';
import { UpdateNotice } from './update-notice';
import './desk-window.css';

const SpendingRoom = lazyView(
  async () => (await import('../features/spending/spending-room')).SpendingRoom,
);

/** Where the window is; a message in the history may be what is asked for. */
interface Place {
  readonly room: DeskRoom;
  readonly messageId: string | null;
}

/** The full window: onboarding, contacts, history and settings. */
export function DeskWindow(): ReactNode {
  const hasAccount = useSnapshot((snapshot) => snapshot.accounts.length > 0);
  const [place, setPlace] = useState<Place>({
    room: hasAccount ? 'contacts' : 'onboarding',
    messageId: null,
  });
  const main = useRef<HTMLElement>(null);
  const isOverBudget = useBudgetQuestion(({ asked }) => asked !== null);
  const isQuiet = useQuietQuestion(({ asked }) => asked !== null);
  useWindowTitle(place.room);
  useWindowReady();

  useEffect(
    () =>
      bridge.on('navigate', (to) => {
        if (to.to === 'compose') return;
        setPlace({ room: to.to, messageId: 'messageId' in to ? to.messageId : null });
        // What the desktop asked for is where the keyboard goes on, not where it was before.
        if (main.current?.contains(document.activeElement) === false) main.current.focus();
      }),
    [],
  );
  const go = (room: DeskRoom): void => {
    setPlace({ room, messageId: null });
  };

  return (
    <div className="desk">
      {place.room !== 'onboarding' && <DeskNavigation room={place.room} onRoom={go} />}
      <main ref={main} className="desk-main" data-room={place.room} tabIndex={-1}>
        <NoticeBanners />
        {place.room !== 'onboarding' && <HeldNotice />}
        {place.room !== 'onboarding' && place.room !== 'settings' && <UpdateNotice />}
        <Room
          place={place}
          hasAccount={hasAccount}
          onRoom={go}
          onMessage={(messageId) => {
            setPlace({ room: 'history', messageId });
          }}
        />
      </main>
      <UnsavedQuestion />
      <UnsavedTemplates />
      <ExportDialog />
      <HistoryExportDialog />
      {isOverBudget && <BudgetQuestion />}
      {isQuiet && <QuietQuestion />}
      {place.room !== 'onboarding' && (
        <ImportDrop
          onDropped={() => {
            go('import');
          }}
        />
      )}
    </div>
  );
}

/** Names the room in the window's title, which desktops and screen readers show. */
function useWindowTitle(room: DeskRoom): void {
  const { t } = useTranslation('settings');
  const title = room === 'onboarding' ? 'Quicksend' : `${t(`desk.${room}`)} – Quicksend`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

function compose(recipients: readonly DraftRecipient[], text: string | null): void {
  void bridge.compose({ recipients: [...recipients], text });
}

function Room({
  place: { room, messageId },
  hasAccount,
  onRoom,
  onMessage,
}: {
  readonly place: Place;
  readonly hasAccount: boolean;
  readonly onRoom: (room: DeskRoom) => void;
  /** Shows a message in the history. */
  readonly onMessage: (messageId: string) => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const { t: contacts } = useTranslation('contacts');
  switch (room) {
    case 'onboarding':
      return (
        <Onboarding
          onBack={
            hasAccount
              ? () => {
                  onRoom('settings');
                }
              : null
          }
          onContacts={() => {
            onRoom('contacts');
          }}
        />
      );
    case 'contacts':
      return (
        <ContactsRoom
          onImport={() => {
            onRoom('import');
          }}
          onExport={() => {
            openExport(groupInSight(contacts));
          }}
          onText={(ids) => {
            onRoom('batches');
            void beginBatch({ source: { kind: 'contacts', ids } });
          }}
        />
      );
    case 'import':
      return (
        <ImportRoom
          onContacts={(what) => {
            chooseGroup(what === null ? { kind: 'all' } : { kind: 'import', ...what });
            onRoom('contacts');
          }}
          onExport={() => {
            openExport(null);
          }}
        />
      );
    case 'batches':
      return <BatchesRoom onMessage={onMessage} />;
    case 'scheduled':
      return (
        <ListRoom title={t('desk.scheduled')}>
          <ScheduledRoom />
        </ListRoom>
      );
    case 'unknowns':
      return (
        <ListRoom title={t('desk.unknowns')}>
          <UnknownsRoom />
        </ListRoom>
      );
    case 'history':
      return (
        <HistoryRoom
          shownId={messageId}
          onSearch={() => {
            onRoom('history');
          }}
          onCompose={compose}
          onExport={openHistoryExport}
        />
      );
    case 'templates':
      return <TemplatesRoom />;
    case 'spending':
      return <SpendingRoom />;
    case 'settings':
      return (
        <Settings
          onAddAccount={() => {
            onRoom('onboarding');
          }}
        />
      );
  }
}

/** A room that is one long list, which scrolls by itself below its title. */
function ListRoom({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="desk-list-room">
      <h1 className="desk-title">{title}</h1>
      {children}
    </div>
  );
}
