import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Callout } from '../../../components/callout';
import { ErrorMessage } from '../../../components/error-message';
import { PagedList } from '../../../components/paged-list';
import { useSnapshot } from '../../../lib/snapshot-store';
import { useFileName } from '../file-name';
import { ImportNotes } from '../import-notes';
import type { ImportStage } from '../import-store';
import { backToColumns, cancelImport, showRows, writeImport } from '../run-import';
import { leftRows, takenRows } from '../verdict-counts';
import { ConfirmImport } from './confirm-import';
import { PreviewRow } from './preview-row';
import { RowFilterField } from './row-filter';
import { retryRows, seeRows, useRows, useRowsOf } from './rows-store';
import './preview.css';

/** The height of most rows. */
const rowRem = 4.5;

interface PreviewPageProps {
  readonly stage: Extract<ImportStage, { readonly kind: 'preview' }>;
}

/** The third step: what would become of each row, before anything is written. */
export function PreviewPage({ stage }: PreviewPageProps): ReactNode {
  const { mapping, preview, filter } = stage;
  const { t } = useTranslation('import');
  const [isAsking, setIsAsking] = useState(false);
  useRowsOf(preview.importId, filter);
  const total = useRows((rows) => rows.total);
  const asked = useRows((rows) => rows.asked);
  const { format } = mapping.session.reading;
  const taken = takenRows(preview.counts);
  return (
    <>
      <Summary stage={stage} />
      <ImportNotes />
      <Warnings stage={stage} />
      <RowFilterField preview={preview} value={filter} onChange={showRows} />
      <RowsError />
      <div className="import-rows card">
        <PagedList
          label={t('preview.list')}
          total={total}
          rowRem={rowRem}
          isMeasured
          resetKey={asked}
          onSee={seeRows}
        >
          {({ index }) => <PreviewRow index={index} format={format} />}
        </PagedList>
      </div>
      <div className="import-footer">
        <p className="import-hint">{t('room.untouched')}</p>
        <div className="import-actions">
          <Button kind="quiet" onPress={() => void cancelImport()}>
            {t('room.cancel')}
          </Button>
          <Button icon="back" onPress={backToColumns}>
            {t('room.back')}
          </Button>
          <Button
            kind="primary"
            isDisabled={taken === 0}
            onPress={() => {
              setIsAsking(true);
            }}
          >
            {t('preview.import', { count: taken })}
          </Button>
        </div>
      </div>
      <ConfirmImport
        preview={preview}
        isOpen={isAsking}
        onConfirm={() => {
          setIsAsking(false);
          void writeImport();
        }}
        onCancel={() => {
          setIsAsking(false);
        }}
      />
    </>
  );
}

function Summary({ stage: { mapping, preview } }: PreviewPageProps): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const { counts, rows } = preview;
  return (
    <div className="import-step-head">
      <h2 className="import-heading" tabIndex={-1}>
        {t('preview.title')}
      </h2>
      <p>
        {t('preview.summary', { count: rows, file: fileName(mapping.session.fileName) })}{' '}
        {t('preview.taken', { count: takenRows(counts) })},{' '}
        {t('preview.left', { count: leftRows(counts) })}.
      </p>
      {counts.update > 0 && <p className="import-hint">{t('preview.matchRule')}</p>}
    </div>
  );
}

function Warnings({ stage: { preview } }: PreviewPageProps): ReactNode {
  const { t, i18n } = useTranslation('import');
  const country = useSnapshot((snapshot) => snapshot.settings.defaultCountry);
  const { counts } = preview;
  return (
    <>
      {counts['invalid-number'] > 0 && (
        <p className="import-hint">
          {t('preview.country', {
            country: new Intl.DisplayNames(i18n.language, { type: 'region' }).of(country),
          })}
        </p>
      )}
      {takenRows(counts) === 0 && (
        <Callout tone="warn">
          <p className="error-what">{t('preview.nothing')}</p>
          <p>{t('preview.nothingHint')}</p>
        </Callout>
      )}
      {counts.mangled > 0 && (
        <Callout tone="warn">
          <p>{t('preview.mangledHint', { count: counts.mangled })}</p>
        </Callout>
      )}
    </>
  );
}

function RowsError(): ReactNode {
  const { t } = useTranslation('common');
  const error = useRows((rows) => rows.error);
  return (
    <ErrorMessage
      error={error}
      actions={
        <Button small onPress={retryRows}>
          {t('tryAgain')}
        </Button>
      }
    />
  );
}
