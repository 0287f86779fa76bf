import { create } from 'zustand';
import type { SegmentPrice } from '#shared/domain/account';
import { bridge } from '../../lib/bridge';
import { currentSnapshot, onSnapshot } from '../../lib/snapshot-store';

/** The prices that providers have named, of the account that sends. */
export const usePrices = create<{ readonly prices: readonly SegmentPrice[] }>(() => ({
  prices: [],
}));

/** Fetches the sending account's prices. */
async function loadPrices(): Promise<void> {
  const accountId = currentSnapshot()?.activeAccountId ?? null;
  if (accountId === null) return;
  const answer = await bridge.listPrices({ accountId });
  // Switched meanwhile: the answer is about another account.
  if (answer.ok && currentSnapshot()?.activeAccountId === accountId) {
    usePrices.setState({ prices: answer.value });
  }
}

/** Keeps the prices up to date: with the account, and with each message that may name a new one. */
export function keepPrices(): () => void {
  let accountId = currentSnapshot()?.activeAccountId;
  void loadPrices();
  const endMessages = bridge.on('messagesChanged', ({ messages }) => {
    if (messages.some(({ state }) => state.kind === 'accepted')) void loadPrices();
  });
  const endSnapshot = onSnapshot(({ activeAccountId }) => {
    if (activeAccountId === accountId) return;
    accountId = activeAccountId;
    usePrices.setState({ prices: [] });
    void loadPrices();
  });
  return () => {
    endMessages();
    endSnapshot();
  };
}
