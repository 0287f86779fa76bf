import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetView } from '#shared/domain/budget';
import { formatMoney } from '#shared/domain/money';
import { Button } from '../../components/button';
import { Pill } from '../../components/pill';
import { ProgressBar } from '../../components/progress-bar';
import { BudgetDialog } from './budget-dialog';
import { liftBudget, useSpending } from './spending-store';

/** What each account may spend in a month, and what it has. */
export function BudgetsCard(): ReactNode {
  const { t } = useTranslation('spending');
  const budgets = useSpending((state) => state.budgets);
  const [editedId, setEditedId] = useState<string | null>(null);
  const edited = budgets.find(({ accountId }) => accountId === editedId);
  if (budgets.length === 0) return null;
  return (
    <section className="spending-card card" aria-label={t('budgets')}>
      <h2 className="spending-card-title">{t('budgets')}</h2>
      <p className="spending-note">{t('budgetsHint')}</p>
      <ul role="list" className="spending-budgets">
        {budgets.map((budget) => (
          <Budget
            key={budget.accountId}
            budget={budget}
            onEdit={() => {
              setEditedId(budget.accountId);
            }}
          />
        ))}
      </ul>
      {edited !== undefined && (
        <BudgetDialog
          budget={edited}
          onClose={() => {
            setEditedId(null);
          }}
        />
      )}
    </section>
  );
}

function Budget({
  budget,
  onEdit,
}: {
  readonly budget: BudgetView;
  readonly onEdit: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('spending');
  const { accountId, label, limit, spent, planned, level, lifted, currencies } = budget;
  const amount = (money: typeof spent): string =>
    money === null ? '' : formatMoney(money, i18n.language);
  const of = <span className="visually-hidden"> {label}</span>;
  const words = [
    t('budgetUsed', { spent: amount(spent), limit: amount(limit) }),
    planned !== null && planned.amountMicros > 0 && t('budgetPlanned', { amount: amount(planned) }),
    level === 'warning' && t('budgetNear'),
    level === 'reached' && t(lifted ? 'budgetLifted' : 'budgetReached'),
  ];
  const isOfOther = limit !== null && currencies.length > 0 && !currencies.includes(limit.currency);
  return (
    <li className="spending-budget" data-level={level}>
      <div className="spending-budget-head">
        <span className="spending-name" title={label}>
          {label}
        </span>
        {lifted && <Pill>{t('lifted')}</Pill>}
        <span className="spending-actions">
          {limit !== null && (level === 'reached' || lifted) && (
            <Button small kind="quiet" onPress={() => void liftBudget(accountId, !lifted)}>
              {t(lifted ? 'stopAgain' : 'lift')}
              {of}
            </Button>
          )}
          <Button small onPress={onEdit}>
            {t(limit === null ? 'setBudget' : 'changeBudget')}
            {of}
          </Button>
        </span>
      </div>
      {limit !== null && spent !== null && (
        <ProgressBar
          label={t('budgetOfMonth')}
          share={spent.amountMicros / limit.amountMicros}
          words={words.filter((part) => part !== false).join(' · ')}
        />
      )}
      {isOfOther && (
        <p className="spending-note">
          {t('budgetOtherCurrency', { currency: limit.currency, paid: currencies.join(', ') })}
        </p>
      )}
    </li>
  );
}
