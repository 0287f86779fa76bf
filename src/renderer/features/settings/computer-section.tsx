import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../../components/error-message';
import { Switch } from '../../components/switch';
import { useSnapshot } from '../../lib/snapshot-store';
import { Row, Rows, Section } from './section';
import { useSaveSettings, type Say } from './use-save-settings';

/** How the program lives on this computer: its start, its log, its version. */
export function ComputerSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('settings');
  const { launchAtLogin, debugLog } = useSnapshot((snapshot) => snapshot.settings);
  const version = useSnapshot((snapshot) => snapshot.version);
  const { error, save } = useSaveSettings(say);
  return (
    <Section title={t('computer.title')}>
      <Rows>
        <Row>
          <Switch
            label={t('computer.login')}
            description={t('computer.loginHint')}
            isSelected={launchAtLogin}
            onChange={(on) => {
              save({ launchAtLogin: on });
            }}
          />
        </Row>
        <Row>
          <Switch
            label={t('computer.debug')}
            description={t('computer.debugHint')}
            isSelected={debugLog}
            onChange={(on) => {
              save({ debugLog: on });
            }}
          />
        </Row>
      </Rows>
      <ErrorMessage error={error} />
      <p className="settings-version selectable">{t('computer.version', { version })}</p>
    </Section>
  );
}
