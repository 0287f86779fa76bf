import type { Message } from '#shared/domain/message';
import { isQueued, type QueuedMessage } from './choose-next';
import type { MessageStore } from './ports';
import { advance, type MessageEvent } from './state-machine';

/** What was written longer ago than this is not sent by a start of the program without asking. */
export const heldAfterMs = 2 * 60 * 60_000;

type HeldStore = Pick<MessageStore, 'listQueued' | 'move' | 'together'>;

/**
 * Holds the queued messages that were written long before a start of the program; returns them.
 *
 * A text about “today” may be wrong by then. All are held or none, in one durable transaction.
 */
export function holdOld(store: HeldStore, now: number): readonly Message[] {
  return moveAll(
    store,
    ({ createdAt, state }) => createdAt < now - heldAfterMs && state.waitsFor !== 'held',
    ({ state }) => ({ kind: 'postponed', dueAt: state.dueAt, waitsFor: 'held' }),
  );
}

/** Lets held messages go, or cancels them: those named, or all where `null`. Returns them. */
export function answerHeld(
  store: HeldStore,
  ids: readonly string[] | null,
  send: boolean,
  now: number,
): readonly Message[] {
  return moveAll(
    store,
    ({ id, state }) => state.waitsFor === 'held' && (ids?.includes(id) ?? true),
    () =>
      send ? { kind: 'postponed', dueAt: now, waitsFor: 'pace' } : { kind: 'undone', at: now },
  );
}

function moveAll(
  store: HeldStore,
  which: (message: QueuedMessage) => boolean,
  event: (message: QueuedMessage) => MessageEvent,
): readonly Message[] {
  const chosen = store.listQueued().filter(isQueued).filter(which);
  if (chosen.length === 0) return [];
  return store.together(() =>
    chosen.flatMap(
      (message) => store.move(message.id, 'queued', advance(message.state, event(message))) ?? [],
    ),
  );
}
