import * as v from 'valibot';
import type { Money } from '#shared/domain/money';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const budgetQueries = {
  get: `SELECT * FROM budgets WHERE account_id = :accountId`,
  isException: `SELECT EXISTS (SELECT 1 FROM budget_exceptions WHERE request_id = :requestId) AS is_one`,
} as const;

const set = `
  INSERT INTO budgets (account_id, micros, currency) VALUES (:accountId, :micros, :currency)
  ON CONFLICT (account_id) DO UPDATE SET
    micros = excluded.micros, currency = excluded.currency,
    lifted_month = NULL, told_month = NULL, told_level = NULL`;
const remove = `DELETE FROM budgets WHERE account_id = :accountId`;
const lift = `UPDATE budgets SET lifted_month = :month WHERE account_id = :accountId`;
const tell = `
  UPDATE budgets SET told_month = :month, told_level = :level WHERE account_id = :accountId`;
const except = `INSERT OR IGNORE INTO budget_exceptions (request_id) VALUES (:requestId)`;

const budgetRow = v.object({
  account_id: v.string(),
  micros: v.pipe(v.number(), v.safeInteger()),
  currency: v.string(),
  lifted_month: v.nullable(v.string()),
  told_month: v.nullable(v.string()),
  told_level: v.nullable(v.picklist(['warning', 'reached'])),
});
const exceptionRow = v.object({ is_one: v.picklist([0, 1]) });

/** A budget as it is kept; months are `YYYY-MM`. */
export interface StoredBudget {
  readonly limit: Money;
  /** The month in which nothing is stopped. */
  readonly liftedMonth: string | null;
  /** What the user was told last, and of which month. */
  readonly told: { readonly month: string; readonly level: 'warning' | 'reached' } | null;
}

/** What each account may spend, in the database. */
export interface BudgetStore {
  get(accountId: string): StoredBudget | null;
  /** A new limit knows nothing of what was said of the old one. */
  set(accountId: string, limit: Money | null): void;
  lift(accountId: string, month: string | null): void;
  noteTold(accountId: string, month: string, level: 'warning' | 'reached'): void;
  /** Lets a request, or one message, pass its account's budget; joins the transaction that it is called in. */
  except(id: string): void;
  isException(id: string): boolean;
}

export function createBudgetStore(database: Database): BudgetStore {
  return {
    get(accountId) {
      const row = database.get(budgetQueries.get, { accountId });
      if (row === undefined) return null;
      const budget = parseRow(budgetRow, row, 'budgets');
      const { told_month: month, told_level: level } = budget;
      return {
        limit: { amountMicros: budget.micros, currency: budget.currency },
        liftedMonth: budget.lifted_month,
        told: month === null || level === null ? null : { month, level },
      };
    },
    set(accountId, limit) {
      database.transaction(() => {
        if (limit === null) database.run(remove, { accountId });
        else {
          const { amountMicros: micros, currency } = limit;
          database.run(set, { accountId, micros, currency });
        }
      });
    },
    lift(accountId, month) {
      database.transaction(() => database.run(lift, { accountId, month }));
    },
    noteTold(accountId, month, level) {
      database.transaction(() => database.run(tell, { accountId, month, level }));
    },
    except(id) {
      database.transaction(() => database.run(except, { requestId: id }));
    },
    isException(id) {
      const row = database.get(budgetQueries.isException, { requestId: id });
      return parseRow(exceptionRow, row, 'budget_exceptions').is_one === 1;
    },
  };
}
