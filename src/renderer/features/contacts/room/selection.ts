import type { ContactQuery, ContactSelection } from '#shared/domain/contact';

/** The contacts that are ticked. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  /** All that the search finds, loaded or not. */
  | { readonly kind: 'all' };

export const noSelection: Selection = { kind: 'some', ids: new Set() };

/** The contract's limit on the contacts that one call names. */
const mostIds = 1_000;

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.ids.has(id);
}

export function selectedCount(selection: Selection, total: number): number {
  return selection.kind === 'all' ? total : selection.ids.size;
}

/** Ticks a contact, or takes its tick; out of all, one alone cannot be taken, so that ends all. */
export function toggled(selection: Selection, id: string): Selection {
  if (selection.kind === 'all') return noSelection;
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

export function withIds(selection: Selection, more: readonly string[]): Selection {
  return selection.kind === 'all'
    ? selection
    : { kind: 'some', ids: new Set([...selection.ids, ...more]) };
}

/** The selection as main takes it, in as many calls as its limit asks for. */
export function callsFor(selection: Selection, query: ContactQuery): readonly ContactSelection[] {
  if (selection.kind === 'all') return [{ kind: 'query', query }];
  const ids = [...selection.ids];
  const calls: ContactSelection[] = [];
  for (let at = 0; at < ids.length; at += mostIds) {
    calls.push({ kind: 'ids', ids: ids.slice(at, at + mostIds) });
  }
  return calls;
}
