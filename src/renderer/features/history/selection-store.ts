import { create } from 'zustand';
import type { Message } from '#shared/domain/message';
import { bridge } from '../../lib/bridge';
import { useHistory } from './history-store';

/** The messages that are ticked. */
export type Selection =
  | { readonly kind: 'some'; readonly messages: ReadonlyMap<string, Message> }
  /** All that pass the filter, loaded or not. */
  | { readonly kind: 'all' };

const noSelection: Selection = { kind: 'some', messages: new Map() };

interface SelectionState {
  readonly selection: Selection;
  /** The message from which a range goes on. */
  readonly lastId: string | null;
}

export const useSelection = create<SelectionState>(() => ({
  selection: noSelection,
  lastId: null,
}));

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.messages.has(id);
}

/** How many are ticked; `null` where all are and nobody has counted them. */
export function selectedCount(selection: Selection, total: number | null): number | null {
  return selection.kind === 'all' ? total : selection.messages.size;
}

/** Ticks a row, or with `isRange` all rows between it and the one before. */
export function tickRow(index: number, isRange: boolean): void {
  const { messages } = useHistory.getState();
  const { selection, lastId } = useSelection.getState();
  const message = messages[index];
  if (message === undefined) return;
  // Out of all, one alone cannot be taken.
  const ticked = new Map(selection.kind === 'all' ? [] : selection.messages);
  const last = isRange ? messages.findIndex(({ id }) => id === lastId) : -1;
  if (last >= 0) {
    const between = messages.slice(Math.min(index, last), Math.max(index, last) + 1);
    for (const one of between) ticked.set(one.id, one);
  } else if (!ticked.delete(message.id) && selection.kind === 'some') {
    ticked.set(message.id, message);
  }
  useSelection.setState({ selection: { kind: 'some', messages: ticked }, lastId: message.id });
}

/** Ticks all that pass the filter. */
export function selectAll(): void {
  if (useHistory.getState().messages.length > 0) {
    useSelection.setState({ selection: { kind: 'all' } });
  }
}

export function selectNone(): void {
  useSelection.setState({ selection: noSelection, lastId: null });
}

/** What is ticked follows its changes, and what is not there any more is not ticked. */
export function keepSelection(): () => void {
  const ends = [
    useHistory.subscribe(({ filter, listed, messages }, before) => {
      if (filter !== before.filter || listed !== before.listed) selectNone();
      else if (messages !== before.messages) followMessages(messages);
    }),
    bridge.on('messagesDeleted', ({ messageIds }) => {
      deselect(messageIds);
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function followMessages(messages: readonly Message[]): void {
  const { selection } = useSelection.getState();
  if (selection.kind === 'all' || selection.messages.size === 0) return;
  const byId = new Map(messages.map((message) => [message.id, message]));
  const followed = [...selection.messages].map(
    ([id, message]) => [id, byId.get(id) ?? message] as const,
  );
  if (followed.every(([id, message]) => selection.messages.get(id) === message)) return;
  useSelection.setState({ selection: { kind: 'some', messages: new Map(followed) } });
}

/** Takes what was deleted out of what is ticked. */
function deselect(ids: readonly string[]): void {
  const { selection } = useSelection.getState();
  if (selection.kind === 'all' || !ids.some((id) => selection.messages.has(id))) return;
  const messages = new Map(selection.messages);
  for (const id of ids) messages.delete(id);
  useSelection.setState({ selection: { kind: 'some', messages } });
}
