import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBalance } from '#shared/domain/money';
import { useSnapshot } from '../../lib/snapshot-store';
import { Chart } from './chart/chart';
import { NumbersBehind } from './number-table';
import { useSpending } from './spending-store';
import { shortMoney } from './words';

/** How the balance of the account went, as the provider told it. */
export function BalanceCard(): ReactNode {
  const { t, i18n } = useTranslation('spending');
  const { language } = i18n;
  const { balance, accountId } = useSpending();
  const label = useSnapshot(({ accounts, activeAccountId }) =>
    accounts.find(({ id }) => id === (accountId ?? activeAccountId)),
  )?.label;
  const samples = balance?.samples ?? [];
  if (balance === null || samples.length === 0 || label === undefined) return null;
  const { currency } = balance;
  const title = t('balanceOf', { account: label });
  const time = (at: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, options).format(at);
  const amount = (micros: number): string => formatBalance(micros, currency, language);
  return (
    <section className="spending-card card" aria-label={title}>
      <h2 className="spending-card-title">{title}</h2>
      <Chart
        label={t('chartLabel', { title })}
        kind="line"
        series={({ named }) => [
          { colour: named, values: samples.map(({ amountMicros }) => amountMicros) },
        ]}
        labelOf={(index) => {
          const sample = samples[index];
          return sample === undefined ? '' : time(sample.at, { day: 'numeric', month: 'short' });
        }}
        amountOf={(value) => shortMoney(value, currency, language)}
        wordsOf={(index) => {
          const sample = samples[index];
          if (sample === undefined) return '';
          const when = time(sample.at, { dateStyle: 'medium', timeStyle: 'short' });
          return `${when} · ${amount(sample.amountMicros)}`;
        }}
      />
      <NumbersBehind title={title}>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col" className="spending-number">
              {t('balance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {samples.map(({ at, amountMicros }) => (
            <tr key={at}>
              <th scope="row">{time(at, { dateStyle: 'medium', timeStyle: 'short' })}</th>
              <td className="spending-number">{amount(amountMicros)}</td>
            </tr>
          ))}
        </tbody>
      </NumbersBehind>
    </section>
  );
}
