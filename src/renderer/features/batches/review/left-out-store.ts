import { useEffect } from 'react';
import { create } from 'zustand';
import type { LeftOutReason, LeftOutRecipient } from '#shared/domain/batch';
import { ok } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import { createPages, emptyPages, type PagesState } from '../../../lib/pages';

interface Shown {
  readonly batchId: string;
  /** `null` for all of them. */
  readonly reason: LeftOutReason | null;
}

const pageSize = 100;

/** Those who get nothing, of which the pages around what is in sight are loaded. */
export const useLeftOut = create<PagesState<LeftOutRecipient>>(() => emptyPages(pageSize));

const pages = createPages<Shown, LeftOutRecipient>({
  first: { batchId: '', reason: null },
  load: async (shown, range) => {
    const answer = await bridge.listLeftOut({ ...shown, ...range });
    return answer.ok ? ok({ items: answer.value.recipients, total: answer.value.total }) : answer;
  },
  get: useLeftOut.getState,
  set: (state) => {
    useLeftOut.setState(state);
  },
});

export const seeLeftOut = pages.see;

/** Shows who gets nothing of a batch, and for this reason. */
export function useLeftOutOf(batchId: string, reason: LeftOutReason | null): void {
  useEffect(() => {
    pages.ask({ batchId, reason });
    return () => {
      useLeftOut.setState(emptyPages(pageSize), true);
    };
  }, [batchId, reason]);
}
