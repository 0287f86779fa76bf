import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnTarget } from '#shared/domain/import';
import { Button } from '../../../components/button';
import { useFileName } from '../file-name';
import { ImportNotes } from '../import-notes';
import type { ImportStage } from '../import-store';
import { cancelImport, checkRows, setColumn } from '../run-import';
import { columnChoices } from './column-choices';
import { ColumnRow } from './column-row';
import { useFields } from './fields-store';
import { ReadingFields } from './reading-fields';

interface MapPageProps {
  readonly stage: Extract<ImportStage, { readonly kind: 'mapping' }>;
}

/** The second step: how the file is read, and what its columns are of a contact. */
export function MapPage({ stage: { mapping, isRereading } }: MapPageProps): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const [showMissing, setShowMissing] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { session, columns } = mapping;
  const ignored = columns.filter(({ kind }) => kind === 'ignore').length;

  function check(): void {
    if (columns.some(isNameMissing)) {
      setShowMissing(true);
      // After the next rendering the field says so itself.
      requestAnimationFrame(() => {
        list.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
      return;
    }
    void checkRows();
  }

  return (
    <>
      <div className="import-step-head">
        <h2 className="import-heading" tabIndex={-1}>
          {session.columns.length === 0 ? t('reading.title') : t('map.title')}
        </h2>
        <p className="import-hint import-file" title={session.fileName}>
          {fileName(session.fileName)}
        </p>
      </div>
      <ImportNotes />
      <ReadingFields reading={session.reading} isRereading={isRereading} />
      {session.columns.length === 0 ? (
        <p className="import-hint">{t('map.vcards')}</p>
      ) : (
        <>
          <p className="import-hint">
            {t('map.hint')} {t('map.nowhere', { count: ignored })}.
          </p>
          <Columns ref={list} mapping={mapping} showMissing={showMissing} />
        </>
      )}
      <div className="import-footer">
        <p className="import-hint">{t('room.untouched')}</p>
        <div className="import-actions">
          <Button kind="quiet" onPress={() => void cancelImport()}>
            {t('room.cancel')}
          </Button>
          <Button kind="primary" isPending={isRereading} onPress={check}>
            {t('map.check')}
          </Button>
        </div>
      </div>
    </>
  );
}

function isNameMissing(target: ColumnTarget): boolean {
  return target.kind === 'new-field' && target.name.trim() === '';
}

interface ColumnsProps {
  readonly ref: React.Ref<HTMLUListElement>;
  readonly mapping: MapPageProps['stage']['mapping'];
  readonly showMissing: boolean;
}

function Columns({ ref, mapping, showMissing }: ColumnsProps): ReactNode {
  const { t } = useTranslation('import');
  const fields = useFields();
  const choices = columnChoices(t, fields);
  return (
    <ul ref={ref} className="import-columns card" role="list" aria-label={t('map.list')}>
      {mapping.session.columns.map((column, index) => (
        <ColumnRow
          // A column is its place: two may have one name.
          key={index}
          index={index}
          column={column}
          target={mapping.columns[index] ?? column.target}
          fields={fields}
          choices={choices}
          showMissing={showMissing}
          onChange={setColumn}
        />
      ))}
    </ul>
  );
}
