import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../../components/progress-bar';
import { useBackupProgress } from './use-backup-progress';

/** How far it is, in a bar and in words. */
export function BackupProgress({ label }: { readonly label: string }): ReactNode {
  const { t } = useTranslation('keeping');
  const share = useBackupProgress();
  const words = share === null ? '' : t('saving.words', { percent: Math.round(share * 100) });
  return <ProgressBar label={label} share={share} words={words} />;
}
