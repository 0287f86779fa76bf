import { budgetLevel, type BudgetLevel, type BudgetView } from '#shared/domain/budget';
import type { Message, NewMessage } from '#shared/domain/message';
import type { Money } from '#shared/domain/money';
import {
  dateOfDay,
  localDay,
  monthStart,
  nextMonth,
  type DayNumber,
} from '#shared/domain/spending-days';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { PriceStore } from '../prices/price-store';
import type { BudgetStore, StoredBudget } from './budget-store';
import type { Planned, PlannedText } from './planned';

/** What budgets need to know of an account; practice accounts have none. */
export interface BudgetAccount {
  readonly id: string;
  readonly label: string;
  /** The currency of its balance, where the provider names it. */
  readonly currency: string | null;
}

export interface BudgetsParts {
  readonly store: BudgetStore;
  readonly planned: Planned;
  readonly prices: Pick<PriceStore, 'list'>;
  /** All accounts but practice ones. */
  readonly accounts: () => readonly BudgetAccount[];
  readonly now: () => number;
  /** The user's calendar; the computer's where it is missing. */
  readonly dayOf?: (at: number) => DayNumber;
}

/** A budget that has come to a level for the first time in its month. */
export interface BudgetNews {
  readonly accountId: string;
  readonly label: string;
  readonly level: Exclude<BudgetLevel, 'under'>;
  readonly limit: Money;
  readonly spent: Money;
}

/** What each account may spend in a month of the user's calendar. */
export interface Budgets {
  list(): readonly BudgetView[];
  /** Errors of these two: `account-not-found`. */
  set(accountId: string, limit: Money | null): Result<BudgetView, AppError>;
  lift(accountId: string, lifted: boolean): Result<BudgetView, AppError>;
  /**
   * What to ask before texts are written down that would pass the budget of the month that they are due
   * in, or `null`. What waits already counts too: two presses never share what is left. Of `replaced`,
   * which waits in that month too and gives way to them, only what they cost more counts. Params:
   * `account`, `currency`, `limitMicros`, `usedMicros`, `costMicros`.
   */
  question(
    accountId: string,
    texts: readonly PlannedText[],
    dueAt: number,
    replaced?: readonly PlannedText[],
  ): AppError | null;
  /** {@link Budgets.question} for a cost that is known already, in micros by currency. */
  questionOf(
    accountId: string,
    costIn: (currency: string) => number,
    dueAt: number,
  ): AppError | null;
  /** What texts may cost in the currency of an account's budget, in micros; `null` where it has none. */
  costs(accountId: string, texts: readonly PlannedText[]): number | null;
  /**
   * Lets a request, or one message by its id, pass the budget, whatever else is spent; joins the transaction
   * that it is called in.
   */
  except(id: string): void;
  /** Whether a message may be sent now; asked in the transaction that would begin its attempt. */
  mayGo(
    message: Pick<NewMessage, 'id' | 'practice' | 'accountId' | 'requestId' | 'recipient' | 'text'>,
  ): boolean;
  /** What is new to say of budgets after messages have changed; each is said once a month. */
  news(messages: readonly Message[]): readonly BudgetNews[];
}

