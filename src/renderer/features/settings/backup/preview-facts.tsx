import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPreview } from '#shared/domain/backup';
import { dateText, dateTimeText } from './backup-words';

/** What is in a backup, and what restoring it does. */
export function PreviewFacts({ preview }: { readonly preview: BackupPreview }): ReactNode {
  const { t, i18n } = useTranslation('keeping');
  const { counts, accounts, program, firstMessageAt, lastMessageAt } = preview;
  const number = (value: number): string => new Intl.NumberFormat(i18n.language).format(value);
  const messages =
    firstMessageAt === null || lastMessageAt === null
      ? number(counts.messages)
      : t('preview.messagesFrom', {
          count: counts.messages,
          from: dateText(firstMessageAt, i18n.language),
          to: dateText(lastMessageAt, i18n.language),
        });
  const facts: readonly (readonly [string, string | null])[] = [
    [t('preview.file'), preview.name],
    [t('preview.madeAt'), dateTimeText(preview.madeAt, i18n.language)],
    [t('preview.program'), program],
    [t('preview.accounts'), accounts && (accounts.join(', ') || t('preview.noAccounts'))],
    [t('preview.messages'), messages],
    [t('preview.contacts'), number(counts.contacts)],
    [t('preview.templates'), number(counts.templates)],
    [t('preview.batches'), number(counts.batches)],
    [t('preview.schedules'), number(counts.schedules)],
    [t('preview.optOuts'), number(counts.optOuts)],
  ];
  return (
    <div className="backup-preview">
      <dl>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p>{t('preview.what')}</p>
      <p>{t('preview.optOutsKept')}</p>
      <p>{t('preview.unclear')}</p>
      <p>{accounts === null ? t('preview.settingsStay') : t('preview.keys')}</p>
    </div>
  );
}
