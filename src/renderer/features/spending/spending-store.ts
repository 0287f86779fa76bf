import { create } from 'zustand';
import type { SpendingQuery } from '#shared/contract/spending-channels';
import type { BalanceHistory, BudgetView } from '#shared/domain/budget';
import type { SpendingGrouping, SpendingReport } from '#shared/domain/spending';
import { dateOfDay, localDay, type SpendingBucket } from '#shared/domain/spending-days';
import type { Money } from '#shared/domain/money';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import { currentSnapshot } from '../../lib/snapshot-store';
import { fittingBucket, periodOf, type Period, type PeriodName } from './period';

/** What was saved last, to be said. */
interface Saved {
  readonly path: string;
}

interface SpendingState {
  readonly period: PeriodName;
  readonly own: Period;
  /** `null` for the one that fits the period. */
  readonly bucket: SpendingBucket | null;
  readonly by: SpendingGrouping;
  readonly accountId: string | null;
  /** The currency that is shown where there are several; `null` for the first. */
  readonly currency: string | null;
  /** `null` until it has come; what is shown is what was asked last. */
  readonly report: SpendingReport | null;
  readonly budgets: readonly BudgetView[];
  /** Of the chosen account, or of the one that sends. */
  readonly balance: BalanceHistory | null;
  readonly error: AppError | null;
  readonly saved: Saved | null;
}

const today = (): string => dateOfDay(localDay(Date.now()));

export const useSpending = create<SpendingState>(() => ({
  period: 'this-month',
  own: { from: today(), to: today() },
  bucket: null,
  by: 'account',
  accountId: null,
  currency: null,
  report: null,
  budgets: [],
  balance: null,
  error: null,
  saved: null,
}));

/** What is asked of main for what is chosen. */
export function currentQuery(): SpendingQuery {
  const { period, own, bucket, by, accountId } = useSpending.getState();
  const days = periodOf(period, today(), own);
  return { ...days, bucket: bucket ?? fittingBucket(days), by, accountId };
}

let asked = 0;

/** Asks main for what is chosen; the answer to what was chosen before is not shown any more. */
async function loadSpending(): Promise<void> {
  asked += 1;
  const mine = asked;
  const query = currentQuery();
  if (query.from > query.to) return;
  const balanceOf = query.accountId ?? currentSnapshot()?.activeAccountId ?? null;
  const [report, budgets, balance] = await Promise.all([
    bridge.getSpending(query),
    bridge.listBudgets({}),
    balanceOf === null
      ? null
      : bridge.listBalances({ accountId: balanceOf, from: query.from, to: query.to }),
  ]);
  if (mine !== asked) return;
  const failed = [report, budgets].find((answer) => !answer.ok);
  useSpending.setState((state) => ({
    error: failed?.ok === false ? failed.error : null,
    report: report.ok ? report.value : state.report,
    budgets: budgets.ok ? budgets.value : state.budgets,
    balance: balance?.ok === true ? balance.value : null,
  }));
}

/** Changes what is looked at, and asks for it. */
export function choose(
  choice: Partial<
    Pick<SpendingState, 'period' | 'own' | 'bucket' | 'by' | 'accountId' | 'currency'>
  >,
): void {
  useSpending.setState({ ...choice, saved: null });
  void loadSpending();
}

/** While a batch goes, something changes many times a second. */
const reloadAfterMs = 1_500;

/** Keeps the numbers true while they are shown; returns the function that ends it. */
export function keepSpending(): () => void {
  useSpending.setState({ error: null, saved: null });
  let timer: ReturnType<typeof setTimeout> | null = null;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      void loadSpending();
    }, reloadAfterMs);
  };
  void loadSpending();
  const ends = [bridge.on('messagesChanged', soon), bridge.on('snapshotChanged', soon)];
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const end of ends) end();
  };
}

/** Saves the numbers that are shown as CSV. */
export async function saveNumbers(): Promise<void> {
  const answer = await bridge.saveSpending(currentQuery());
  tell(answer);
}

/** Saves a picture, `data:image/png;base64,…`. */
export async function savePicture(name: string, dataUrl: string): Promise<void> {
  tell(await bridge.savePicture({ name, png: dataUrl.replace(/^[^,]*,/, '') }));
}

function tell(answer: Awaited<ReturnType<typeof bridge.savePicture>>): void {
  if (!answer.ok) useSpending.setState({ error: answer.error, saved: null });
  else if (answer.value !== null) useSpending.setState({ error: null, saved: answer.value });
}

/** Sets or removes a budget; answers what is wrong. */
export async function setBudget(accountId: string, limit: Money | null): Promise<AppError | null> {
  const answer = await bridge.setBudget({ accountId, limit });
  if (!answer.ok) return answer.error;
  takeBudget(answer.value);
  return null;
}

/** Stops nothing for the rest of the month, or stops again. */
export async function liftBudget(accountId: string, lifted: boolean): Promise<void> {
  const answer = await bridge.liftBudget({ accountId, lifted });
  if (answer.ok) takeBudget(answer.value);
  else useSpending.setState({ error: answer.error });
}

function takeBudget(changed: BudgetView): void {
  useSpending.setState(({ budgets }) => ({
    budgets: budgets.map((one) => (one.accountId === changed.accountId ? changed : one)),
  }));
}
