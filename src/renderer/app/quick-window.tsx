import i18next from 'i18next';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickTab } from '#shared/contract/snapshot';
import { IconButton } from '../components/button';
import { lazyView } from '../components/lazy-view';
import { Tabs } from '../components/tabs';
import { fillCompose } from '../features/compose/compose-store';
import { ComposeView } from '../features/compose/compose-view';
import { startCompose, warmUpCompose } from '../features/compose/start-compose';
import { EditedContact } from '../features/contacts/edited-contact';
import { bridge } from '../lib/bridge';
import { useBudgetQuestion } from '../lib/budget-question';
import { useQuietQuestion } from '../lib/quiet-question';
import { useWindowReady } from '../lib/use-window-ready';
import { QuickNotices } from './quick-notices';
import { useEscapeHides } from './use-escape-hides';
import './quick-window.css';

const ContactsView = lazyView(
  async () => (await import('../features/contacts/contacts-view')).ContactsView,
);
const HistoryView = lazyView(
  // What its messages can be done with is said in words that the start does not load.
  async () => {
    const [{ HistoryView: View }, { addRoomStrings }] = await Promise.all([
      import('../features/history/history-view'),
      import('#shared/i18n/room-strings'),
    ]);
    addRoomStrings(i18next);
    return View;
  },
);

const BudgetQuestion = lazyView(
  async () => (await import('../components/budget-question')).BudgetQuestion,
);
const QuietQuestion = lazyView(
  async () => (await import('../components/quiet-question')).QuietQuestion,
);

/** Where the popup is: a tab, and the message that History should show. */
interface Place {
  readonly tab: QuickTab;
  readonly messageId: string | null;
}

const start: Place = { tab: 'compose', messageId: null };

/** The popup: Compose, Contacts and History. */
export function QuickWindow(): ReactNode {
  const { t } = useTranslation('common');
  const [place, setPlace] = useState(start);
  const isOverBudget = useBudgetQuestion(({ asked }) => asked !== null);
  const isQuiet = useQuietQuestion(({ asked }) => asked !== null);
  useWindowReady(warmUpCompose);
  useEscapeHides();
  useEffect(() => {
    const started = startCompose();
    return () =>
      void started.then((end) => {
        end();
      });
  }, []);
  useEffect(() => {
    // Whoever calls the window wants to write; main sends elsewhere after this. Already when it
    // hides, so that it does not come back with what was looked at before.
    const startAgain = (): void => {
      if (document.querySelector('.dialog-box') === null) setPlace(start);
    };
    const ends = [bridge.on('windowHidden', startAgain), bridge.on('windowShown', startAgain)];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  useEffect(
    () =>
      bridge.on('navigate', (to) => {
        switch (to.to) {
          case 'compose':
            setPlace(start);
            fillCompose(to.recipients, to.text, to.fresh === true ? 'link' : 'here');
            break;
          case 'history':
            setPlace({ tab: 'history', messageId: 'messageId' in to ? to.messageId : null });
            break;
          case 'contacts':
            setPlace({ tab: 'contacts', messageId: null });
            break;
          case 'onboarding':
          case 'import':
          case 'batches':
          case 'scheduled':
          case 'unknowns':
          case 'templates':
          case 'spending':
          case 'settings':
            // Rooms of the desk, which this window does not have.
            break;
        }
      }),
    [],
  );

  return (
    <div className="quick">
      <Tabs<QuickTab>
        title="Quicksend"
        label={t('views')}
        selected={place.tab}
        onSelect={(tab) => {
          setPlace({ tab, messageId: null });
        }}
        items={[
          { id: 'compose', label: t('tab.compose') },
          { id: 'contacts', label: t('tab.contacts') },
          { id: 'history', label: t('tab.history') },
        ]}
        beside={
          <IconButton
            small
            icon="settings"
            label={t('settings')}
            onPress={() => void bridge.openDesk({ room: 'settings' })}
          />
        }
        above={<QuickNotices />}
      >
        <View place={place} onPlace={setPlace} />
      </Tabs>
      <EditedContact />
      {isOverBudget && <BudgetQuestion />}
      {isQuiet && <QuietQuestion />}
    </div>
  );
}

function View({
  place,
  onPlace,
}: {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}): ReactNode {
  switch (place.tab) {
    case 'compose':
      return (
        <ComposeView
          onShowHistory={(messageId) => {
            onPlace({ tab: 'history', messageId });
          }}
        />
      );
    case 'contacts':
      return (
        <ContactsView
          onCompose={(recipient) => {
            fillCompose([recipient], null);
            onPlace(start);
          }}
        />
      );
    case 'history':
      return (
        <HistoryView
          shownId={place.messageId}
          onSearch={() => {
            onPlace({ tab: 'history', messageId: null });
          }}
          onCompose={(recipients, text) => {
            fillCompose(recipients, text);
            onPlace(start);
          }}
        />
      );
  }
}
