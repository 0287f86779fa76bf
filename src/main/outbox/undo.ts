import type { Message } from '#shared/domain/message';
import { plainMove, type Move, type Mover } from './mover';
import type { Clock, MessageStore } from './ports';
import { transition } from './state-machine';

export interface UndoParts {
  readonly store: Pick<MessageStore, 'get'>;
  readonly mover: Pick<Mover, 'move'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Told of what was cancelled. */
  readonly onCancelled: (message: Message) => void;
  /** Told of what could not be written: the user's word stands, nothing else is sent before it is. */
  readonly onUnwritten: (move: Move) => void;
}

export interface Undone {
  readonly cancelled: readonly string[];
  readonly tooLate: readonly string[];
  readonly failures: readonly unknown[];
}

/** Cancels what has not begun to go, each by itself. */
export function undoEach(parts: UndoParts, ids: readonly string[]): Undone {
  const cancelled: string[] = [];
  const tooLate: string[] = [];
  const failures: unknown[] = [];
  for (const id of ids) {
    const message = parts.store.get(id);
    const to = message && transition(message.state, { kind: 'undone', at: parts.clock.now() });
    if (message === null || to === null) {
      tooLate.push(id);
      continue;
    }
    const move = plainMove(id, message.state.kind, to);
    try {
      const moved = parts.mover.move(move);
      if (moved === null) tooLate.push(id);
      else {
        cancelled.push(id);
        parts.onCancelled(moved);
      }
    } catch (error) {
      parts.onUnwritten(move);
      failures.push(error);
    }
  }
  return { cancelled, tooLate, failures };
}
