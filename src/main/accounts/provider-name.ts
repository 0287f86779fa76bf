import { accountKindFacts, type AccountKind } from '#shared/domain/account';
import { practiceNames } from '#shared/domain/practice-names';

/** What to call a provider in sentences; a white label goes by its host. The same in each language. */
export function providerName(account: {
  readonly kind: AccountKind;
  readonly baseUrl: string;
}): string {
  const { brand } = accountKindFacts[account.kind];
  if (brand !== null) return brand;
  return account.kind === 'practice' ? practiceNames.account : new URL(account.baseUrl).host;
}
