import type { Provider, ProviderAccess } from '../../src/main/gateway/provider';
import type { AccountIdentity, Sender } from '../../src/shared/domain/account';
import type { AppError } from '../../src/shared/errors';
import { err, ok, type Result } from '../../src/shared/result';

/** A provider that knows the keys it is given and answers from fields that a test may set. */
export function createFakeProvider(): Provider & {
  readonly asked: ProviderAccess[];
  identity: Result<AccountIdentity, AppError>;
  senders: Result<readonly Sender[] | null, AppError>;
} {
  const asked: ProviderAccess[] = [];
  const provider = {
    asked,
    identity: ok({
      name: 'Ada’s Flowers',
      email: 'ada@example.com',
      balance: { amountMicros: 100_674_471, currency: 'USD' },
    }) as Result<AccountIdentity, AppError>,
    senders: ok([{ id: '1', phoneNumber: '+12025550100', nickname: 'Shop' }]) as Result<
      readonly Sender[] | null,
      AppError
    >,
    identify: (access: ProviderAccess) => {
      asked.push(access);
      return Promise.resolve(provider.identity);
    },
    listSenders: () => Promise.resolve(provider.senders),
    send: () => Promise.reject(new Error('accounts never send')),
  };
  return provider;
}

/** A failure as a provider's adapter gives it. */
export const refusal = (code: AppError['code']): Result<never, AppError> => err({ code });
