import type { AccountIdentity, AccountKind, Sender } from '#shared/domain/account';
import type { SendAnswer } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';

/** What the client needs to talk to a provider in the name of one account. */
export interface ProviderAccess {
  readonly kind: AccountKind;
  /** Checked: https, or http on loopback; without a trailing slash. */
  readonly baseUrl: string;
  readonly key: string;
}

/** What the program can ask of any provider, whatever its API. */
export interface Provider {
  /** One request, never repeated by itself. Resolves with what is known, never rejects. */
  send(
    access: ProviderAccess,
    message: { readonly senderId: string; readonly to: string; readonly text: string },
  ): Promise<SendAnswer>;
  identify(access: ProviderAccess): Promise<Result<AccountIdentity, AppError>>;
  /** `null` where this provider cannot list them: the user types the id. */
  listSenders(access: ProviderAccess): Promise<Result<readonly Sender[] | null, AppError>>;
}
