import type { ListedContact } from '#shared/domain/contact';
import { noSelection, toggled, withItems } from '../../../lib/selection';
import { contactAt, useRoom } from './room-store';

let lastIndex = 0;

/** Ticks a row, or with `isRange` all rows between it and the one before that are loaded. */
export function tickRow(index: number, isRange: boolean): void {
  const { selection } = useRoom.getState();
  const contact = contactAt(index);
  if (contact === undefined) return;
  if (isRange) {
    const [from, to] = index < lastIndex ? [index, lastIndex] : [lastIndex, index];
    const between: ListedContact[] = [];
    for (let at = from; at <= to; at += 1) {
      const one = contactAt(at);
      if (one !== undefined) between.push(one);
    }
    useRoom.setState({ selection: withItems(selection, between) });
  } else {
    useRoom.setState({ selection: toggled(selection, contact) });
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
