import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import { Button } from '../../components/button';
import { ShortcutKeys } from '../../components/shortcut-keys';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';

interface DonePageProps {
  readonly account: AccountView;
  readonly onContacts: () => void;
}

/** The last page for one who has sent before: no lesson, only the way on. */
export function AnotherDonePage({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { t } = useTranslation('onboarding');
  return (
    <div className="onboarding-done-actions">
      <Button kind="primary" autoFocus onPress={onBack}>
        {t('back')}
      </Button>
      <Button icon="compose" onPress={() => void bridge.compose({ recipients: [], text: null })}>
        {t('done.newText')}
      </Button>
    </div>
  );
}

/** The last page: the three moves that the whole program is about. */
export function DonePage({ account, onContacts }: DonePageProps): ReactNode {
  const { t } = useTranslation('onboarding');
  const shortcut = useSnapshot((snapshot) => snapshot.shortcut);
  const undoSeconds = useSnapshot((snapshot) => snapshot.settings.undoSeconds);
  const isPractice = account.kind === 'practice';
  return (
    <div className="onboarding-form">
      <ol className="onboarding-moves card">
        {shortcut.registered ? (
          <Move hint={t('done.pressHint')}>
            <Trans
              t={t}
              i18nKey="done.press"
              components={{ shortcut: <ShortcutKeys accelerator={shortcut.accelerator} /> }}
            />
          </Move>
        ) : (
          <Move hint={t('done.noShortcutHint')}>{t('done.noShortcut')}</Move>
        )}
        <Move hint={isPractice ? t('done.writeHintPractice') : t('done.writeHint')}>
          {t('done.write')}
        </Move>
        <Move hint={t('done.sendHint', { count: undoSeconds })}>
          <Trans
            t={t}
            i18nKey="done.send"
            components={{ shortcut: <ShortcutKeys accelerator="CommandOrControl+Enter" /> }}
          />
        </Move>
      </ol>
      <div className="onboarding-done-actions">
        <Button
          kind="primary"
          icon="compose"
          autoFocus
          onPress={() => void bridge.compose({ recipients: [], text: null })}
        >
          {t('done.open')}
        </Button>
        <Button icon="contacts" onPress={onContacts}>
          {t('done.contacts')}
        </Button>
      </div>
    </div>
  );
}

function Move({
  hint,
  children,
}: {
  readonly hint: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <li className="onboarding-move">
      <div className="onboarding-move-body">
        <p className="onboarding-move-what">{children}</p>
        <p className="onboarding-note">{hint}</p>
      </div>
    </li>
  );
}
