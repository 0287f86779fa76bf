import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencySpending, SpendingReport } from '#shared/domain/spending';
import { barsOf } from './chart/bars';
import { Chart } from './chart/chart';
import { FigureHeadings, FigureCells } from './figure-cells';
import { NumbersBehind } from './number-table';
import { money, shortMoney, stretchLabel, stretchText } from './words';

interface TimeCardProps {
  readonly report: SpendingReport;
  readonly shown: CurrencySpending;
  readonly onDrawn: (canvas: HTMLCanvasElement | null) => void;
}

/** What was spent in each stretch of time, as bars and as a table. */
export function TimeCard({ report, shown, onDrawn }: TimeCardProps): ReactNode {
  const { t, i18n } = useTranslation('spending');
  const { language } = i18n;
  const { bucket } = report;
  const { currency, points } = shown;
  const bars = barsOf(points, report, bucket);
  const title = t('overTime');
  return (
    <section className="spending-card card" aria-label={title}>
      <h2 className="spending-card-title">{title}</h2>
      <Chart
        label={t('chartLabel', { title })}
        kind="bars"
        series={(colours) =>
          currency === null
            ? [{ colour: colours.named, values: bars.map(({ messages }) => messages * 1_000_000) }]
            : [
                {
                  colour: colours.unclear,
                  values: bars.map((bar) => bar.named + bar.estimated + bar.unclear),
                },
                { colour: colours.estimated, values: bars.map((bar) => bar.named + bar.estimated) },
                { colour: colours.named, values: bars.map(({ named }) => named) },
              ]
        }
        labelOf={(index) => {
          const bar = bars[index];
          return bar === undefined ? '' : stretchLabel(bar.start, bucket, language);
        }}
        amountOf={(value) => shortMoney(value, currency, language)}
        wordsOf={(index) => {
          const bar = bars[index];
          if (bar === undefined) return '';
          return t('barWords', {
            stretch: stretchText(bar.start, bucket, language, t),
            amount: money(bar.named + bar.estimated, currency, language),
            count: bar.messages,
          });
        }}
        onDrawn={onDrawn}
        legend={currency !== null && <Legend />}
      />
      <NumbersBehind title={title} isOfFigures>
        <thead>
          <tr>
            <th scope="col">{t(`bucket.${bucket}`)}</th>
            <FigureHeadings />
          </tr>
        </thead>
        <tbody>
          {points.map(({ start, figures }) => (
            <tr key={start}>
              <th scope="row">{stretchText(start, bucket, language, t)}</th>
              <FigureCells figures={figures} currency={currency} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <FigureCells figures={shown.total} currency={currency} />
          </tr>
        </tfoot>
      </NumbersBehind>
    </section>
  );
}

function Legend(): ReactNode {
  const { t } = useTranslation('spending');
  return (
    <ul role="list" className="chart-legend">
      {(['named', 'estimated', 'unclear'] as const).map((certainty) => (
        <li key={certainty} data-certainty={certainty}>
          <span className="chart-swatch" aria-hidden="true" />
          {t(certainty)}
        </li>
      ))}
    </ul>
  );
}
