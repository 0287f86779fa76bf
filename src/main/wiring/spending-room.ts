import type { Message } from '#shared/domain/message';
import { breatheNow } from '../contacts/slices';
import type { MessageStore } from '../outbox/ports';
import { systemClock } from '../outbox/system-clock';
import type { PriceStore } from '../prices/price-store';
import type { ProfileStore } from '../settings/profile-store';
import { createBalanceSampling } from '../spending/balance-sampling';
import { createBalances, type Balances } from '../spending/balances';
import { createBudgetStore } from '../spending/budget-store';
import { createBudgets, type BudgetNews, type Budgets } from '../spending/budgets';
import { createSpendingLedger } from '../spending/ledger';
import { isAnyUnsummed } from '../spending/unsummed';
import { createPlanned } from '../spending/planned';
import type { SpendingRoom } from '../spending/spending-room';
import { withSpending } from '../spending/with-spending';
import type { Database } from '../storage/database';

export interface SpendingWiring {
  readonly database: Database;
  readonly profile: ProfileStore;
  readonly prices: PriceStore;
  /** Told of budgets that have come to a level, once a month for each. */
  readonly onBudgetNews: (news: readonly BudgetNews[]) => void;
  /** Asks the provider what an account has. */
  readonly refreshAccount: (accountId: string) => Promise<unknown>;
  /** Between slices of work; resolves when the database may be written to. */
  readonly breathe: () => Promise<void>;
  readonly onStoreFailure: (error: unknown) => void;
}

/** What was spent: the sums are kept from the start, what shows them is loaded when it is asked for. */
export interface SpendingRooms {
  /** Messages that are summed up as they end. */
  readonly messages: (store: MessageStore) => MessageStore;
  readonly budgets: Budgets;
  readonly balances: Balances;
  room(): Promise<SpendingRoom>;
  messagesChanged(messages: readonly Message[]): void;
  /** Begins to sum up the messages from before there were sums, where there are any. */
  start(): void;
  /** Resolves when these are summed up, or will not be any more before the next start. */
  caughtUp(): Promise<void>;
  /** Asks for no balance any more, and leaves the rest of such messages to the next start. */
  stop(): void;
}

export function openSpending(parts: SpendingWiring): SpendingRooms {
  const { database, profile, prices } = parts;
  const ledger = createSpendingLedger({ database, prices });
  const budgets = createBudgets({
    store: createBudgetStore(database),
    planned: createPlanned(database, prices),
    prices,
    accounts: () =>
      profile
        .get()
        .accounts.filter(({ kind }) => kind !== 'practice')
        .map(({ id, label, identity }) => ({
          id,
          label,
          currency: identity.balance?.currency ?? null,
        })),
    now: systemClock.now,
  });
  const sampling = createBalanceSampling({
    clock: systemClock,
    refresh: parts.refreshAccount,
    onFailure: parts.onStoreFailure,
  });
  const stopping = new AbortController();
  let catchingUp: Promise<void> | null = null;
  let loading: Promise<SpendingRoom> | null = null;

  async function catchUpOnce(): Promise<void> {
    try {
      await parts.breathe();
      if (stopping.signal.aborted || !isAnyUnsummed(database)) return;
      const { catchUp } = await import('../spending/catch-up');
      const { elapsed } = systemClock;
      await catchUp({ database, prices, breathe: parts.breathe, elapsed }, stopping.signal);
    } catch (error) {
      parts.onStoreFailure(error);
    }
  }

  async function load(): Promise<SpendingRoom> {
    const { openSpendingRoom } = await import('../spending/spending-room');
    return openSpendingRoom({ database, breathe: breatheNow, elapsed: systemClock.elapsed });
  }

  return {
    messages: (store) => withSpending(store, ledger),
    budgets,
    balances: createBalances(database),
    room: () => (loading ??= load()),
    messagesChanged(messages) {
      sampling.messagesChanged(messages);
      const news = budgets.news(messages);
      if (news.length > 0) parts.onBudgetNews(news);
    },
    start: () => {
      catchingUp ??= catchUpOnce();
    },
    caughtUp: () => (catchingUp ??= catchUpOnce()),
    stop: () => {
      stopping.abort();
      sampling.stop();
    },
  };
}
