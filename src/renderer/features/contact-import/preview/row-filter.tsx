import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import {
  rowFilters,
  verdictKinds,
  type ImportPreview,
  type RowFilter,
} from '#shared/domain/import';

/** The verdicts sum up to all; repaired ones are among them. */
const inOrder: readonly RowFilter[] = ['all', ...verdictKinds, 'repaired'];

interface RowFilterProps {
  readonly preview: ImportPreview;
  readonly value: RowFilter;
  readonly onChange: (filter: RowFilter) => void;
}

/** How many rows have which verdict, and which of them are shown. */
export function RowFilterField({ preview, value, onChange }: RowFilterProps): ReactNode {
  const { t, i18n } = useTranslation('import');
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <RadioGroup
      className="import-filter"
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const filter = rowFilters.find((one) => one === chosen);
        if (filter !== undefined) onChange(filter);
      }}
    >
      <Label className="visually-hidden">{t('filter.label')}</Label>
      {inOrder
        .filter((filter) => filter === 'all' || rowsUnder(preview, filter) > 0)
        .map((filter) => (
          <RadioField key={filter} value={filter}>
            <RadioButton className="import-filter-choice" data-filter={filter}>
              {t(`filter.${filter}`)}{' '}
              <span className="import-filter-count">
                {number.format(rowsUnder(preview, filter))}
              </span>
            </RadioButton>
          </RadioField>
        ))}
    </RadioGroup>
  );
}

/** How many rows a filter leaves. */
function rowsUnder({ rows, counts }: ImportPreview, filter: RowFilter): number {
  return filter === 'all' ? rows : counts[filter];
}
