import type { Message } from '#shared/domain/message';
import { isQueued, type QueuedMessage } from './choose-next';
import { plainMove, type Mover } from './mover';
import type { MessageStore } from './ports';
import { advance, type MessageEvent } from './state-machine';

/** What is older than this is not sent by a start of the program without asking, where nothing else is set. */
export const heldAfterMs = 2 * 60 * 60_000;

interface HeldParts {
  readonly store: Pick<MessageStore, 'listOld' | 'listHeld' | 'together'>;
  readonly mover: Pick<Mover, 'move'>;
}

/**
 * Holds the messages by themselves that were written before a time, long before a start of the program;
 * returns them.
 *
 * A text about “today” may be wrong by then. All are held or none, in one durable transaction. Those
 * of a batch wait with their batch.
 */
export function holdOld(parts: HeldParts, before: number): readonly Message[] {
  return moveAll(parts, parts.store.listOld(before), ({ state }) => ({
    kind: 'postponed',
    dueAt: state.dueAt,
    waitsFor: 'held',
  }));
}

/** Lets held messages go, or cancels them: those named, or all where `null`. Returns them. */
export function answerHeld(
  parts: HeldParts,
  ids: readonly string[] | null,
  send: boolean,
  now: number,
): readonly Message[] {
  return moveAll(parts, parts.store.listHeld(ids), () =>
    send ? { kind: 'postponed', dueAt: now, waitsFor: 'pace' } : { kind: 'undone', at: now },
  );
}

function moveAll(
  { store, mover }: HeldParts,
  messages: readonly Message[],
  event: (message: QueuedMessage) => MessageEvent,
): readonly Message[] {
  const chosen = messages.filter(isQueued);
  if (chosen.length === 0) return [];
  return store.together(() =>
    chosen.flatMap(
      (message) =>
        mover.move(plainMove(message.id, 'queued', advance(message.state, event(message)))) ?? [],
    ),
  );
}
