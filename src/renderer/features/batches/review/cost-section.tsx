import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchReview, CostRange, CountryCost } from '#shared/domain/batch';
import {
  formatBalance,
  formatSums,
  multiplyMoney,
  restInSums,
  type Money,
} from '#shared/domain/money';
import { Callout } from '../../../components/callout';
import { useDraftAccount } from '../wizard/added-lines';

interface CostSectionProps {
  readonly batch: Batch;
  readonly review: BatchReview;
}

/** What it costs by country and in all, and what is left of the balance. */
export function CostSection({ batch, review }: CostSectionProps): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const account = useDraftAccount(batch);
  const { cost, balance, balanceAfter, ucs2 } = review;
  const isPractice = account?.kind === 'practice';
  if (review.going === 0) return null;
  // A provider may name none: what is left is reckoned in that of the costs.
  const currency =
    balance?.currency ?? (balanceAfter === null ? null : (cost.totals[0]?.currency ?? null));
  const amount = (micros: number): string => formatBalance(micros, currency, i18n.language);
  const rest = (micros: number): string =>
    amount(
      balance === null ? micros : restInSums(balance.amountMicros, micros, currency, i18n.language),
    );
  const low = rest(balanceAfter?.lowMicros ?? 0);
  const high = rest(balanceAfter?.highMicros ?? 0);
  const isShort = balanceAfter !== null && balanceAfter.lowMicros < 0;
  return (
    <section className="batch-card card">
      <h3 className="batch-subheading">{t('cost.title')}</h3>
      <table className="batch-costs">
        <thead>
          <tr>
            <th scope="col">{t('cost.country')}</th>
            <th scope="col">{t('cost.messages')}</th>
            <th scope="col">{t('cost.segments')}</th>
            <th scope="col">{t('cost.price')}</th>
          </tr>
        </thead>
        <tbody>
          {cost.countries.map((country) => (
            <CountryRow key={country.country ?? ''} country={country} isPractice={isPractice} />
          ))}
        </tbody>
      </table>
      <dl className="batch-facts">
        <div>
          <dt>{t(isPractice ? 'cost.totalPractice' : 'cost.total')}</dt>
          <dd className="batch-total">
            {isPractice
              ? t('cost.free')
              : cost.totals.length === 0
                ? t('cost.unknown')
                : cost.totals.map((total) => formatSums(total, i18n.language)).join(' + ')}
          </dd>
        </div>
        {!isPractice && balance !== null && (
          <div>
            <dt>{t('cost.balance')}</dt>
            <dd>{amount(balance.amountMicros)}</dd>
          </div>
        )}
        {!isPractice && balanceAfter !== null && (
          <div>
            <dt>{t('cost.balanceAfter')}</dt>
            <dd>{low === high ? low : t('cost.range', { low, high })}</dd>
          </div>
        )}
      </dl>
      {isShort && (
        <Callout tone="warn">
          <p>{t('cost.short')}</p>
        </Callout>
      )}
      <div className="batch-notes">
        {!isPractice && cost.unpricedSegments > 0 && (
          <p className="batch-hint">
            {cost.totals.length === 0
              ? t('cost.noPrices')
              : t('cost.guessed', { count: cost.unpricedSegments })}
          </p>
        )}
        {!isPractice && cost.totals.length > 0 && (
          <p className="batch-hint">{t('cost.estimate')}</p>
        )}
        {ucs2 > 0 && <p className="batch-hint">{t('cost.ucs2', { count: ucs2 })}</p>}
      </div>
    </section>
  );
}

function CountryRow({
  country: { country, messages, segments, price },
  isPractice,
}: {
  readonly country: CountryCost;
  readonly isPractice: boolean;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const number = (value: number): string => value.toLocaleString(i18n.language);
  const regions = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const words = isPractice
    ? t('cost.free')
    : price === null
      ? t('cost.unknownPrice')
      : formatSums(rangeOf(multiplyMoney(price, segments)), i18n.language);
  return (
    <tr>
      <th scope="row">{country === null ? t('cost.noCountry') : regions.of(country)}</th>
      <td>{number(messages)}</td>
      <td>{number(segments)}</td>
      <td>{words}</td>
    </tr>
  );
}

function rangeOf({ amountMicros, currency }: Money): CostRange {
  return { currency, lowMicros: amountMicros, highMicros: amountMicros };
}
