import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '../../components/status';
import '../../components/card.css';
import { AccountsSection } from './accounts-section';
import { BackupSection } from './backup/backup-section';
import { ComputerSection } from './computer-section';
import { HistorySection } from './history-section';
import { LinksSection } from './links-section';
import { LookSection } from './look-section';
import { QuietSection } from './quiet-section';
import { SendingSection } from './sending-section';
import { ShortcutSection } from './shortcut-section';
import type { Say } from './use-save-settings';
import { SupportSection } from './support-section';
import { UpdatesSection } from './updates-section';
import './settings.css';

/** The room of settings; each takes effect as it is changed. */
export function Settings({ onAddAccount }: { readonly onAddAccount: () => void }): ReactNode {
  const { t } = useTranslation('settings');
  const [said, setSaid] = useState<Parameters<Say>[0] | null>(null);
  const say: Say = useCallback((what) => {
    setSaid(() => what);
  }, []);
  return (
    <div className="settings">
      <header className="settings-heading">
        <h1>{t('title')}</h1>
        <Status tone="good">{said?.(t)}</Status>
      </header>
      <AccountsSection say={say} onAddAccount={onAddAccount} />
      <SendingSection say={say} />
      <QuietSection say={say} />
      <HistorySection say={say} />
      <ShortcutSection say={say} />
      <LinksSection say={say} />
      <LookSection say={say} />
      <ComputerSection say={say} />
      <BackupSection />
      <UpdatesSection say={say} />
      <SupportSection />
    </div>
  );
}
