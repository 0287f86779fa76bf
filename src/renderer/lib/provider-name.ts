import { accountKindFacts, type AccountView } from '#shared/domain/account';
import type { Message } from '#shared/domain/message';

/** What to call a message's provider in sentences; the account's label where the account is gone. */
export function providerNameOf(
  message: Pick<Message, 'accountId' | 'accountLabel'>,
  accounts: readonly AccountView[],
  practice: string,
): string {
  const account = accounts.find(({ id }) => id === message.accountId);
  if (account === undefined) return message.accountLabel;
  const { brand } = accountKindFacts[account.kind];
  return brand ?? (account.kind === 'practice' ? practice : account.label);
}
