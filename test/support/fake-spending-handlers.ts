import type { spendingChannels } from '#shared/contract/spending-channels';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { FakeHandlers } from './fake-bridge';

/** Money, as the fake main answers: nothing was ever spent, and there are no budgets. */
export function fakeSpendingHandlers(): Pick<FakeHandlers, keyof typeof spendingChannels> {
  return {
    getSpending: ({ from, to, bucket, by }) =>
      ok({
        from,
        to,
        bucket,
        by,
        groupsFrom: from,
        groupsTo: to,
        currencies: [],
        accounts: [],
        firstDay: null,
      }),
    saveSpending: () => ok(null),
    savePicture: () => ok(null),
    listBudgets: () => ok([]),
    setBudget: () => err(appError('account-not-found')),
    liftBudget: () => err(appError('account-not-found')),
    listBalances: () => ok({ currency: null, samples: [] }),
  };
}
