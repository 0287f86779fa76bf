import * as v from 'valibot';
import type { BalanceHistory, BudgetView } from '../domain/budget';
import { isCalendarDate } from '../domain/calendar-date';
import type { SavedFile } from '../domain/import';
import { spendingGroupings, type SpendingReport } from '../domain/spending';
import { spendingBuckets } from '../domain/spending-days';
import { channel, id, line, nothing } from './channel';

const date = v.pipe(v.string(), v.maxLength(10), v.check(isCalendarDate));
const period = { from: date, to: date };

const spendingQuery = v.pipe(
  v.strictObject({
    ...period,
    bucket: v.picklist(spendingBuckets),
    by: v.picklist(spendingGroupings),
    /** `null` for all accounts. */
    accountId: v.nullable(id),
  }),
  v.check(({ from, to }) => from <= to),
);

/** What is asked of the spending. */
export type SpendingQuery = v.InferOutput<typeof spendingQuery>;

const limit = v.strictObject({
  amountMicros: v.pipe(v.number(), v.safeInteger(), v.minValue(10_000), v.maxValue(10 ** 15)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

/** Of a picture, in characters of base64: some 6 MB. */
const longestPicture = 8_000_000;

/** The calls about money. Practice is never in any of it. */
export const spendingChannels = {
  getSpending: channel<SpendingReport>()(spendingQuery),
  /** Saves the same numbers as CSV; `null` where the user closed the dialog. */
  saveSpending: channel<SavedFile | null>()(spendingQuery),
  /** Saves a picture that the page drew, as PNG in base64; `null` where the user closed the dialog. */
  savePicture: channel<SavedFile | null>()(
    v.strictObject({
      name: line,
      png: v.pipe(v.string(), v.maxLength(longestPicture), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
    }),
  ),
  /** One for each account but practice. */
  listBudgets: channel<readonly BudgetView[]>()(nothing),
  /** Errors: `account-not-found`. */
  setBudget: channel<BudgetView>()(v.strictObject({ accountId: id, limit: v.nullable(limit) })),
  /** Stops nothing for the rest of the month, or stops again. Errors: `account-not-found`. */
  liftBudget: channel<BudgetView>()(v.strictObject({ accountId: id, lifted: v.boolean() })),
  listBalances: channel<BalanceHistory>()(v.strictObject({ accountId: id, ...period })),
} as const;
