import { contactAt, useRoom } from './room-store';
import { noSelection, toggled, withIds } from './selection';

let lastIndex = 0;

/** Ticks a row, or with `isRange` all rows between it and the one before that are loaded. */
export function tickRow(index: number, isRange: boolean): void {
  const { selection } = useRoom.getState();
  const contact = contactAt(index);
  if (contact === undefined) return;
  if (isRange) {
    const [from, to] = index < lastIndex ? [index, lastIndex] : [lastIndex, index];
    const ids: string[] = [];
    for (let at = from; at <= to; at += 1) {
      const between = contactAt(at);
      if (between !== undefined) ids.push(between.id);
    }
    useRoom.setState({ selection: withIds(selection, ids) });
  } else {
    useRoom.setState({ selection: toggled(selection, contact.id) });
  }
  lastIndex = index;
}

/** Ticks all that the search finds. */
export function tickAll(): void {
  if (useRoom.getState().list.total > 0) useRoom.setState({ selection: { kind: 'all' } });
}

export function tickNone(): void {
  useRoom.setState({ selection: noSelection });
}
