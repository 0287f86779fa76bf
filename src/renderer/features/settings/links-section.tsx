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

/** What comes into Compose from other programs: links, and the number in the clipboard. */
export function LinksSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('settings');
  const { telLinks, offerClipboard } = useSnapshot((snapshot) => snapshot.settings);
  const { error, save } = useSaveSettings(say);
  const [claimError, setClaimError] = useState<AppError | null>(null);
  const claimSms = async (): Promise<void> => {
    const answer = await bridge.claimSmsLinks({});
    setClaimError(answer.ok ? null : answer.error);
    if (answer.ok) say((now) => now('links.claimed'));
  };
  return (
    <Section title={t('links.title')}>
      <Rows>
        <Row>
          <div className="settings-claim">
            <p>{t('links.sms')}</p>
            <Button small onPress={() => void claimSms()}>
              {t('links.claimSms')}
            </Button>
          </div>
        </Row>
        <Row>
          <Switch
            label={t('links.tel')}
            description={t('links.telHint')}
            isSelected={telLinks}
            onChange={(on) => {
              save({ telLinks: on });
            }}
          />
        </Row>
        <Row>
          <Switch
            label={t('links.clipboard')}
            description={t('links.clipboardHint')}
            isSelected={offerClipboard}
            onChange={(on) => {
              save({ offerClipboard: on });
            }}
          />
        </Row>
      </Rows>
      <ErrorMessage error={error ?? claimError} />
    </Section>
  );
}
