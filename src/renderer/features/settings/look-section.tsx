import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Settings } from '#shared/domain/settings';
import { ErrorMessage } from '../../components/error-message';
import { Segmented } from '../../components/segmented';
import { Select } from '../../components/select';
import { useSnapshot } from '../../lib/snapshot-store';
import { Row, Rows, Section } from './section';
import { useSaveSettings, type Say } from './use-save-settings';

const languageChoices = ['system', ...languages] as const;
const themes = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];

/** The language that the program speaks, and whether it is light or dark. */
export function LookSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('settings');
  const { language, theme } = useSnapshot((snapshot) => snapshot.settings);
  const { error, save } = useSaveSettings(say);
  return (
    <Section title={t('look.title')}>
      <Rows>
        <Row>
          <Select
            label={t('look.language')}
            value={language}
            options={languageChoices.map((value) => ({
              value,
              label: t(`look.languages.${value}`),
            }))}
            onChange={(value) => {
              const chosen = languageChoices.find((choice) => choice === value);
              if (chosen !== undefined) save({ language: chosen });
            }}
          />
        </Row>
        <Row>
          <Segmented
            label={t('look.theme')}
            value={theme}
            options={themes.map((value) => ({ value, label: t(`look.themes.${value}`) }))}
            onChange={(chosen) => {
              save({ theme: chosen });
            }}
          />
        </Row>
      </Rows>
      <ErrorMessage error={error} />
    </Section>
  );
}
