import { assertNever } from '#shared/result';
import type { AccountKind } from '#shared/domain/account';

/** What to call a provider in sentences; a white label goes by its host. Never translated. */
export function providerName(account: {
  readonly kind: AccountKind;
  readonly baseUrl: string;
}): string {
  switch (account.kind) {
    case 'famulor':
      return 'Famulor';
    case 'autocalls':
      return 'Autocalls';
    case 'famulor-platform':
      return 'Famulor Platform';
    case 'white-label':
      return new URL(account.baseUrl).host;
    case 'practice':
      return 'Practice';
    default:
      return assertNever(account.kind);
  }
}
