import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryCount } from '#shared/domain/history';
import {
  historyExportFormats,
  mostPrinted,
  type HistoryExportFormat,
} from '#shared/domain/history-export';
import { everyMessage } from '#shared/domain/history-filter';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { ProgressBar } from '../../components/progress-bar';
import { Segmented } from '../../components/segmented';
import { Select } from '../../components/select';
import {
  cancelHistoryExport,
  chooseAgain,
  closeHistoryExport,
  countOf,
  followHistoryExport,
  startHistoryExport,
  useHistoryExport,
  type HistoryExportStage,
} from './export-store';
import './history-export-dialog.css';

const isSameFilter = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Exports messages as CSV, JSON Lines or a report to print: which, how, how far, and where it went. */
export function HistoryExportDialog(): ReactNode {
  const { t } = useTranslation('record');
  const { isOpen, stage, shown, error } = useHistoryExport();
  const [format, setFormat] = useState<HistoryExportFormat>('csv');
  const [isAll, setIsAll] = useState(false);
  useEffect(followHistoryExport, []);
  const isFiltered = shown !== null && !isSameFilter(shown, everyMessage);
  const filter = isFiltered && !isAll ? shown : everyMessage;
  const isChoosing = stage.kind === 'choosing';
  return (
    <Dialog
      title={t('export.title')}
      isOpen={isOpen}
      onClose={closeHistoryExport}
      isWorking={stage.kind === 'working'}
      {...(isChoosing && {
        onSubmit: () => {
          void startHistoryExport(filter, format);
        },
      })}
      actions={<Actions stage={stage} />}
    >
      {isChoosing ? (
        <>
          {isFiltered && (
            <Select
              label={t('export.what')}
              value={isAll ? 'all' : 'shown'}
              options={[
                { value: 'shown', label: t('export.shown') },
                { value: 'all', label: t('export.all') },
              ]}
              onChange={(value) => {
                setIsAll(value === 'all');
              }}
            />
          )}
          <Segmented
            label={t('export.format')}
            options={historyExportFormats.map((value) => ({ value, label: t(`export.${value}`) }))}
            value={format}
            onChange={setFormat}
          />
          <p className="history-export-hint">{t(`export.${format}Hint`, { most: mostPrinted })}</p>
          {isOpen && <Count key={JSON.stringify(filter)} filter={filter} />}
          <ErrorMessage error={error} />
        </>
      ) : (
        <Outcome stage={stage} />
      )}
    </Dialog>
  );
}

function Count({ filter }: { readonly filter: typeof everyMessage }): ReactNode {
  const { t } = useTranslation('record');
  const [found, setFound] = useState<HistoryCount | null>(null);
  useEffect(() => {
    let isGone = false;
    void countOf(filter).then((counted) => {
      if (!isGone) setFound(counted);
    });
    return () => {
      isGone = true;
    };
  }, [filter]);
  return (
    <p role="status">
      {found === null
        ? t('export.counting')
        : t(found.isExact ? 'export.count' : 'export.moreThan', { count: found.count })}
    </p>
  );
}

function Actions({ stage }: { readonly stage: HistoryExportStage }): ReactNode {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation('common');
  switch (stage.kind) {
    case 'choosing':
      return (
        <>
          <Button onPress={closeHistoryExport}>{common('cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('export.start')}
          </Button>
        </>
      );
    case 'working':
      return (
        <Button autoFocus onPress={cancelHistoryExport}>
          {t('export.cancel')}
        </Button>
      );
    case 'not-saved':
    case 'done':
      return (
        <>
          <Button onPress={chooseAgain}>{t('export.another')}</Button>
          <Button kind="primary" autoFocus onPress={closeHistoryExport}>
            {common('close')}
          </Button>
        </>
      );
  }
}

function Outcome({ stage }: { readonly stage: HistoryExportStage }): ReactNode {
  const { t } = useTranslation('record');
  return (
    <>
      {stage.kind === 'working' && <Working progress={stage.progress} />}
      <div role="status">
        {stage.kind === 'not-saved' && <p>{t('export.notSaved')}</p>}
        {stage.kind === 'done' && (
          <Callout tone="good">
            <p>{t('export.done', { count: stage.report.messages })}</p>
            <p className="selectable">{stage.report.path}</p>
            {stage.report.notListed > 0 && (
              <p>{t('export.notListed', { count: stage.report.notListed })}</p>
            )}
          </Callout>
        )}
      </div>
    </>
  );
}

function Working({
  progress,
}: Pick<Extract<HistoryExportStage, { kind: 'working' }>, 'progress'>): ReactNode {
  const { t } = useTranslation('record');
  const words =
    progress === null
      ? ''
      : progress.isPrinting
        ? t('export.printing')
        : t('export.written', { count: progress.written });
  return (
    <>
      <ProgressBar
        label={progress === null ? t('export.choosing') : t('export.working')}
        share={progress === null || progress.isPrinting ? null : progress.share}
        words={words}
      />
      <p className="history-export-hint">{t('export.cancelHint')}</p>
    </>
  );
}
