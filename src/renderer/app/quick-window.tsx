import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickTab } from '#shared/contract/snapshot';
import { IconButton } from '../components/button';
import { TabPanel, Tabs } from '../components/tabs';
import { fillCompose, focusCompose } from '../features/compose/compose-store';
import { ComposeView } from '../features/compose/compose-view';
import { startCompose } from '../features/compose/start-compose';
import { bridge } from '../lib/bridge';
import { useWindowReady } from '../lib/use-window-ready';
import { QuickNotices } from './quick-notices';
import { useEscapeHides } from './use-escape-hides';
import './quick-window.css';

const ContactsView = lazy(async () => ({
  default: (await import('../features/contacts/contacts-view')).ContactsView,
}));
const HistoryView = lazy(async () => ({
  default: (await import('../features/history/history-view')).HistoryView,
}));

/** The popup: Compose, Contacts and History. */
export function QuickWindow(): ReactNode {
  const { t } = useTranslation('common');
  const [tab, setTab] = useState<QuickTab>('compose');
  const [messageId, setMessageId] = useState<string | null>(null);
  useWindowReady();
  useEscapeHides();

  useEffect(() => {
    const started = startCompose();
    return () =>
      void started.then((end) => {
        end();
      });
  }, []);

  useEffect(
    () =>
      bridge.on('navigate', (to) => {
        switch (to.to) {
          case 'compose':
            setTab('compose');
            fillCompose(to.recipients, to.text);
            break;
          case 'history':
            setMessageId('messageId' in to ? to.messageId : null);
            setTab('history');
            break;
          case 'contacts':
            setTab('contacts');
            break;
          case 'onboarding':
          case 'settings':
            // Rooms of the desk, which this window does not have.
            break;
        }
      }),
    [],
  );

  function showHistory(id: string | null): void {
    setMessageId(id);
    setTab('history');
  }

  return (
    <div className="quick">
      <Tabs<QuickTab>
        label={t('views')}
        selected={tab}
        onSelect={(selected) => {
          setMessageId(null);
          setTab(selected);
        }}
        items={[
          { id: 'compose', label: t('tab.compose') },
          { id: 'contacts', label: t('tab.contacts') },
          { id: 'history', label: t('tab.history') },
        ]}
        renderList={(list) => (
          <header className="quick-title">
            {list}
            <IconButton
              small
              icon="settings"
              label={t('settings')}
              onPress={() => void bridge.openDesk({ room: 'settings' })}
            />
          </header>
        )}
      >
        <QuickNotices />
        <TabPanel id="compose">
          <ComposeView onShowHistory={showHistory} />
        </TabPanel>
        <TabPanel id="contacts">
          <Suspense fallback={null}>
            <ContactsView
              onCompose={(recipient) => {
                fillCompose([recipient], null);
                setTab('compose');
                focusCompose();
              }}
            />
          </Suspense>
        </TabPanel>
        <TabPanel id="history">
          <Suspense fallback={null}>
            <HistoryView
              shownId={messageId}
              onCompose={(recipient, text) => {
                fillCompose([recipient], text);
                setTab('compose');
              }}
            />
          </Suspense>
        </TabPanel>
      </Tabs>
    </div>
  );
}
