import { useState } from 'react';
import type { AccountView } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { currentSnapshot, patchSnapshot } from '../../lib/snapshot-store';

export type AccountCall =
  'activate' | 'sender' | 'refresh' | 'rename' | 'sign-off' | 'key' | 'remove';

/** Calls to main about one account: one at a time, with the last failure. */
export function useAccountCall(): {
  readonly pending: AccountCall | null;
  readonly error: AppError | null;
  /** Answers whether it succeeded. */
  readonly run: (
    call: AccountCall,
    ask: () => Promise<Result<AccountView | null, AppError>>,
  ) => Promise<boolean>;
  readonly forgetError: () => void;
} {
  const [pending, setPending] = useState<AccountCall | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  return {
    pending,
    error,
    run: async (call, ask) => {
      if (pending !== null) return false;
      setPending(call);
      setError(null);
      const answer = await ask();
      setPending(null);
      if (!answer.ok) {
        setError(answer.error);
        return false;
      }
      if (answer.value !== null) putAccount(answer.value);
      return true;
    },
    forgetError: () => {
      setError(null);
    },
  };
}

function putAccount(account: AccountView): void {
  const accounts = currentSnapshot()?.accounts ?? [];
  patchSnapshot({ accounts: accounts.map((old) => (old.id === account.id ? account : old)) });
}
