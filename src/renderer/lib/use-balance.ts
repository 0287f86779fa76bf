import { useEffect, useState } from 'react';
import type { AccountView, SegmentPrice } from '#shared/domain/account';
import { bridge } from './bridge';

type Balance = AccountView['identity']['balance'];

/**
 * An account's balance. Some providers name no currency of it: then it is that of all prices they
 * have named, where these are in one.
 */
export function useBalance({ id, kind, identity }: AccountView): Balance {
  const { balance } = identity;
  const isNamed = balance?.currency !== null || kind === 'practice';
  const [paidIn, setPaidIn] = useState<string | null>(null);
  useEffect(() => {
    if (isNamed) return;
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const answer = await bridge.listPrices({ accountId: id });
      if (isCurrent && answer.ok) setPaidIn(onlyCurrency(answer.value));
    };
    void load();
    const end = bridge.on('messagesChanged', ({ messages }) => {
      if (messages.some(({ state }) => state.kind === 'accepted')) void load();
    });
    return () => {
      isCurrent = false;
      end();
    };
  }, [id, isNamed]);
  return isNamed ? balance : { ...balance, currency: paidIn };
}

function onlyCurrency(prices: readonly SegmentPrice[]): string | null {
  const [first, ...others] = new Set(prices.map(({ price }) => price.currency));
  return others.length > 0 ? null : (first ?? null);
}
