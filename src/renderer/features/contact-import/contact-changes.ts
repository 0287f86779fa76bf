import type { TFunction } from 'i18next';
import type { ImportReport } from '#shared/domain/import';

/** How many contacts an import added and updated, in words: nothing of what there was none of. */
export function contactChanges(
  t: TFunction<'import'>,
  { created, updated }: Pick<ImportReport, 'created' | 'updated'>,
): readonly string[] {
  const words = [
    ...(created > 0 ? [t('report.created', { count: created })] : []),
    ...(updated > 0 ? [t('report.updated', { count: updated })] : []),
  ];
  return words.length > 0 ? words : [t('report.nothing')];
}
