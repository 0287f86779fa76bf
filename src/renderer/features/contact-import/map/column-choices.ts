import type { TFunction } from 'i18next';
import type { CustomField } from '#shared/domain/contact';
import type { ColumnTarget, ColumnTargetKind, DateOrder } from '#shared/domain/import';
import type { SelectGroup } from '../../../components/select';

type PlainKind = Exclude<ColumnTargetKind, 'field' | 'ignore'>;

const groups: readonly {
  readonly id: 'name' | 'reach' | 'about' | 'consent';
  readonly kinds: readonly PlainKind[];
}[] = [
  { id: 'name', kinds: ['full-name', 'given-name', 'family-name', 'company'] },
  { id: 'reach', kinds: ['number', 'number-label', 'email'] },
  { id: 'about', kinds: ['birthday', 'notes', 'tags', 'language'] },
  {
    id: 'consent',
    kinds: ['consent-date', 'consent-source', 'consent-wording', 'opted-out', 'opted-out-how'],
  },
];

const fieldPrefix = 'field:';

/** What a column may be, as a select offers it. `t` is the namespace's function. */
export function columnChoices(
  t: TFunction<'import'>,
  fields: readonly CustomField[],
): readonly SelectGroup[] {
  return [
    { label: '', options: [{ value: 'ignore', label: t('target.ignore') }] },
    ...groups.map(({ id, kinds }) => ({
      label: t(`groups.${id}`),
      options: kinds.map((kind) => ({ value: kind, label: t(`target.${kind}`) })),
    })),
    {
      label: t('groups.fields'),
      options: [
        ...fields.map(({ id, name }) => ({ value: `${fieldPrefix}${id}`, label: name })),
        { value: 'new-field', label: t('target.new-field') },
      ],
    },
  ];
}

/** A target as the select knows it. */
export function choiceOf(target: ColumnTarget): string {
  return target.kind === 'field' ? `${fieldPrefix}${target.fieldId}` : target.kind;
}

/** In which order the dates of a column are written; `null` for what is no date. */
export function orderOf(target: ColumnTarget, fields: readonly CustomField[]): DateOrder | null {
  if (!('order' in target)) return null;
  switch (target.kind) {
    case 'birthday':
    case 'consent-date':
    case 'opted-out':
      return target.order;
    case 'field':
      return fields.find(({ id }) => id === target.fieldId)?.kind === 'date' ? target.order : null;
    case 'new-field':
      return target.fieldKind === 'date' ? target.order : null;
  }
}

/** What a column becomes when a choice is made; what was known of it stays. */
export function targetOf(
  choice: string,
  before: ColumnTarget,
  column: { readonly header: string; readonly order: DateOrder },
): ColumnTarget {
  const order = 'order' in before ? before.order : column.order;
  if (choice.startsWith(fieldPrefix)) {
    return { kind: 'field', fieldId: choice.slice(fieldPrefix.length), order };
  }
  const kind = choice as PlainKind | 'ignore';
  switch (kind) {
    case 'number':
      return { kind, label: before.kind === 'number' ? before.label : '' };
    case 'birthday':
    case 'consent-date':
    case 'opted-out':
      return { kind, order };
    case 'new-field':
      return { kind, name: column.header.trim().slice(0, 200), fieldKind: 'text', order };
    case 'ignore':
    case 'full-name':
    case 'given-name':
    case 'family-name':
    case 'company':
    case 'number-label':
    case 'email':
    case 'notes':
    case 'tags':
    case 'language':
    case 'consent-source':
    case 'consent-wording':
    case 'opted-out-how':
      return { kind };
  }
}
