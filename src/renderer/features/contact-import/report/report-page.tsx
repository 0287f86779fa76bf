import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport, SavedFile } from '#shared/domain/import';
import { Button } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { Icon } from '../../../components/icons';
import { Status } from '../../../components/status';
import { contactChanges } from '../contact-changes';
import { dayOf } from '../days';
import { useFileName } from '../file-name';
import { ImportNotes } from '../import-notes';
import type { ImportStage } from '../import-store';
import { usePastImports } from '../past-imports-store';
import { leaveReport, saveRejected } from '../run-import';
import { Undoing, UndoOutcome } from '../undo/undo-outcome';
import { UndoQuestion } from '../undo/undo-question';
import { leftRows } from '../verdict-counts';

const undoMs = 30 * 86_400_000;

/** Contacts as an import left them; `fileName` says which one. */
export interface ImportedContacts {
  readonly importId: string;
  readonly fileName: string;
}

interface ReportPageProps {
  readonly stage: Extract<ImportStage, { readonly kind: 'report' }>;
  /** Shows those whom it made or updated; everyone where it is undone. */
  readonly onContacts: (what: ImportedContacts | null) => void;
}

/** The last step: what the import has done, what it left out, and the way back. */
export function ReportPage({ stage, onContacts }: ReportPageProps): ReactNode {
  const { t } = useTranslation('import');
  const { report, saved, isSaving } = stage;
  const isUndone = useIsUndone(report.importId);
  const fileName = useFileName();
  return (
    <>
      <ImportNotes />
      <section className="import-card card import-report">
        <h2 className="import-heading" tabIndex={-1}>
          <Icon name={isUndone ? 'undo' : 'arrived'} />
          {isUndone ? t('report.undoneTitle') : t('report.title')}
        </h2>
        <Facts report={report} />
        <UndoPart report={report} isUndone={isUndone} />
        {leftRows(report.counts) > 0 && (
          <div className="import-rejected">
            <Button isPending={isSaving} onPress={() => void saveRejected()}>
              {t('report.saveRejected')}
            </Button>
            <p className="import-hint">{t('report.saveRejectedHint')}</p>
            <SavedWords saved={saved} />
          </div>
        )}
      </section>
      <div className="import-footer">
        <div className="import-actions">
          <Button onPress={leaveReport}>{t('report.another')}</Button>
          <Button
            kind="primary"
            icon="contacts"
            onPress={() => {
              leaveReport();
              onContacts(
                isUndone
                  ? null
                  : { importId: report.importId, fileName: fileName(report.fileName) },
              );
            }}
          >
            {t('report.showContacts')}
          </Button>
        </div>
      </div>
    </>
  );
}

function useIsUndone(importId: string): boolean {
  return usePastImports(({ undone }) => undone?.what.importId === importId);
}

function Facts({ report }: { readonly report: ImportReport }): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const { counts, optedOut, rows, tookMs } = report;
  const seconds = Math.max(Math.round(tookMs / 100) / 10, 0.1);
  const facts = [
    ...contactChanges(t, report),
    ...(optedOut > 0 ? [t('report.optedOut', { count: optedOut })] : []),
    ...(counts.repaired > 0 ? [t('report.repaired', { count: counts.repaired })] : []),
    ...(leftRows(counts) > 0 ? [t('report.left', { count: leftRows(counts) })] : []),
  ];
  return (
    <>
      <ul className="import-facts" role="list" aria-label={t('report.facts')}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p className="import-hint" title={report.fileName}>
        {t('report.source', {
          file: fileName(report.fileName),
          rows: t('report.rows', { count: rows }),
          time: t('report.seconds', { seconds }),
        })}
      </p>
    </>
  );
}

function UndoPart({
  report,
  isUndone,
}: {
  readonly report: ImportReport;
  readonly isUndone: boolean;
}): ReactNode {
  const { t, i18n } = useTranslation('import');
  const [isAsking, setIsAsking] = useState(false);
  const { undoing, undoError } = usePastImports();
  const { importId, fileName, importedAt } = report;
  return (
    <>
      {isUndone && <UndoOutcome />}
      {undoError?.importId === importId && <ErrorMessage error={undoError.error} />}
      {undoing?.importId === importId && <Undoing fileName={fileName} />}
      {!isUndone && (
        <div className="import-undo">
          <Button
            icon="undo"
            isPending={undoing !== null}
            onPress={() => {
              setIsAsking(true);
            }}
          >
            {t('report.undo')}
          </Button>
          <p className="import-hint">
            {t('report.undoUntil', { date: dayOf(importedAt + undoMs, i18n.language) })}
          </p>
        </div>
      )}
      <UndoQuestion
        past={isAsking ? { importId, fileName } : null}
        onClose={() => {
          setIsAsking(false);
        }}
      />
    </>
  );
}

function SavedWords({ saved }: { readonly saved: SavedFile | null }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <Status tone="good">
      {saved !== null && (
        <span className="selectable">
          {t('report.saved', { count: saved.rows, path: saved.path })}
        </span>
      )}
    </Status>
  );
}
