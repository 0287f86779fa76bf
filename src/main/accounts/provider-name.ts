import { accountKindFacts, type AccountKind } from '#shared/domain/account';

/** What to call a provider in sentences; a white label goes by its host. Never translated. */
export function providerName(account: {
  readonly kind: AccountKind;
  readonly baseUrl: string;
}): string {
  const { brand } = accountKindFacts[account.kind];
  if (brand !== null) return brand;
  return account.kind === 'practice' ? 'Practice' : new URL(account.baseUrl).host;
}
