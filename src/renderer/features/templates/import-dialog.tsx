import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  takenNameChoices,
  type TakenNameChoice,
  type TemplateRow,
} from '#shared/domain/template-model';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { Select } from '../../components/select';
import { closeImport, runImport, useTemplateImport } from './template-files';

/** What would become of the templates in a file, asked before anything is kept. */
export function ImportDialog(): ReactNode {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  const { preview, takenNames, isRunning, error } = useTemplateImport();
  const rows = preview?.rows ?? [];
  const hasTaken = rows.some(({ verdict }) => verdict.kind === 'taken');
  const count = rows.filter(
    ({ verdict: { kind } }) => kind === 'new' || (kind === 'taken' && takenNames !== 'leave-out'),
  ).length;
  return (
    <Dialog
      title={t('import.title', { file: preview?.fileName ?? '' })}
      isOpen={preview !== null}
      onClose={closeImport}
      actions={
        <>
          <Button onPress={closeImport}>{common('cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={count === 0}
            isPending={isRunning}
            onPress={() => void runImport()}
          >
            {t('import.run', { count })}
          </Button>
        </>
      }
    >
      {hasTaken && (
        <Select
          label={t('import.takenNames')}
          value={takenNames}
          options={takenNameChoices.map((value) => ({
            value,
            label: t(`import.takenChoices.${value}`),
          }))}
          onChange={(value) => {
            useTemplateImport.setState({ takenNames: value as TakenNameChoice });
          }}
        />
      )}
      {rows.length === 0 && <p>{t('import.empty')}</p>}
      <ul className="template-rows" role="list" aria-label={t('import.rows')}>
        {rows.map((row, index) => (
          <li key={index} className="template-row">
            <span className="template-row-name">{row.name === '' ? t('unnamed') : row.name}</span>
            <span className="template-row-verdict">
              <Verdict row={row} takenNames={takenNames} />
            </span>
          </li>
        ))}
      </ul>
      <ErrorMessage error={error} />
    </Dialog>
  );
}

interface VerdictProps {
  readonly row: TemplateRow;
  readonly takenNames: TakenNameChoice;
}

function Verdict({ row: { verdict }, takenNames }: VerdictProps): ReactNode {
  const { t } = useTranslation('templates');
  switch (verdict.kind) {
    case 'new':
    case 'same':
      return t(`import.verdict.${verdict.kind}`);
    case 'unusable':
      return t(`import.verdict.${verdict.why}`);
    case 'taken':
      return t(`import.verdict.${takenNames}`, { name: verdict.freeName });
  }
}
