import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { ErrorMessage } from '../../components/error-message';
import { Switch } from '../../components/switch';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';
import { Row, Rows, Section } from './section';
import { useSaveSettings, type Say } from './use-save-settings';

/** How the program lives on this computer: its start and its log. */
export function ComputerSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('settings');
  const { launchAtLogin, debugLog } = useSnapshot((snapshot) => snapshot.settings);
  const logFile = useSnapshot((snapshot) => snapshot.logFile);
  const { error, save } = useSaveSettings(say);
  const [folderError, setFolderError] = useState<AppError | null>(null);
  const openLogFolder = async (): Promise<void> => {
    const answer = await bridge.openLogFolder({});
    setFolderError(answer.ok ? null : answer.error);
  };
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
        <Row>
          <div className="settings-log">
            <p className="selectable">{t('computer.log', { file: logFile })}</p>
            <Button small onPress={() => void openLogFolder()}>
              {t('computer.openLog')}
            </Button>
          </div>
        </Row>
      </Rows>
      <ErrorMessage error={error ?? folderError} />
    </Section>
  );
}
