import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../../components/error-message';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useSnapshot } from '../../lib/snapshot-store';
import { RetentionDialog } from './retention-dialog';
import { Row, Rows, Section } from './section';
import { useSaveSettings, type Say } from './use-save-settings';

const offeredMonths = [3, 6, 12, 24, 36] as const;

/** What stands above reports, and how long texts of messages are kept. */
export function HistorySection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('record');
  const { shopName, textMonths } = useSnapshot((snapshot) => snapshot.settings);
  const [typed, setTyped] = useState(shopName);
  const [asked, setAsked] = useState<number | null>(null);
  const { error, save } = useSaveSettings(say);
  const months = [
    ...new Set([...offeredMonths, ...(textMonths === null ? [] : [textMonths])]),
  ].sort((a, b) => a - b);
  return (
    <Section title={t('settings.title')}>
      <Rows>
        <Row>
          <TextField
            label={t('settings.shop')}
            description={t('settings.shopHint')}
            maxLength={100}
            value={typed}
            onChange={setTyped}
            onBlur={() => {
              const name = typed.trim();
              if (name !== shopName) save({ shopName: name });
            }}
          />
        </Row>
        <Row>
          <Select
            label={t('settings.keep')}
            description={t('settings.keepHint')}
            value={textMonths === null ? 'forever' : String(textMonths)}
            options={[
              { value: 'forever', label: t('settings.forever') },
              ...months.map((count) => ({
                value: String(count),
                label: t('settings.months', { count }),
              })),
            ]}
            onChange={(value) => {
              if (value === 'forever') save({ textMonths: null });
              else setAsked(Number(value));
            }}
          />
        </Row>
      </Rows>
      {asked !== null && (
        <RetentionDialog
          months={asked}
          onConfirm={() => {
            save({ textMonths: asked });
            setAsked(null);
          }}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
      <ErrorMessage error={error} />
    </Section>
  );
}
