import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '#shared/domain/history-filter';
import { messageStateKinds } from '#shared/domain/message';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { DayField } from '../../../components/day-field';
import { Segmented } from '../../../components/segmented';
import { Select, type SelectOption } from '../../../components/select';
import { TextField } from '../../../components/text-field';
import { filterHistory, useHistory } from '../history-store';
import { useAccountChoices } from './account-choices';
import { loadChoices, useChoices } from './choices-store';
import { dateOf, dayStart, microsOf, setParts, withoutAll } from './filter-parts';

/** The filters, which take effect at once. */
export function FilterForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('log');
  const filter = useHistory((state) => state.filter);
  useEffect(() => void loadChoices(), []);
  return (
    <>
      <StateChoices filter={filter} />
      <Segmented
        label={t('filter.kind')}
        value={filter.kind}
        options={(['all', 'real', 'practice'] as const).map((kind) => ({
          value: kind,
          label: t(`filter.kinds.${kind}`),
        }))}
        onChange={(kind) => {
          filterHistory({ kind });
        }}
      />
      <Origins filter={filter} />
      <Dates filter={filter} />
      <Costs filter={filter} />
      <div className="filter-form-end">
        <Button
          kind="quiet"
          isDisabled={setParts(filter).length === 0}
          onPress={() => {
            filterHistory(withoutAll(filter));
          }}
        >
          {t('filter.clear')}
        </Button>
        <Button onPress={onClose}>{t('filter.done')}</Button>
      </div>
    </>
  );
}

interface PartProps {
  readonly filter: HistoryFilter;
}

function StateChoices({ filter: { states } }: PartProps): ReactNode {
  const { t } = useTranslation('log');
  return (
    <fieldset className="filter-states">
      <legend className="field-label">{t('filter.states')}</legend>
      {messageStateKinds.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`state.${kind}`)}
          isSelected={states.includes(kind)}
          onChange={(isOn) => {
            filterHistory({
              states: messageStateKinds.filter((one) =>
                one === kind ? isOn : states.includes(one),
              ),
            });
          }}
        />
      ))}
    </fieldset>
  );
}

/** Where messages came from: the account, the tag of the contact, the batch. */
function Origins({ filter: { accountId, tag, batchId } }: PartProps): ReactNode {
  const { t } = useTranslation('log');
  const accounts = useAccountChoices();
  const { tags, batches } = useChoices();
  const optionsOf = (options: readonly SelectOption[]): readonly SelectOption[] => [
    { value: '', label: t('filter.any') },
    ...options,
  ];
  return (
    <div className="filter-pair">
      <Select
        label={t('filter.account')}
        value={accountId ?? ''}
        options={optionsOf(accounts.map(({ id, label }) => ({ value: id, label })))}
        onChange={(value) => {
          filterHistory({ accountId: value === '' ? null : value });
        }}
      />
      <Select
        label={t('filter.tag')}
        value={tag ?? ''}
        options={optionsOf(tags.map((name) => ({ value: name, label: name })))}
        onChange={(value) => {
          filterHistory({ tag: value === '' ? null : value });
        }}
      />
      {batches.length > 0 && (
        <Select
          label={t('filter.batch')}
          value={batchId ?? ''}
          options={optionsOf(batches.map(({ id, name }) => ({ value: id, label: name })))}
          onChange={(value) => {
            filterHistory({ batchId: value === '' ? null : value });
          }}
        />
      )}
    </div>
  );
}

/** Both days count. While a date is being typed, the one before holds. */
function Dates({ filter: { fromAt, untilAt } }: PartProps): ReactNode {
  const { t } = useTranslation('log');
  return (
    <div className="filter-pair">
      <DayField
        label={t('filter.from')}
        value={dateOf(fromAt)}
        onChange={(date) => {
          const at = dayStart(date);
          if (at !== null || date === '') filterHistory({ fromAt: at });
        }}
      />
      <DayField
        label={t('filter.until')}
        value={dateOf(untilAt === null ? null : untilAt - 1)}
        onChange={(date) => {
          const at = dayStart(date, 1);
          if (at !== null || date === '') filterHistory({ untilAt: at });
        }}
      />
    </div>
  );
}

/** What the provider named as the cost; only where something was paid. */
function Costs({ filter: { cost } }: PartProps): ReactNode {
  const { t } = useTranslation('log');
  const currencies = useChoices((state) => state.currencies);
  const [chosen, setChosen] = useState(cost?.currency ?? '');
  const typed = (micros: number | null | undefined): string =>
    micros === null || micros === undefined ? '' : String(micros / 1_000_000);
  const [from, setFrom] = useState(typed(cost?.fromMicros));
  const [to, setTo] = useState(typed(cost?.toMicros));
  const currency = chosen === '' ? currencies[0] : chosen;
  if (currency === undefined) return null;

  function change(fields: { currency: string; from: string; to: string }): void {
    setChosen(fields.currency);
    setFrom(fields.from);
    setTo(fields.to);
    const fromMicros = microsOf(fields.from);
    const toMicros = microsOf(fields.to);
    filterHistory({
      cost:
        fromMicros === null && toMicros === null
          ? null
          : { currency: fields.currency, fromMicros, toMicros },
    });
  }
  return (
    <div className="filter-costs">
      <TextField
        label={t('filter.costFrom', { currency })}
        value={from}
        maxLength={12}
        onChange={(value) => {
          change({ currency, from: value, to });
        }}
      />
      <TextField
        label={t('filter.costTo', { currency })}
        value={to}
        maxLength={12}
        onChange={(value) => {
          change({ currency, from, to: value });
        }}
      />
      {currencies.length > 1 && (
        <Select
          label={t('filter.currency')}
          value={currency}
          options={currencies.map((code) => ({ value: code, label: code }))}
          onChange={(value) => {
            change({ currency: value, from, to });
          }}
        />
      )}
    </div>
  );
}
