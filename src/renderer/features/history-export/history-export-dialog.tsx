import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryCount } from '#shared/domain/history';
import {
  historyExportFormats,
  mostPrinted,
  type HistoryExportFormat,
} from '#shared/domain/history-export';
import { everyMessage } from '#shared/domain/history-filter';
import { ExportDialog, ExportHint } from '../../components/export-dialog';
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
  return (
    <ExportDialog
      words={{
        title: t('export.title'),
        start: t('export.start'),
        cancel: t('export.cancel'),
        cancelHint: t('export.cancelHint'),
        notSaved: t('export.notSaved'),
        another: t('export.another'),
      }}
      isOpen={isOpen}
      stage={stage.kind}
      progress={useProgress(stage)}
      outcome={
        stage.kind === 'done' && (
          <>
            <p>{t('export.done', { count: stage.report.messages })}</p>
            <p className="selectable">{stage.report.path}</p>
            {stage.report.notListed > 0 && (
              <p>{t('export.notListed', { count: stage.report.notListed })}</p>
            )}
          </>
        )
      }
      error={error}
      onStart={() => {
        void startHistoryExport(filter, format);
      }}
      onCancel={cancelHistoryExport}
      onAgain={chooseAgain}
      onClose={closeHistoryExport}
    >
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
      <ExportHint>{t(`export.${format}Hint`, { most: mostPrinted })}</ExportHint>
      {isOpen && <Count key={JSON.stringify(filter)} filter={filter} />}
    </ExportDialog>
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

/** How far it has come, in words and as a share; `null` while it is not at work. */
function useProgress(
  stage: HistoryExportStage,
): { readonly label: string; readonly share: number | null; readonly words: string } | null {
  const { t } = useTranslation('record');
  if (stage.kind !== 'working') return null;
  const { progress } = stage;
  if (progress === null) return { label: t('export.choosing'), share: null, words: '' };
  return progress.isPrinting
    ? { label: t('export.working'), share: null, words: t('export.printing') }
    : {
        label: t('export.working'),
        share: progress.share,
        words: t('export.written', { count: progress.written }),
      };
}
