import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { everyone } from '#shared/domain/contact';
import { exportFormats, type ExportFormat } from '#shared/domain/import';
import { ExportDialog as Frame, ExportHint } from '../../components/export-dialog';
import { Segmented } from '../../components/segmented';
import { Select } from '../../components/select';
import { progressShare, rowProgressWords } from '../../lib/progress-words';
import {
  cancelExport,
  chooseAgain,
  closeExport,
  followExport,
  startExport,
  useExport,
} from './export-store';

/** Exports contacts as CSV or vCard: whom, how, how far, and where it went. */
export function ExportDialog(): ReactNode {
  const { t } = useTranslation('import');
  const { isOpen, stage, current, error } = useExport();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [isAll, setIsAll] = useState(true);
  useEffect(followExport, []);
  return (
    <Frame
      words={{
        title: t('exporting.title'),
        start: t('exporting.start'),
        cancel: t('exporting.cancel'),
        cancelHint: t('exporting.cancelHint'),
        notSaved: t('exporting.notSaved'),
        another: t('exporting.another'),
      }}
      isOpen={isOpen}
      stage={stage.kind}
      progress={
        stage.kind !== 'working'
          ? null
          : {
              label: stage.progress === null ? t('exporting.choosing') : t('exporting.working'),
              share: progressShare(stage.progress),
              words: stage.progress === null ? '' : rowProgressWords(t, stage.progress),
            }
      }
      outcome={
        stage.kind === 'done' && (
          <>
            <p>{t('exporting.done', { count: stage.report.contacts })}</p>
            <p className="selectable">{stage.report.path}</p>
          </>
        )
      }
      error={error}
      onStart={() => {
        void startExport(isAll || current === null ? everyone : current.query, format);
      }}
      onCancel={cancelExport}
      onAgain={chooseAgain}
      onClose={closeExport}
    >
      {current !== null && (
        <Select
          label={t('exporting.who')}
          value={isAll ? 'all' : 'current'}
          options={[
            { value: 'all', label: t('exporting.all') },
            { value: 'current', label: t('exporting.current', { group: current.name }) },
          ]}
          onChange={(value) => {
            setIsAll(value === 'all');
          }}
        />
      )}
      <Segmented
        label={t('exporting.format')}
        options={exportFormats.map((value) => ({ value, label: t(`exporting.${value}`) }))}
        value={format}
        onChange={setFormat}
      />
      <ExportHint>{t(`exporting.${format}Hint`)}</ExportHint>
    </Frame>
  );
}
