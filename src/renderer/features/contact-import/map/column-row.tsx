import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKinds, type CustomField } from '#shared/domain/contact';
import { dateOrders, type ColumnTarget, type ImportColumn } from '#shared/domain/import';
import { Select, type SelectGroup } from '../../../components/select';
import { NumberLabelField } from '../../../components/number-label-field';
import { TextField } from '../../../components/text-field';
import { choiceOf, orderOf, targetOf } from './column-choices';

interface ColumnRowProps {
  readonly index: number;
  readonly column: ImportColumn;
  readonly target: ColumnTarget;
  readonly fields: readonly CustomField[];
  readonly choices: readonly SelectGroup[];
  /** Whether what is missing is said: the user has tried to go on. */
  readonly showMissing: boolean;
  readonly onChange: (index: number, target: ColumnTarget) => void;
}

/** A column of the file, the first of what is in it, and what it is of a contact. */
export function ColumnRow(props: ColumnRowProps): ReactNode {
  const { index, column, target, fields, choices, onChange } = props;
  const { t } = useTranslation('import');
  const title = column.header === '' ? t('map.column', { nth: index + 1 }) : column.header;
  const guessedOrder = 'order' in column.target ? column.target.order : 'dmy';
  return (
    <li className="import-column" data-ignored={target.kind === 'ignore' || undefined}>
      <div className="import-column-words">
        <div className="import-column-title" title={title}>
          {title}
        </div>
        <div className="import-column-samples">
          {column.samples.length === 0 ? t('map.noSamples') : column.samples.join(' · ')}
        </div>
      </div>
      <div className="import-column-target">
        <div className="import-column-choice">
          <Select
            label={t('map.becomes', { column: title })}
            value={choiceOf(target)}
            groups={choices}
            onChange={(choice) => {
              const { header } = column;
              onChange(index, targetOf(choice, target, { header, order: guessedOrder }));
            }}
          />
        </div>
        <Details {...props} order={orderOf(target, fields)} />
      </div>
    </li>
  );
}

function Details({
  index,
  target,
  order,
  showMissing,
  onChange,
}: ColumnRowProps & { readonly order: ReturnType<typeof orderOf> }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <>
      {target.kind === 'number' && (
        <NumberLabelField
          label={t('map.label')}
          placeholder={t('map.labelHint')}
          value={target.label}
          maxLength={100}
          onChange={(label) => {
            onChange(index, { ...target, label });
          }}
        />
      )}
      {target.kind === 'new-field' && (
        <>
          <TextField
            label={t('map.fieldName')}
            value={target.name}
            maxLength={200}
            error={showMissing && target.name.trim() === '' ? t('map.fieldNameMissing') : null}
            onChange={(name) => {
              onChange(index, { ...target, name });
            }}
          />
          <Select
            label={t('map.fieldKind')}
            value={target.fieldKind}
            options={fieldKinds.map((value) => ({ value, label: t(`map.fieldKinds.${value}`) }))}
            onChange={(value) => {
              const fieldKind = fieldKinds.find((kind) => kind === value);
              if (fieldKind !== undefined) onChange(index, { ...target, fieldKind });
            }}
          />
        </>
      )}
      {order !== null && (
        <Select
          label={t('map.order')}
          value={order}
          options={dateOrders.map((value) => ({ value, label: t(`map.orders.${value}`) }))}
          onChange={(value) => {
            const chosen = dateOrders.find((one) => one === value);
            if (chosen !== undefined && 'order' in target) {
              onChange(index, { ...target, order: chosen });
            }
          }}
        />
      )}
    </>
  );
}
