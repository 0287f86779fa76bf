import { create } from 'zustand';
import type { ListedOptOut } from '#shared/domain/contact';
import { ok } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import { createPages, emptyPages, type PagesState } from '../../../lib/pages';

interface OptOutsState {
  readonly text: string;
  readonly list: PagesState<ListedOptOut>;
}

const pageSize = 50;

export const emptyOptOuts: OptOutsState = { text: '', list: emptyPages(pageSize) };

/** The numbers that must not be texted. */
export const useOptOuts = create<OptOutsState>(() => emptyOptOuts);

const pages = createPages<string, ListedOptOut>({
  first: '',
  load: async (text, range) => {
    const answer = await bridge.listOptOuts({ text, ...range });
    if (!answer.ok) return answer;
    return ok({ items: answer.value.optOuts, total: answer.value.total });
  },
  get: () => useOptOuts.getState().list,
  set: (list) => {
    useOptOuts.setState({ list });
  },
});

export function searchOptOuts(text: string): void {
  useOptOuts.setState({ text });
  pages.ask(text);
}

export const seeOptOuts = pages.see;

/** Loads the list and follows its changes; returns the function that ends it. */
export function keepOptOuts(): () => void {
  pages.ask(useOptOuts.getState().text);
  return bridge.on('contactsChanged', pages.refresh);
}
