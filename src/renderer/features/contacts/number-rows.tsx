import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneProblem } from '#shared/domain/phone';
import { Button, IconButton } from '../../components/button';
import { NumberLabelField } from '../../components/number-label-field';
import { TextField } from '../../components/text-field';

/** A number as it stands in the form. */
export interface NumberRow {
  readonly typed: string;
  readonly label: string;
  readonly problem: PhoneProblem | null;
}

/** The contract's limit on a contact's numbers. */
const maxNumbers = 20;

interface NumberRowsProps {
  readonly rows: readonly NumberRow[];
  readonly onChange: (rows: readonly NumberRow[]) => void;
}

/** A contact's numbers, each with its label. */
export function NumberRows({ rows, onChange }: NumberRowsProps): ReactNode {
  const { t } = useTranslation('contacts');
  const change = (index: number, changes: Partial<NumberRow>): void => {
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  };
  return (
    <div className="contact-numbers">
      {rows.map(({ typed, label, problem }, index) => {
        const nth = index + 1;
        const isOnly = rows.length === 1;
        return (
          // Rows have no identity of their own: their place is what the user sees.
          <div key={index} className="contact-number-row">
            <TextField
              label={isOnly ? t('number') : t('numberNth', { nth })}
              type="tel"
              value={typed}
              maxLength={500}
              error={problem === null ? null : t(`problem.${problem}`)}
              onChange={(value) => {
                change(index, { typed: value, problem: null });
              }}
            />
            <NumberLabelField
              label={
                <>
                  {t('label')}
                  {!isOnly && <span className="visually-hidden"> {t('ofNumber', { nth })}</span>}
                </>
              }
              value={label}
              maxLength={500}
              onChange={(value) => {
                change(index, { label: value });
              }}
            />
            {!isOnly && (
              <IconButton
                icon="close"
                label={t('removeNumber', { nth })}
                onPress={() => {
                  onChange(rows.filter((_, at) => at !== index));
                }}
              />
            )}
          </div>
        );
      })}
      {rows.length < maxNumbers && (
        <span className="contact-add-number">
          <Button
            small
            kind="quiet"
            icon="add"
            onPress={() => {
              onChange([...rows, { typed: '', label: '', problem: null }]);
            }}
          >
            {t('addNumber')}
          </Button>
        </span>
      )}
    </div>
  );
}
