import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ImportFormat,
  ImportNumber,
  ImportRow,
  ImportVerdict,
  VerdictKind,
} from '#shared/domain/import';
import { numberLabel } from '#shared/i18n/number-label';
import { numberProblemText, verdictText } from '#shared/i18n/verdict-text';
import { Icon, type IconName } from '../../../components/icons';
import { readable, usePhone } from '../../../lib/phone';
import { useRow } from './rows-store';

const looks: Readonly<Record<VerdictKind, { readonly icon: IconName; readonly tone: string }>> = {
  new: { icon: 'add', tone: 'good' },
  update: { icon: 'edit', tone: 'good' },
  'opted-out': { icon: 'hide', tone: 'warn' },
  duplicate: { icon: 'copy', tone: 'plain' },
  'invalid-number': { icon: 'error', tone: 'bad' },
  mangled: { icon: 'warning', tone: 'bad' },
};

interface PreviewRowProps {
  readonly index: number;
  readonly format: ImportFormat;
}

/** A row of the file: who, the numbers as they stood and as they were read, and what becomes of it. */
export function PreviewRow({ index, format }: PreviewRowProps): ReactNode {
  const { t } = useTranslation('import');
  const row = useRow(index);
  if (row === undefined) return <div className="import-row">{t('preview.loading')}</div>;
  const place = { position: row.position };
  return (
    <div className="import-row" data-verdict={row.verdict.kind}>
      <div className="import-row-place">
        {format === 'vcard' ? t('preview.card', place) : t('preview.row', place)}
      </div>
      <div className="import-row-who">
        <Who row={row} />
        {row.numbers.map((number, nth) => (
          // A row may hold one number twice; its place is what tells them apart.
          <NumberLine key={nth} number={number} verdict={row.verdict} />
        ))}
        <LeftOutLine row={row} />
      </div>
      <Verdict verdict={row.verdict} />
    </div>
  );
}

function Who({ row: { name, company, email } }: { readonly row: ImportRow }): ReactNode {
  const { t } = useTranslation('import');
  const beside = [company === name ? '' : company, email].filter((part) => part !== '');
  return (
    <div>
      <span className="import-row-name" data-missing={name === '' || undefined}>
        {name === '' ? t('preview.noName') : name}
      </span>
      {beside.length > 0 && <span className="import-row-beside"> {beside.join(' · ')}</span>}
    </div>
  );
}

function NumberLine({
  number,
  verdict,
}: {
  readonly number: ImportNumber;
  readonly verdict: ImportVerdict;
}): ReactNode {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('common');
  const phone = usePhone();
  const label = number.label === '' ? null : ` (${numberLabel(common, number.label)})`;
  if (number.kind === 'refused') {
    // Where the whole row is refused for its number, the verdict says why.
    const isSaid = verdict.kind === 'invalid-number' || verdict.kind === 'mangled';
    return (
      <div className="import-row-refused">
        {isSaid ? number.typed : t('preview.notTaken', { typed: number.typed })}
        {label}
        {!isSaid && <> – {numberProblemText(common, number.problem)}</>}
      </div>
    );
  }
  const reads = readable(phone, number.e164);
  if (number.repair === null) {
    return (
      <div>
        {reads}
        {label}
      </div>
    );
  }
  return (
    <div className="import-row-repaired">
      <span className="visually-hidden">
        {t('preview.repaired', { typed: number.typed, number: reads })}
      </span>
      <span aria-hidden="true">
        <s>{number.typed}</s> → <strong>{reads}</strong>
      </span>
      {label}
      <span className="import-row-beside"> {t(`repair.${number.repair}`)}</span>
    </div>
  );
}

function LeftOutLine({ row: { leftOut } }: { readonly row: ImportRow }): ReactNode {
  const { t } = useTranslation('import');
  if (leftOut.length === 0) return null;
  const what = leftOut
    .map(({ part, value }) => t('preview.leftOutPart', { part: t(`parts.${part}`), value }))
    .join(', ');
  return <div className="import-row-beside">{t('preview.leftOut', { what })}</div>;
}

function Verdict({ verdict }: { readonly verdict: ImportVerdict }): ReactNode {
  const { t, i18n } = useTranslation('import');
  const { t: common } = useTranslation('common');
  const { icon, tone } = looks[verdict.kind];
  const effect = verdict.kind === 'opted-out' ? verdict.effect : verdict;
  const changes = effect.kind === 'update' ? effect.changes : [];
  return (
    <div className="import-row-verdict" data-tone={tone}>
      <Icon name={icon} />
      <div>
        {verdictText(common, verdict)}
        {changes.length > 0 && (
          <div className="import-row-beside">
            {t('preview.changes', {
              parts: new Intl.ListFormat(i18n.language, { type: 'unit' }).format(
                changes.map((part) => t(`parts.${part}`)),
              ),
            })}
          </div>
        )}
      </div>
    </div>
  );
}
