import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addSums, averageCost, totalOf, type CurrencySpending } from '#shared/domain/spending';
import { money } from './words';

/** The period in a few numbers. What is not sure stands beside what is, never in it. */
export function Tiles({
  shown: { currency, total },
}: {
  readonly shown: CurrencySpending;
}): ReactNode {
  const { t, i18n } = useTranslation('spending');
  const { language } = i18n;
  const { named, estimated, unclear, unpriced } = total;
  const all = totalOf(total);
  const average = averageCost(total, currency);
  const number = (value: number): string => value.toLocaleString(language);
  const tiles = [
    currency !== null && {
      label: t('spent'),
      value: money(addSums(named, estimated).micros, currency, language),
      note:
        estimated.messages === 0
          ? t('allNamed')
          : t('ofThatEstimated', { amount: money(estimated.micros, currency, language) }),
    },
    {
      label: t('messages'),
      value: number(all.messages),
      note: t('segmentCount', { count: all.segments, number: number(all.segments) }),
    },
    average !== null && {
      label: t('average'),
      value: money(average.amountMicros, average.currency, language),
      note: t('averageNote'),
    },
    unclear.messages > 0 && {
      label: t('unclear'),
      value: money(unclear.micros, currency, language),
      note: t('unclearNote', { count: unclear.messages, number: number(unclear.messages) }),
    },
    unpriced.messages > 0 && {
      label: t('noPrice'),
      value: number(unpriced.messages),
      note: t('noPriceNote'),
    },
  ];
  return (
    <dl className="spending-tiles">
      {tiles.map(
        (tile) =>
          tile !== false && (
            <div key={tile.label} className="spending-tile card">
              <dt>{tile.label}</dt>
              <dd>
                <span className="spending-tile-value">{tile.value}</span>
                <span className="spending-tile-note">{tile.note}</span>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
