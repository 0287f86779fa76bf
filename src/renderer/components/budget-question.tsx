import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#shared/domain/money';
import { useBudgetQuestion, type GivenAnswer } from '../lib/budget-question';
import { ConfirmDialog } from './dialog';

/** Asks about what would pass the budget of the month: send it, stop nothing this month, or neither. */
export function BudgetQuestion(): ReactNode {
  const { t, i18n } = useTranslation('common');
  const asked = useBudgetQuestion((state) => state.asked);
  if (asked === null) return null;
  const { params = {} } = asked.error;
  const money = (name: 'limitMicros' | 'usedMicros' | 'costMicros'): string =>
    formatMoney(
      { amountMicros: Number(params[name] ?? 0), currency: String(params['currency'] ?? 'EUR') },
      i18n.language,
    );
  const answer = (given: GivenAnswer | null) => () => {
    asked.answer(given);
  };
  return (
    <ConfirmDialog
      title={t('budget.title')}
      isOpen
      cancelLabel={t('cancel')}
      other={{ label: t('budget.month'), onPress: answer('lift-month') }}
      confirmLabel={t('budget.anyway')}
      onConfirm={answer('send-anyway')}
      onCancel={answer(null)}
    >
      <p>
        {t('budget.used', {
          account: String(params['account'] ?? ''),
          used: money('usedMicros'),
          limit: money('limitMicros'),
        })}
      </p>
      <p>
        {Number(params['costMicros'] ?? 0) > 0
          ? t('budget.cost', { cost: money('costMicros') })
          : t('budget.costUnknown')}
      </p>
      <p>{t('budget.hint')}</p>
    </ConfirmDialog>
  );
}
