import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CountryField } from '../../components/country-field';
import { ErrorMessage } from '../../components/error-message';
import { NumberField } from '../../components/number-field';
import { Switch } from '../../components/switch';
import { useSnapshot } from '../../lib/snapshot-store';
import { usePause } from '../../lib/use-pause';
import { Row, Rows, Section } from './section';
import { useSaveSettings, type Say } from './use-save-settings';

/** What sending needs to know, and whether it rests. */
export function SendingSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('settings');
  const { undoSeconds, hideAfterSending } = useSnapshot((snapshot) => snapshot.settings);
  const isPaused = useSnapshot((snapshot) => snapshot.outbox.paused);
  const { error, save } = useSaveSettings(say);
  const { setPaused, error: pauseError } = usePause();
  return (
    <Section title={t('sending.title')}>
      <Rows>
        <Row>
          <CountryField
            label={t('sending.country')}
            description={t('sending.countryHint')}
            onChange={(defaultCountry) => {
              save({ defaultCountry });
            }}
          />
        </Row>
        <Row>
          <NumberField
            label={t('sending.undo')}
            description={t('sending.undoHint')}
            unit={t('sending.undoUnit', { count: undoSeconds })}
            minValue={0}
            maxValue={30}
            value={undoSeconds}
            onChange={(seconds) => {
              if (seconds !== undoSeconds) save({ undoSeconds: seconds });
            }}
          />
        </Row>
        <Row>
          <Switch
            label={t('sending.hide')}
            description={t('sending.hideHint')}
            isSelected={hideAfterSending}
            onChange={(on) => {
              save({ hideAfterSending: on });
            }}
          />
        </Row>
        <Row>
          <Switch
            label={t('sending.pause')}
            description={t('sending.pauseHint')}
            isSelected={isPaused}
            onChange={setPaused}
          />
        </Row>
      </Rows>
      <ErrorMessage error={error ?? pauseError} />
    </Section>
  );
}
