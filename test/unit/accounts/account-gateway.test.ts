import { describe, expect, it } from 'vitest';
import { createAccountGateway } from '../../../src/main/accounts/account-gateway';
import type { ProviderAccess } from '../../../src/main/gateway/provider';
import type { SendOutcome } from '../../../src/shared/domain/message';
import { err, ok } from '../../../src/shared/result';

const attempt = { accountId: 'a', senderId: '1', to: '+12025550100', text: 'Hello' };
const taken: SendOutcome = { kind: 'unknown', reason: 'timed-out', providerWords: null };

describe('createAccountGateway', () => {
  it('sends with the address and key of the account', async () => {
    const access = { kind: 'famulor', baseUrl: 'https://x.example', key: '1|k' } as const;
    const asked: unknown[] = [];
    const gateway = createAccountGateway(
      { access: () => Promise.resolve(ok(access)) },
      {
        send: (with_: ProviderAccess, message) => {
          asked.push(with_, message);
          return Promise.resolve(taken);
        },
      },
    );
    expect(await gateway.send(attempt)).toBe(taken);
    expect(asked).toEqual([access, { senderId: '1', to: '+12025550100', text: 'Hello' }]);
  });

  it.each([
    ['key-missing', 'key-missing'],
    ['account-not-found', 'key-missing'],
    ['keychain-locked', 'keychain'],
    ['keychain-missing', 'keychain'],
    ['keychain-failed', 'keychain'],
    ['base-url-insecure', 'base-url'],
  ] as const)('asks nobody and says that nothing left because of %s', async (code, reason) => {
    const gateway = createAccountGateway(
      { access: () => Promise.resolve(err({ code })) },
      { send: () => Promise.reject(new Error('must not be asked')) },
    );
    expect(await gateway.send(attempt)).toEqual({
      kind: 'rejected',
      reason,
      providerWords: null,
    });
  });
});
