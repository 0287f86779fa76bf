import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BudgetView } from '#shared/domain/budget';
import {
  noFigures,
  type CurrencySpending,
  type SpendingFigures,
  type SpendingReport,
} from '#shared/domain/spending';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { SpendingRoom } from '../../../src/renderer/features/spending/spending-room';
import { useSpending } from '../../../src/renderer/features/spending/spending-store';
import { descriptionOf } from '../../support/element-facts';
import { anAccount, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show } from '../../support/render';

const figures: SpendingFigures = {
  named: { messages: 40, segments: 44, micros: 3_300_000 },
  estimated: { messages: 2, segments: 2, micros: 150_000 },
  unclear: { messages: 1, segments: 1, micros: 75_000 },
  unpriced: { messages: 0, segments: 0, micros: 0 },
};

const euros: CurrencySpending = {
  currency: 'EUR',
  total: figures,
  points: [{ start: '2026-03-02', figures }],
  groups: [
    { key: 'account-1', name: 'Salon Berger', figures },
    { key: '', name: '', figures: noFigures },
  ],
  others: { count: 0, figures: noFigures },
};
const dollars: CurrencySpending = {
  ...euros,
  currency: 'USD',
  groups: [{ key: 'account-2', name: 'Branch', figures }],
};

const report: SpendingReport = {
  from: '2026-03-01',
  to: '2026-03-12',
  bucket: 'day',
  by: 'account',
  groupsFrom: '2026-03-01',
  groupsTo: '2026-03-12',
  currencies: [euros],
  accounts: [{ id: 'account-1', name: 'Salon Berger' }],
  firstDay: '2026-03-02',
};

const budget: BudgetView = {
  accountId: 'account-1',
  label: 'Salon Berger',
  limit: { amountMicros: 10_000_000, currency: 'EUR' },
  spent: { amountMicros: 8_500_000, currency: 'EUR' },
  planned: { amountMicros: 0, currency: 'EUR' },
  month: '2026-03',
  level: 'warning',
  lifted: false,
  currencies: ['EUR'],
};

const first = useSpending.getState();

async function showRoom(
  changes: Partial<SpendingReport> = {},
  budgets: readonly BudgetView[] = [budget],
) {
  useSpending.setState(first, true);
  const shown = await show(<p>…</p>, {
    snapshot: aSnapshot({ accounts: [anAccount()], activeAccountId: 'account-1' }),
  });
  // Other groupings have other keys: none is enough here.
  shown.fake.handle('getSpending', ({ by, bucket }) => {
    const answer = { ...report, ...changes, by, bucket };
    const currencies = answer.currencies.map((one) => ({ ...one, groups: [] }));
    return ok(by === 'account' ? answer : { ...answer, currencies });
  });
  shown.fake.handle('listBudgets', () => ok(budgets));
  shown.fake.handle('listBalances', () =>
    ok({ currency: 'EUR', samples: [{ at: Date.UTC(2026, 2, 2, 10), amountMicros: 12_340_000 }] }),
  );
  shown.rerender(<SpendingRoom />);
  await screen.findByRole('heading', { name: 'Monthly budgets' });
  return shown;
}

