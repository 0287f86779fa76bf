import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  spendingGroupings,
  totalOf,
  type CurrencySpending,
  type SpendingFigures,
  type SpendingReport,
} from '#shared/domain/spending';
import { Select } from '../../components/select';
import { FigureCells, FigureHeadings } from './figure-cells';
import { NumberTable } from './number-table';
import { choose } from './spending-store';
import { dayText, groupText } from './words';

interface GroupsCardProps {
  readonly report: SpendingReport;
  readonly shown: CurrencySpending;
}

/** Those who were spent on, side by side: a table whose rows have a bar each. */
export function GroupsCard({ report, shown }: GroupsCardProps): ReactNode {
  const { t, i18n } = useTranslation('spending');
  const { language } = i18n;
  const { by, groupsFrom, groupsTo } = report;
  const { currency, groups, others } = shown;
  const most = Math.max(1, ...groups.map(({ figures }) => weightOf(figures, currency)));
  const title = t('sideBySide');
  const isWider = groupsFrom !== report.from || groupsTo !== report.to;
  return (
    <section className="spending-card card" aria-label={title}>
      <div className="spending-card-head">
        <h2 className="spending-card-title">{title}</h2>
        <Select
          label={t('groupBy')}
          value={by}
          options={spendingGroupings.map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={(value) => {
            const chosen = spendingGroupings.find((one) => one === value);
            if (chosen !== undefined) choose({ by: chosen });
          }}
        />
      </div>
      {isWider && report.firstDay !== null && (
        <p className="spending-note">
          {t('wholeMonths', {
            from: dayText(groupsFrom < report.firstDay ? report.firstDay : groupsFrom, language),
            to: dayText(groupsTo, language),
          })}
        </p>
      )}
      {by === 'tag' && <p className="spending-note">{t('tagNote')}</p>}
      <NumberTable title={title} isOfFigures>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            <FigureHeadings />
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const name = groupText(by, group, language, t);
            return (
              <tr key={group.key}>
                <th scope="row">
                  <span className="spending-name" title={name}>
                    {name}
                  </span>
                  <GroupBar figures={group.figures} currency={currency} most={most} />
                </th>
                <FigureCells figures={group.figures} currency={currency} />
              </tr>
            );
          })}
          {others.count > 0 && (
            <tr>
              <th scope="row">{t('others', { count: others.count })}</th>
              <FigureCells figures={others.figures} currency={currency} />
            </tr>
          )}
        </tbody>
      </NumberTable>
    </section>
  );
}

/** What a bar's length stands for: the amount, or the messages where nothing has a price. */
function weightOf(figures: SpendingFigures, currency: string | null): number {
  const { micros, messages } = totalOf(figures);
  return currency === null ? messages : micros;
}

function GroupBar({
  figures,
  currency,
  most,
}: {
  readonly figures: SpendingFigures;
  readonly currency: string | null;
  readonly most: number;
}): ReactNode {
  const parts =
    currency === null
      ? ([['named', weightOf(figures, currency)]] as const)
      : (['named', 'estimated', 'unclear'] as const).map(
          (certainty) => [certainty, figures[certainty].micros] as const,
        );
  return (
    <span className="spending-bar" aria-hidden="true">
      {parts.map(([certainty, weight]) => (
        <span
          key={certainty}
          data-certainty={certainty}
          style={{ width: `${String((weight / most) * 100)}%` }}
        />
      ))}
    </span>
  );
}
