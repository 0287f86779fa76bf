import type { RejectionReason } from '#shared/domain/message';
import type { ErrorCode } from '#shared/errors';
import type { Provider } from '../gateway/provider';
import type { Gateway } from '../outbox/ports';
import type { Accounts } from './accounts';

/** What a failure to reach an account's key or address means for a message. */
const reasons: Partial<Readonly<Record<ErrorCode, RejectionReason>>> = {
  'keychain-missing': 'keychain',
  'keychain-locked': 'keychain',
  'keychain-failed': 'keychain',
  'base-url-invalid': 'base-url',
  'base-url-insecure': 'base-url',
};

/** Sends in the name of an account: finds its address and key at the last moment, then asks its provider. */
export function createAccountGateway(
  accounts: Pick<Accounts, 'access'>,
  provider: Pick<Provider, 'send'>,
): Gateway {
  return {
    async send({ accountId, senderId, to, text }) {
      const access = await accounts.access(accountId);
      if (!access.ok) {
        // No key, no request: it never left, whatever the reason.
        const reason = reasons[access.error.code] ?? 'key-missing';
        return { kind: 'rejected', reason, providerWords: null };
      }
      return provider.send(access.value, { senderId, to, text });
    },
  };
}
