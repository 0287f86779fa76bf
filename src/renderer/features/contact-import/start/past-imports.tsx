import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastImport } from '#shared/domain/import';
import { Button } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { useNow } from '../../../lib/use-now';
import { contactChanges } from '../contact-changes';
import { dayOf, dayAndTimeOf } from '../days';
import { useFileName } from '../file-name';
import { keepPastImports, loadPastImports, usePastImports } from '../past-imports-store';
import { Undoing, UndoOutcome } from '../undo/undo-outcome';
import { UndoQuestion } from '../undo/undo-question';

/** The imports of the last 30 days; each can be undone as a whole. */
export function PastImports(): ReactNode {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('common');
  const { imports, error, undoError, undoing } = usePastImports();
  const [question, setQuestion] = useState<PastImport | null>(null);
  useEffect(keepPastImports, []);
  return (
    <section className="import-section" aria-labelledby="past-imports">
      <h2 id="past-imports" className="import-section-title">
        {t('past.title')}
      </h2>
      <ErrorMessage
        error={error}
        actions={
          <Button small onPress={() => void loadPastImports()}>
            {common('tryAgain')}
          </Button>
        }
      />
      <UndoOutcome />
      {undoError !== null && <ErrorMessage error={undoError.error} />}
      {imports?.length === 0 && <p className="import-hint">{t('past.none')}</p>}
      {imports !== null && imports.length > 0 && (
        <>
          <ul className="import-past card" role="list" aria-label={t('past.list')}>
            {imports.map((past) => (
              <li key={past.importId} className="import-past-row">
                <PastRow past={past} onUndo={setQuestion} isBusy={undoing !== null} />
                {undoing?.importId === past.importId && <Undoing fileName={past.fileName} />}
              </li>
            ))}
          </ul>
          <p className="import-hint">{t('past.keptFor')}</p>
        </>
      )}
      <UndoQuestion
        past={question}
        onClose={() => {
          setQuestion(null);
        }}
      />
    </section>
  );
}

interface PastRowProps {
  readonly past: PastImport;
  readonly isBusy: boolean;
  readonly onUndo: (past: PastImport) => void;
}

function PastRow({ past, isBusy, onUndo }: PastRowProps): ReactNode {
  const { t, i18n } = useTranslation('import');
  const fileName = useFileName();
  const now = useNow();
  const { importedAt, undoUntilAt, undoneAt } = past;
  const day = (at: number): string => dayOf(at, i18n.language);
  const canUndo = undoneAt === null && undoUntilAt > now;
  return (
    <div className="import-past-line">
      <div className="import-past-words">
        <div className="import-past-name" title={past.fileName}>
          {fileName(past.fileName)}
        </div>
        <div className="import-hint">
          <time dateTime={new Date(importedAt).toISOString()}>
            {dayAndTimeOf(importedAt, i18n.language)}
          </time>
          {' · '}
          {contactChanges(t, past).join(', ')}
        </div>
        <div className="import-hint">
          {undoneAt !== null
            ? t('past.undone', { date: day(undoneAt) })
            : canUndo
              ? t('past.undoUntil', { date: day(undoUntilAt) })
              : t('past.over')}
        </div>
      </div>
      {canUndo && (
        <Button
          small
          icon="undo"
          isPending={isBusy}
          onPress={() => {
            onUndo(past);
          }}
        >
          {t('past.undo')}
          <span className="visually-hidden"> {fileName(past.fileName)}</span>
        </Button>
      )}
    </div>
  );
}