const cells = (row: HTMLElement): string[] =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('the spending room', () => {
  it('tells named prices from estimates, and what is unclear from both', async () => {
    await showRoom();
    const tiles = document.querySelector('dl')!;
    expect(tiles.textContent).toContain('Spent€3.45of that €0.15 estimated');
    expect(tiles.textContent).toContain('Outcome unknown€0.075may be added, if 1 message went');
    const table = screen.getByRole('table', { name: 'Side by side' });
    const row = within(table).getByRole('row', { name: /Salon Berger/ });
    expect(cells(row)).toEqual(['43', '47', '€3.30', '€0.15', '€0.075', '€0.0821']);
    expect(within(table).getByRole('rowheader', { name: 'Unknown account' })).toBeDefined();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('has the numbers of the chart in a table', async () => {
    const { user } = await showRoom();
    await user.click(screen.getAllByText('As a table')[0]!);
    const table = screen.getByRole('table', { name: 'Over time' });
    const row = within(table).getByRole('row', { name: /Mar 2, 2026/ });
    expect(cells(row)).toEqual(['43', '47', '€3.30', '€0.15', '€0.075', '€0.0821']);
    expect(within(table).getByRole('row', { name: /Total/ })).toBeDefined();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('has the balance as the provider told it, with its numbers in a table', async () => {
    const { user } = await showRoom();
    const card = within(await screen.findByRole('region', { name: 'Balance of Salon Berger' }));
    await user.click(card.getByText('As a table'));
    const table = card.getByRole('table', { name: 'Balance of Salon Berger' });
    expect(cells(within(table).getAllByRole('row')[1]!)).toEqual(['€12.34']);
    expect(within(table).getByRole('rowheader').textContent).toContain('Mar 2, 2026');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('shows one currency at a time where there are several', async () => {
    const { user } = await showRoom({ currencies: [euros, dollars] });
    const table = screen.getByRole('table', { name: 'Side by side' });
    expect(within(table).queryByText('Branch')).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Currency' }), 'USD');
    expect(within(table).getByText('Branch')).toBeDefined();
    expect(document.querySelector('dl')?.textContent).toContain('$3.45');
    expect(document.querySelector('dl')?.textContent).not.toContain('€');
  });

  it('asks main for what is chosen', async () => {
    const { user, fake } = await showRoom();
    await user.selectOptions(screen.getByRole('combobox', { name: 'By' }), 'country');
    await user.click(screen.getByRole('radio', { name: 'Month' }));
    await waitFor(() => {
      expect(fake.inputsOf('getSpending').at(-1)).toMatchObject({ by: 'country', bucket: 'month' });
    });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Period' }), 'all');
    expect(fake.inputsOf('getSpending').at(-1)).toMatchObject({ from: '1970-01-01' });
  });

  it('says that recipients are added up by whole months', async () => {
    await showRoom({ groupsTo: '2026-03-31' });
    expect(screen.getByText(/by whole months: Mar 2, 2026 to Mar 31, 2026/)).toBeDefined();
  });

  it('saves the numbers, and says where', async () => {
    const { user, fake } = await showRoom();
    fake.handle('saveSpending', () => ok({ path: '/home/ada/Spending.csv', rows: 3 }));
    await user.click(screen.getByRole('button', { name: 'Save as CSV…' }));
    expect(await screen.findByText('Saved as /home/ada/Spending.csv.')).toBeDefined();
  });

  it('says what is wrong where the numbers cannot be saved', async () => {
    const { user, fake } = await showRoom();
    fake.handle('saveSpending', () => err(appError('disk-full')));
    await user.click(screen.getByRole('button', { name: 'Save as CSV…' }));
    expect(await screen.findByRole('alert')).toBeDefined();
  });

  it('has a word for those who have sent nothing yet', async () => {
    await showRoom({ currencies: [], firstDay: null });
    expect(screen.getByRole('heading', { name: 'Nothing has been spent' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Save as CSV…' })).toBeNull();
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('budgets', () => {
  it('say how far they are used', async () => {
    await showRoom();
    const bar = screen.getByRole('progressbar', { name: 'This month' });
    expect(bar.getAttribute('aria-valuetext')).toBe('€8.50 of €10.00 · nearly used up');
  });

  it('are set in the dialog, and a mistake keeps what was typed', async () => {
    const { user, fake } = await showRoom({}, [{ ...budget, limit: null, level: 'under' }]);
    fake.handle('setBudget', ({ limit }) => ok({ ...budget, limit, level: 'under' }));
    await user.click(screen.getByRole('button', { name: 'Set a budget… Salon Berger' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Budget of Salon Berger' }));
    const amount = dialog.getByRole('textbox', { name: 'Amount' });
    await user.type(amount, 'a lot{Enter}');
    expect(descriptionOf(amount)).toContain('Write an amount');
    expect(fake.inputsOf('setBudget')).toEqual([]);
    await user.clear(amount);
    await user.type(amount, '25,50{Enter}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(fake.inputsOf('setBudget')).toEqual([
      { accountId: 'account-1', limit: { amountMicros: 25_500_000, currency: 'EUR' } },
    ]);
  });

  it('that are used up can be set aside for the month', async () => {
    const { user, fake } = await showRoom({}, [{ ...budget, level: 'reached' }]);
    fake.handle('liftBudget', ({ lifted }) => ok({ ...budget, level: 'reached', lifted }));
    await user.click(screen.getByRole('button', { name: /^Don't stop this month/ }));
    expect(await screen.findByText('Not stopped')).toBeDefined();
    expect(fake.inputsOf('liftBudget')).toEqual([{ accountId: 'account-1', lifted: true }]);
  });
});
