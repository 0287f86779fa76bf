import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencySpending, SpendingReport } from '#shared/domain/spending';
import { Button } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { ErrorMessage } from '../../components/error-message';
import { Status } from '../../components/status';
import { BalanceCard } from './balance-card';
import { BudgetsCard } from './budgets-card';
import { Filters } from './filters';
import { GroupsCard } from './groups-card';
import { drawPicture } from './picture';
import { keepSpending, saveNumbers, savePicture, useSpending } from './spending-store';
import { Tiles } from './tiles';
import { TimeCard } from './time-card';
import './spending.css';

/** What was spent, what may be, and how the balance went. */
export function SpendingRoom(): ReactNode {
  const { t, i18n } = useTranslation('spending');
  const { report, error, saved, currency } = useSpending();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  useEffect(keepSpending, []);
  const shown = report === null ? null : shownOf(report, currency);

  const save = (): void => {
    if (report === null || shown === null) return;
    const picture = drawPicture({
      report,
      shown,
      chart: canvas.current,
      t,
      language: i18n.language,
    });
    if (picture !== null) void savePicture(`${t('fileName')} ${report.from} ${report.to}`, picture);
  };

  return (
    <div className="spending">
      <header className="spending-head">
        <h1 className="spending-title">{t('title')}</h1>
        {shown !== null && (
          <div className="spending-actions">
            <Button small onPress={() => void saveNumbers()}>
              {t('saveCsv')}
            </Button>
            <Button small onPress={save}>
              {t('savePng')}
            </Button>
          </div>
        )}
      </header>
      <ErrorMessage error={error} />
      <Status tone="good">{saved !== null && t('saved', { path: saved.path })}</Status>
      {report !== null && <Filters report={report} shown={shown} />}
      {report !== null && shown === null && (
        <EmptyState icon="chart" title={report.firstDay === null ? t('empty') : t('emptyPeriod')}>
          <p>{report.firstDay === null ? t('emptyHint') : t('emptyPeriodHint')}</p>
        </EmptyState>
      )}
      {report !== null && shown !== null && (
        <>
          <Tiles shown={shown} />
          <TimeCard
            report={report}
            shown={shown}
            onDrawn={(drawn) => {
              canvas.current = drawn;
            }}
          />
          <GroupsCard report={report} shown={shown} />
        </>
      )}
      <BudgetsCard />
      <BalanceCard />
    </div>
  );
}

/** The currency that is looked at: the chosen one where it has anything, else the first. */
function shownOf(report: SpendingReport, chosen: string | null): CurrencySpending | null {
  const { currencies } = report;
  return currencies.find(({ currency }) => (currency ?? '') === chosen) ?? currencies[0] ?? null;
}
