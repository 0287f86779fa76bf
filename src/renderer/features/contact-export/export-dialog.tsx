import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { everyone } from '#shared/domain/contact';
import { exportFormats, type ExportFormat } from '#shared/domain/import';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { ProgressBar } from '../../components/progress-bar';
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
  type ExportStage,
} from './export-store';
import './export-dialog.css';

/** Exports contacts as CSV or vCard: whom, how, how far, and where it went. */
export function ExportDialog(): ReactNode {
  const { t } = useTranslation('import');
  const { isOpen, stage } = useExport();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [isAll, setIsAll] = useState(true);
  const { current, error } = useExport();
  useEffect(followExport, []);
  const isChoosing = stage.kind === 'choosing';
  function start(): void {
    const query = isAll || current === null ? everyone : current.query;
    void startExport(query, format);
  }
  return (
    <Dialog
      title={t('exporting.title')}
      isOpen={isOpen}
      onClose={closeExport}
      {...(isChoosing && { onSubmit: start })}
      actions={<Actions stage={stage} />}
    >
      {isChoosing ? (
        <>
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
          <p className="export-hint">{t(`exporting.${format}Hint`)}</p>
          <ErrorMessage error={error} />
        </>
      ) : (
        <Outcome stage={stage} />
      )}
    </Dialog>
  );
}

function Actions({ stage }: { readonly stage: ExportStage }): ReactNode {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('common');
  switch (stage.kind) {
    case 'choosing':
      return (
        <>
          <Button onPress={closeExport}>{common('cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('exporting.start')}
          </Button>
        </>
      );
    case 'working':
      return (
        <Button autoFocus onPress={cancelExport}>
          {t('exporting.cancel')}
        </Button>
      );
    case 'not-saved':
    case 'done':
      return (
        <>
          <Button onPress={chooseAgain}>{t('exporting.another')}</Button>
          <Button kind="primary" autoFocus onPress={closeExport}>
            {common('close')}
          </Button>
        </>
      );
  }
}

function Outcome({ stage }: { readonly stage: ExportStage }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <>
      {stage.kind === 'working' && (
        <>
          <ProgressBar
            label={stage.progress === null ? t('exporting.choosing') : t('exporting.working')}
            share={progressShare(stage.progress)}
            words={stage.progress === null ? '' : rowProgressWords(t, stage.progress)}
          />
          <p className="export-hint">{t('exporting.cancelHint')}</p>
        </>
      )}
      <div role="status">
        {stage.kind === 'not-saved' && <p>{t('exporting.notSaved')}</p>}
        {stage.kind === 'done' && (
          <Callout tone="good">
            <p>{t('exporting.done', { count: stage.report.contacts })}</p>
            <p className="selectable">{stage.report.path}</p>
          </Callout>
        )}
      </div>
    </>
  );
}
