import type { Provider } from '../gateway/provider';
import type { Gateway } from '../outbox/ports';
import type { Accounts } from './accounts';

/** Sends in the name of an account: finds its address and key at the last moment, then asks its provider. */
export function createAccountGateway(
  accounts: Pick<Accounts, 'access'>,
  provider: Pick<Provider, 'send'>,
): Gateway {
  return {
    async send({ accountId, senderId, to, text }) {
      const access = await accounts.access(accountId);
      // No key, no request: it never left, whatever the reason.
      if (!access.ok) return { kind: 'rejected', reason: 'key-missing', providerWords: null };
      return provider.send(access.value, { senderId, to, text });
    },
  };
}
