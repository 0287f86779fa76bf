import { useEffect } from 'react';
import { create } from 'zustand';
import type { BatchRecipient, BatchSource } from '#shared/domain/batch';
import { ok } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import { createPages, emptyPages, type PagesState } from '../../../lib/pages';

const pageSize = 100;

/** Whom the draft is for, of which the pages around what is in sight are loaded. */
export const useRecipients = create<PagesState<BatchRecipient>>(() => emptyPages(pageSize));

const pages = createPages<string, BatchRecipient>({
  first: '',
  load: async (batchId, range) => {
    const answer = await bridge.listBatchRecipients({ batchId, ...range });
    return answer.ok ? ok({ items: answer.value.recipients, total: answer.value.total }) : answer;
  },
  get: useRecipients.getState,
  set: (state) => {
    useRecipients.setState(state);
  },
});

export const seeRecipients = pages.see;

function forgetRecipients(): void {
  useRecipients.setState(emptyPages(pageSize), true);
}

/** Loads them whenever the source that main knows is another one. */
export function useRecipientsOf(batchId: string, saved: BatchSource | null): void {
  const key = JSON.stringify(saved);
  useEffect(() => {
    if (key !== 'null') pages.ask(batchId);
    else forgetRecipients();
  }, [batchId, key]);
  useEffect(() => bridge.on('contactsChanged', pages.refresh), []);
}
