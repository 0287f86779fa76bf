import { create } from 'zustand';
import type { Message } from '#shared/domain/message';
import { bridge } from '../../lib/bridge';
import { noSelection, toggled, withItems, type Selection } from '../../lib/selection';
import { useHistory } from './history-store';

interface SelectionState {
  /** The messages that are ticked. */
  readonly selection: Selection<Message>;
  /** The message from which a range goes on. */
  readonly lastId: string | null;
}

export const useSelection = create<SelectionState>(() => ({
  selection: noSelection,
  lastId: null,
}));

/** Ticks a row, or with `isRange` all rows between it and the one before. */
export function tickRow(index: number, isRange: boolean): void {
  const { messages } = useHistory.getState();
  const { selection, lastId } = useSelection.getState();
  const message = messages[index];
  if (message === undefined) return;
  const last = isRange ? messages.findIndex(({ id }) => id === lastId) : -1;
  const between = messages.slice(Math.min(index, last), Math.max(index, last) + 1);
  useSelection.setState({
    selection: last < 0 ? toggled(selection, message) : withItems(selection, between),
    lastId: message.id,
  });
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
  if (selection.kind === 'all' || selection.items.size === 0) return;
  const byId = new Map(messages.map((message) => [message.id, message]));
  const followed = [...selection.items].map(
    ([id, message]) => [id, byId.get(id) ?? message] as const,
  );
  if (followed.every(([id, message]) => selection.items.get(id) === message)) return;
  useSelection.setState({ selection: { kind: 'some', items: new Map(followed) } });
}

/** Takes what was deleted out of what is ticked. */
function deselect(ids: readonly string[]): void {
  const { selection } = useSelection.getState();
  if (selection.kind === 'all' || !ids.some((id) => selection.items.has(id))) return;
  const items = new Map(selection.items);
  for (const id of ids) items.delete(id);
  useSelection.setState({ selection: { kind: 'some', items } });
}
