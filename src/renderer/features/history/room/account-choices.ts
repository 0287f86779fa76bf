import { useTranslation } from 'react-i18next';
import type { HistoryChoices } from '#shared/domain/history';
import { shownLabel } from '#shared/domain/practice-names';
import { useChoices } from './choices-store';

/** The accounts that history can be filtered by, as they are called in the user's language. */
export function useAccountChoices(): HistoryChoices['accounts'] {
  const { t } = useTranslation('common');
  const accounts = useChoices((choices) => choices.accounts);
  return accounts.map((account) => ({
    ...account,
    label: shownLabel(account.label, account.practice, t('practice')),
  }));
}
