import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import { quietHoursOf, type QuietHours } from '#shared/domain/quiet-hours-choice';
import { ErrorMessage } from '../../components/error-message';
import { NumberField } from '../../components/number-field';
import { Select } from '../../components/select';
import { useSnapshot } from '../../lib/snapshot-store';
import { Row, Rows, Section } from './section';
import { useSaveSettings, type Say } from './use-save-settings';

const usualHours = { from: '20:00', until: '08:00' } as const;

/** When nobody is texted, by account, and how late a text may go. */
export function QuietSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('schedule');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const { quietHours, lateToleranceMinutes } = useSnapshot((snapshot) => snapshot.settings);
  const { error, save } = useSaveSettings(say);
  return (
    <Section title={t('quiet.title')}>
      <Rows>
        {accounts.map((account) => (
          <Row key={account.id}>
            <AccountHours
              account={account}
              hours={quietHoursOf(quietHours, account.id, account.kind === 'practice')}
              onHours={(hours) => {
                save({ quietHours: { ...quietHours, [account.id]: hours } });
              }}
            />
          </Row>
        ))}
        <Row>
          <NumberField
            label={t('quiet.late')}
            description={t('quiet.lateHint')}
            unit={t('quiet.minutes', { count: lateToleranceMinutes })}
            minValue={0}
            maxValue={1_440}
            value={lateToleranceMinutes}
            onChange={(minutes) => {
              if (minutes !== lateToleranceMinutes) save({ lateToleranceMinutes: minutes });
            }}
          />
        </Row>
      </Rows>
      <ErrorMessage error={error} />
    </Section>
  );
}

function AccountHours({
  account,
  hours,
  onHours,
}: {
  readonly account: AccountView;
  readonly hours: QuietHours;
  readonly onHours: (hours: QuietHours) => void;
}): ReactNode {
  const { t } = useTranslation('schedule');
  return (
    <div className="settings-quiet">
      <Select
        label={t('quiet.of', { account: account.label })}
        description={t('quiet.hint')}
        value={hours.kind}
        options={[
          { value: 'country', label: t('quiet.country') },
          { value: 'own', label: t('quiet.own') },
          { value: 'off', label: t('quiet.off') },
        ]}
        onChange={(kind) => {
          if (kind === 'own') onHours({ kind, ...usualHours });
          else onHours({ kind: kind === 'off' ? 'off' : 'country' });
        }}
      />
      {hours.kind === 'own' && (
        <div className="settings-quiet-hours">
          <TimeField
            label={t('quiet.from')}
            value={hours.from}
            onChange={(from) => {
              onHours({ ...hours, from });
            }}
          />
          <TimeField
            label={t('quiet.until')}
            value={hours.until}
            onChange={(until) => {
              onHours({ ...hours, until });
            }}
          />
        </div>
      )}
    </div>
  );
}

/** A time of day: kept when the field is left, since each typed digit makes another time. */
function TimeField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="time"
        className="field-input"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={() => {
          if (typed === '') setTyped(value);
          else if (typed !== value) onChange(typed);
        }}
      />
    </div>
  );
}
