/** What is ticked in a list that is loaded in parts. */
export type Selection<Item> =
  | { readonly kind: 'some'; readonly items: ReadonlyMap<string, Item> }
  /** All that the search finds, loaded or not. */
  | { readonly kind: 'all' };

export const noSelection: Selection<never> = { kind: 'some', items: new Map<string, never>() };

export function isSelected(selection: Selection<unknown>, id: string): boolean {
  return selection.kind === 'all' || selection.items.has(id);
}

/** How many are ticked, `total` being what the search finds. */
export function selectedCount<Total extends number | null>(
  selection: Selection<unknown>,
  total: Total,
): Total | number {
  return selection.kind === 'all' ? total : selection.items.size;
}

/** Ticks an item, or takes its tick; out of all, one alone cannot be taken, so that ends all. */
export function toggled<Item extends { readonly id: string }>(
  selection: Selection<Item>,
  item: Item,
): Selection<Item> {
  if (selection.kind === 'all') return noSelection;
  const items = new Map(selection.items);
  if (!items.delete(item.id)) items.set(item.id, item);
  return { kind: 'some', items };
}

/** Ticks items beside those that are ticked. */
export function withItems<Item extends { readonly id: string }>(
  selection: Selection<Item>,
  more: readonly Item[],
): Selection<Item> {
  if (selection.kind === 'all') return selection;
  const items = new Map(selection.items);
  for (const item of more) items.set(item.id, item);
  return { kind: 'some', items };
}
