import { accountKindFacts, type AccountView } from '#shared/domain/account';
import type { Message } from '#shared/domain/message';
import { shownLabel } from '#shared/domain/practice-names';

/** What to call a message's provider in sentences; the account's label where the account is gone. */
export function providerNameOf(
  message: Pick<Message, 'accountId' | 'accountLabel' | 'practice'>,
  accounts: readonly AccountView[],
  practice: string,
): string {
  const account = accounts.find(({ id }) => id === message.accountId);
  if (account === undefined) return shownLabel(message.accountLabel, message.practice, practice);
  const { brand } = accountKindFacts[account.kind];
  return brand ?? (account.kind === 'practice' ? practice : account.label);
}
