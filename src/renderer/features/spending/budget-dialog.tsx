import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetView } from '#shared/domain/budget';
import type { Money } from '#shared/domain/money';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { TextField } from '../../components/text-field';
import { amountFrom } from './typed-amount';
import { setBudget } from './spending-store';

interface BudgetDialogProps {
  readonly budget: BudgetView;
  readonly onClose: () => void;
}

/** Where a budget is typed. What is typed stays until it is kept or given up. */
export function BudgetDialog({ budget, onClose }: BudgetDialogProps): ReactNode {
  const { t, i18n } = useTranslation('spending');
  const { t: common } = useTranslation('common');
  const { accountId, label, limit, currencies } = budget;
  const [typed, setTyped] = useState(limit === null ? '' : typedAmount(limit, i18n.language));
  const [currency, setCurrency] = useState(limit?.currency ?? currencies[0] ?? '');
  const [wrong, setWrong] = useState<'amount' | 'currency' | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function keep(next: Money | null): Promise<void> {
    setIsBusy(true);
    const answer = await setBudget(accountId, next);
    setIsBusy(false);
    setError(answer);
    if (answer === null) onClose();
  }

  function submit(): void {
    const amountMicros = amountFrom(typed, i18n.language);
    const code = currency.trim().toUpperCase();
    const isCode = /^[A-Z]{3}$/.test(code);
    setWrong(amountMicros === null ? 'amount' : isCode ? null : 'currency');
    if (amountMicros !== null && isCode) void keep({ amountMicros, currency: code });
  }

  return (
    <Dialog
      title={t('budgetOf', { account: label })}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          {limit !== null && (
            <Button kind="quiet" isPending={isBusy} onPress={() => void keep(null)}>
              {t('removeBudget')}
            </Button>
          )}
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" isPending={isBusy}>
            {t('keepBudget')}
          </Button>
        </>
      }
    >
      <p>{t('budgetExplained')}</p>
      <div className="spending-budget-fields">
        <TextField
          autoFocus
          label={t('amount')}
          value={typed}
          error={wrong === 'amount' ? t('amountWrong') : null}
          maxLength={20}
          onChange={setTyped}
        />
        <TextField
          label={t('csv.currency')}
          description={t('currencyHint')}
          value={currency}
          error={wrong === 'currency' ? t('currencyWrong') : null}
          maxLength={3}
          spellCheck="false"
          onChange={setCurrency}
        />
      </div>
      <ErrorMessage error={error} />
    </Dialog>
  );
}

function typedAmount({ amountMicros }: Money, language: string): string {
  return (amountMicros / 1_000_000).toLocaleString(language, {
    useGrouping: false,
    minimumFractionDigits: 2,
  });
}
