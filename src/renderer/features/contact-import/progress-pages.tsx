import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerdictCounts } from '#shared/domain/import';
import { Button } from '../../components/button';
import { ProgressBar } from '../../components/progress-bar';
import { byteProgressWords, progressShare, rowProgressWords } from '../../lib/progress-words';
import { useFileName } from './file-name';
import { ImportNotes } from './import-notes';
import type { ImportStage } from './import-store';
import { cancelImport } from './run-import';
import { judgedRows } from './verdict-counts';

type StageOf<Kind extends ImportStage['kind']> = Extract<ImportStage, { readonly kind: Kind }>;

/** While a file is chosen and looked into. */
export function OpeningPage({ stage }: { readonly stage: StageOf<'opening'> }): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const words =
    stage.fileName === null
      ? t('start.choosing')
      : t('start.opening', { file: fileName(stage.fileName) });
  return (
    <Work title={t('room.stepFile')}>
      <ProgressBar label={words} share={null} words="" />
    </Work>
  );
}

/** While the rows are read and judged. */
export function CheckingPage({ stage }: { readonly stage: StageOf<'checking'> }): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const { mapping, progress } = stage;
  return (
    <Work title={t('map.checking')}>
      <ProgressBar
        label={t('progress.checking', { file: fileName(mapping.session.fileName) })}
        share={progressShare(progress)}
        words={byteProgressWords(t, progress)}
      />
      <SoFar counts={progress?.counts ?? null} />
      <p className="import-hint">{t('progress.nothingYet')}</p>
    </Work>
  );
}

/** While the rows are written. */
export function WritingPage({ stage }: { readonly stage: StageOf<'writing'> }): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const { mapping, progress } = stage;
  // Where the contacts changed meanwhile, the rows are checked once more: that is counted in bytes.
  const isChecking = progress?.phase === 'checking';
  const file = fileName(mapping.session.fileName);
  return (
    <Work title={t('confirm.confirm')}>
      <ProgressBar
        label={isChecking ? t('progress.checking', { file }) : t('progress.writing', { file })}
        share={progressShare(progress)}
        words={isChecking ? byteProgressWords(t, progress) : rowProgressWords(t, progress)}
      />
      <p className="import-hint">{t('progress.allOrNothing')}</p>
      <p className="import-hint">{t('progress.mayClose')}</p>
    </Work>
  );
}

function SoFar({ counts }: { readonly counts: VerdictCounts | null }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <p className="progress-words">
      {counts !== null && t('progress.rowsSoFar', { count: judgedRows(counts) })}
    </p>
  );
}

function Work({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('import');
  return (
    <>
      <ImportNotes />
      <section className="import-card card import-work">
        <h2 className="import-heading" tabIndex={-1}>
          {title}
        </h2>
        {children}
        <div className="import-actions">
          <Button onPress={() => void cancelImport()}>{t('room.cancel')}</Button>
        </div>
      </section>
    </>
  );
}
