import type { AccountView } from '#shared/domain/account';
import type { Message } from '#shared/domain/message';
import { assertNever } from '#shared/result';

/** What to call a message's provider in sentences; the account's label where the account is gone. */
export function providerNameOf(
  message: Pick<Message, 'accountId' | 'accountLabel'>,
  accounts: readonly AccountView[],
  practice: string,
): string {
  const account = accounts.find(({ id }) => id === message.accountId);
  if (account === undefined) return message.accountLabel;
  switch (account.kind) {
    case 'famulor':
      return 'Famulor';
    case 'autocalls':
      return 'Autocalls';
    case 'famulor-platform':
      return 'Famulor Platform';
    case 'white-label':
      return account.label;
    case 'practice':
      return practice;
    default:
      return assertNever(account.kind);
  }
}