export function createBudgets(parts: BudgetsParts): Budgets {
  const { store, planned } = parts;
  const dayOf = parts.dayOf ?? localDay;

  const monthOf = (day: DayNumber): string => dateOfDay(day).slice(0, 7);
  const thisMonth = (): string => monthOf(dayOf(parts.now()));

  function spentIn(accountId: string, currency: string, day: DayNumber): number {
    return planned.spent(accountId, currency, monthStart(day), nextMonth(day));
  }

  /** The first time of the month after; by the hour, since zones change between now and then. */
  function endOfMonth(at: number): number {
    const hourMs = 3_600_000;
    const until = nextMonth(dayOf(at));
    let end = at + (until - dayOf(at) + 1) * 24 * hourMs;
    while (dayOf(end - hourMs) >= until) end -= hourMs;
    return end;
  }

  function find(accountId: string): Result<BudgetAccount, AppError> {
    const account = parts.accounts().find(({ id }) => id === accountId);
    return account === undefined ? err(appError('account-not-found')) : ok(account);
  }

  function currenciesOf({ id, currency }: BudgetAccount): readonly string[] {
    const priced = [...parts.prices.list(id)]
      .sort((a, b) => b.seenAt - a.seenAt)
      .map(({ price }) => price.currency);
    // What texts were paid in tells more than the balance: that may be in credits.
    return [...new Set([...priced, ...(currency === null ? [] : [currency])])];
  }

  function view(account: BudgetAccount): BudgetView {
    const { id, label } = account;
    const today = dayOf(parts.now());
    const stored = store.get(id);
    const currencies = currenciesOf(account);
    const currency = stored?.limit.currency ?? currencies[0];
    const amount = (amountMicros: number): Money | null =>
      currency === undefined ? null : { amountMicros, currency };
    const spent = currency === undefined ? 0 : spentIn(id, currency, today);
    return {
      accountId: id,
      label,
      limit: stored?.limit ?? null,
      spent: amount(spent),
      planned: amount(currency === undefined ? 0 : planned.queued(id, currency)),
      month: monthOf(today),
      level: stored === null ? 'under' : budgetLevel(spent, stored.limit.amountMicros),
      lifted: stored?.liftedMonth === monthOf(today),
      currencies,
    };
  }

  /** The budget that holds an account back in a month, or `null`. */
  function inForce(accountId: string, month: string): StoredBudget | null {
    const stored = store.get(accountId);
    return stored === null || stored.liftedMonth === month ? null : stored;
  }

  function questionOf(
    accountId: string,
    costIn: (currency: string) => number,
    dueAt: number,
    replacedIn: (currency: string) => number = () => 0,
  ): AppError | null {
    const day = dayOf(dueAt);
    const stored = inForce(accountId, monthOf(day));
    const account = find(accountId);
    if (stored === null || !account.ok) return null;
    const { amountMicros: limitMicros, currency } = stored.limit;
    const now = parts.now();
    const costMicros = costIn(currency);
    const replacedMicros = replacedIn(currency);
    if (replacedMicros > 0 && costMicros <= replacedMicros) return null;
    const isNow = monthOf(day) === thisMonth();
    // Also what is late, as after a pause: it waits like the rest.
    const scheduled = () =>
      planned.scheduled(accountId, currency, firstOf(dueAt), endOfMonth(dueAt));
    const usedMicros =
      spentIn(accountId, currency, day) +
      (isNow ? planned.queued(accountId, currency) : 0) +
      (dueAt > now ? scheduled() : 0) -
      replacedMicros;
    if (usedMicros < limitMicros && usedMicros + costMicros <= limitMicros) return null;
    return appError('budget-reached', {
      params: { account: account.value.label, currency, limitMicros, usedMicros, costMicros },
    });
  }

  /** Some time on the last day of the month before, or later: nothing that counts is due before it. */
  function firstOf(at: number): number {
    return at - (dayOf(at) - monthStart(dayOf(at)) + 1) * 86_400_000;
  }

  function newsOf(account: BudgetAccount): BudgetNews | null {
    const stored = store.get(account.id);
    if (stored === null) return null;
    const { limit, told } = stored;
    const today = dayOf(parts.now());
    const month = monthOf(today);
    const spentMicros = spentIn(account.id, limit.currency, today);
    const level = budgetLevel(spentMicros, limit.amountMicros);
    const isTold = told?.month === month && (told.level === 'reached' || told.level === level);
    if (level === 'under' || isTold) return null;
    store.noteTold(account.id, month, level);
    const spent = { amountMicros: spentMicros, currency: limit.currency };
    return { accountId: account.id, label: account.label, level, limit, spent };
  }

  return {
    list: () => parts.accounts().map(view),
    set(accountId, limit) {
      const account = find(accountId);
      if (!account.ok) return account;
      store.set(accountId, limit);
      return ok(view(account.value));
    },
    lift(accountId, lifted) {
      const account = find(accountId);
      if (!account.ok) return account;
      store.lift(accountId, lifted ? thisMonth() : null);
      return ok(view(account.value));
    },
    question(accountId, texts, dueAt, replaced = []) {
      const costOf = (of: readonly PlannedText[]) => (currency: string) =>
        planned.cost(accountId, currency, of);
      return questionOf(accountId, costOf(texts), dueAt, costOf(replaced));
    },
    questionOf: (accountId, costIn, dueAt) => questionOf(accountId, costIn, dueAt),
    costs(accountId, texts) {
      const stored = store.get(accountId);
      return stored === null ? null : planned.cost(accountId, stored.limit.currency, texts);
    },
    except: (id) => {
      store.except(id);
    },
    mayGo(message) {
      const { practice, accountId, requestId, id } = message;
      if (practice) return true;
      const today = dayOf(parts.now());
      const stored = inForce(accountId, monthOf(today));
      if (stored === null || store.isException(requestId) || store.isException(id)) return true;
      const { amountMicros, currency } = stored.limit;
      const used = spentIn(accountId, currency, today) + planned.sending(accountId, currency);
      return (
        used < amountMicros && used + planned.cost(accountId, currency, [message]) <= amountMicros
      );
    },
    news(messages) {
      const ended = messages.filter(
        ({ practice, state }) =>
          !practice && (state.kind === 'accepted' || state.kind === 'unknown'),
      );
      const ids = new Set(ended.map(({ accountId }) => accountId));
      return parts
        .accounts()
        .filter(({ id }) => ids.has(id))
        .flatMap((account) => newsOf(account) ?? []);
    },
  };
}
