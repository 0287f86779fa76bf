import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencySpending, SpendingReport } from '#shared/domain/spending';
import { spendingBuckets } from '#shared/domain/spending-days';

import { DayField } from '../../components/day-field';
import { Segmented } from '../../components/segmented';
import { Select } from '../../components/select';

import { periodNames } from './period';
import { choose, currentQuery, useSpending } from './spending-store';

interface FiltersProps {
  readonly report: SpendingReport;
  /** `null` while there is nothing. */
  readonly shown: CurrencySpending | null;
}

/** What is looked at: which days, which account, which currency. */
export function Filters({ report, shown }: FiltersProps): ReactNode {
  const { t } = useTranslation('spending');
  const { period, own, accountId } = useSpending();
  const { currencies, accounts } = report;
  const isTurned = period === 'own' && own.from > own.to;
  return (
    <div className="spending-filters" role="group" aria-label={t('filters')}>
      <Select
        label={t('period')}
        value={period}
        options={periodNames.map((name) => ({ value: name, label: t(`periods.${name}`) }))}
        onChange={(value) => {
          const name = periodNames.find((one) => one === value);
          if (name === undefined) return;
          // One's own days begin as those that were looked at.
          const { from, to } = currentQuery();
          choose({ period: name, bucket: null, ...(name === 'own' && { own: { from, to } }) });
        }}
      />
      {period === 'own' && (
        <>
          <DayField
            label={t('from')}
            value={own.from}
            onChange={(from) => {
              if (from !== '') choose({ own: { ...own, from } });
            }}
          />
          <DayField
            label={t('to')}
            value={own.to}
            error={isTurned ? t('turned') : null}
            onChange={(to) => {
              if (to !== '') choose({ own: { ...own, to } });
            }}
          />
        </>
      )}
      {(accounts.length > 1 || accountId !== null) && (
        <Select
          label={t('by.account')}
          value={accountId ?? ''}
          options={[
            { value: '', label: t('allAccounts') },
            ...accounts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => {
            choose({ accountId: value === '' ? null : value });
          }}
        />
      )}
      <Segmented
        label={t('per')}
        value={report.bucket}
        options={spendingBuckets.map((value) => ({ value, label: t(`bucket.${value}`) }))}
        onChange={(bucket) => {
          choose({ bucket });
        }}
      />
      {currencies.length > 1 && shown !== null && (
        <Select
          label={t('csv.currency')}
          value={shown.currency ?? ''}
          options={currencies.map(({ currency }) => ({
            value: currency ?? '',
            label: currency ?? t('noPrice'),
          }))}
          onChange={(currency) => {
            choose({ currency });
          }}
        />
      )}
    </div>
  );
}
