import { useEffect } from 'react';
import { create } from 'zustand';
import type { ImportRow, RowFilter } from '#shared/domain/import';
import { ok } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import { createPages, emptyPages, itemAt, type PagesState } from '../../../lib/pages';

interface ShownRows {
  readonly importId: string;
  readonly filter: RowFilter;
}

const pageSize = 100;

/** The rows of the preview, of which the pages around what is in sight are loaded. */
export const useRows = create<PagesState<ImportRow>>(() => emptyPages(pageSize));

const pages = createPages<ShownRows, ImportRow>({
  first: { importId: '', filter: 'all' },
  load: async (shown, range) => {
    const answer = await bridge.listImportRows({ ...shown, ...range });
    return answer.ok ? ok({ items: answer.value.rows, total: answer.value.total }) : answer;
  },
  get: useRows.getState,
  set: (state) => {
    useRows.setState(state);
  },
});

/** Shows the rows that a filter leaves. */
export function useRowsOf(importId: string, filter: RowFilter): void {
  useEffect(() => {
    pages.ask({ importId, filter });
  }, [importId, filter]);
  // What another import has shown is not to be seen for a moment.
  useEffect(
    () => () => {
      useRows.setState(emptyPages(pageSize));
    },
    [],
  );
}

/** A row by its place under the filter; `undefined` while it is not loaded. */
export function useRow(index: number): ImportRow | undefined {
  return useRows((state) => itemAt(state, index));
}

export const seeRows = pages.see;
export const retryRows = pages.refresh;
