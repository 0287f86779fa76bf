import type { Message, NewMessage } from '#shared/domain/message';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { longestUndoMs } from './choose-next';
import { createDispatcher } from './dispatcher';
import { defaultPaceLimits, type PaceLimit } from './pace';
import { answerHeld } from './held';
import { createMover } from './mover';
import type { Outbox, OutboxGate } from './outbox-port';
import { createPendingWrites } from './pending-writes';
import type {
  AllowedAt,
  BatchLedger,
  BudgetGuard,
  Clock,
  EnteringState,
  Gateway,
  MessageStore,
  OptOutBook,
  PaceStore,
  PauseStore,
} from './ports';
import { sweep } from './sweep';
import { createToldChanges } from './told-changes';
import { undoEach } from './undo';

export interface OutboxParts {
  readonly store: MessageStore;
  readonly pace: PaceStore;
  readonly pause: PauseStore;
  /** Asked before anything is queued, and again before it is sent; told of whom the carrier refuses. */
  readonly optOuts: OptOutBook;
  readonly batches: BatchLedger;
  /** At once where it is missing. */
  readonly allowedAt?: AllowedAt;
  /** Nothing is held back where it is missing. */
  readonly budgets?: BudgetGuard;
  /** What is older than this at a start of the program waits for the user's word. */
  readonly toleranceMs?: () => number;
  readonly gateway: Gateway;
  readonly clock: Clock;
  /** Kept shut while another thread writes to the database: nothing is sent or written meanwhile. */
  readonly gate: OutboxGate;
  /** Told of every message that is new or has changed. */
  readonly onChange: (messages: readonly Message[]) => void;
  /** Told when messages cannot be stored or read, once until that works again; nothing is sent meanwhile. */
  readonly onStoreFailure: (error: unknown) => void;
  readonly limits?: readonly PaceLimit[];
}

/** However the date jumps or the computer sleeps, the queue is looked at this often. */
const longestSleepMs = 30_000;
const storeRetryMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
const defaultStopMs = 5_000;

/** Makes an outbox that does nothing until it is started. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, pause, clock, gate } = parts;
  const mover = createMover(parts);
  const pending = createPendingWrites(store, mover);
  const changes = createToldChanges(parts);
  let phase: 'new' | 'running' | 'stopping' | 'stopped' = 'new';
  let stopping: Promise<void> | null = null;
  let swept = false;
  /** What waited too long before this is asked about, also where that could be stored only later. */
  let startedAt = 0;
  let paused: boolean | null = null;
  let looking = false;
  let looksAsked = 0;
  let storeFailures = 0;
  let cancelTimer: (() => void) | null = null;

  const isPaused = () => (paused ??= pause.load());

  const noteChange = (message: Message): void => {
    changes.note(message);
  };

  const dispatcher = createDispatcher({
    ...parts,
    mover,
    allowedAt: parts.allowedAt ?? ((_, now) => now),
    limits: parts.limits ?? defaultPaceLimits,
    onChange: noteChange,
    onAttemptOver: (move) => pending.add(move),
    onFree: look,
  });

  gate.onOpen(look);

  /** Does what can be done now and sets the timer for the rest. */
  function look(): void {
    looksAsked += 1;
    if (looking) return;
    looking = true;
    let wakeInMs: number;
    let looksSeen: number;
    do {
      looksSeen = looksAsked;
      wakeInMs = lookOnce();
    } while (looksSeen !== looksAsked);
    looking = false;
    cancelTimer?.();
    cancelTimer = null;
    if (phase === 'running' && wakeInMs < Number.POSITIVE_INFINITY) {
      cancelTimer = clock.after(Math.min(longestSleepMs, Math.ceil(wakeInMs)), look);
    }
    changes.tell();
  }

  /** Returns after how many milliseconds to look again; `Infinity` when only an event can change anything. */
  function lookOnce(): number {
    // After the stop the store may be closed; what is under way becomes unknown at the next start.
    if (phase === 'new' || phase === 'stopped') return Number.POSITIVE_INFINITY;
    // Looked at again as soon as it opens.
    if (!gate.isOpen()) return Number.POSITIVE_INFINITY;
    try {
      const wakeInMs = work();
      storeFailures = 0;
      return wakeInMs;
    } catch (error) {
      if (storeFailures === 0) parts.onStoreFailure(error);
      storeFailures += 1;
      return storeRetryMs[storeFailures - 1] ?? longestSleepMs;
    }
  }

  function work(): number {
    if (!swept) {
      sweep({ ...parts, mover, onChange: noteChange }, startedAt, clock.now());
      swept = true;
    }
    if (phase === 'running' && !pending.isEmpty() && !isPaused()) startNext();
    pending.flush(noteChange);
    dispatcher.save();
    return phase === 'running' ? dispatcher.dispatch(isPaused()) : Number.POSITIVE_INFINITY;
  }

  /** Writes how attempts ended and starts the next ones with it. What fails is met again one by one. */
  function startNext(): void {
    try {
      dispatcher.startWith(pending.writeAll, pending.written);
    } catch {
      // Nothing was sent, and what is pending is pending still.
    }
  }

  /** Nothing is to be done before the next attempt. */
  function isIdle(): boolean {
    return phase === 'running' && swept && gate.isOpen() && pending.isEmpty() && !isPaused();
  }

  /** Starts new messages as they are written; `null` where that failed. What was in the way is met again. */
  function startNew(write: () => readonly Message[]): readonly Message[] | null {
    try {
      return dispatcher.startWith(write);
    } catch {
      return null;
    }
  }

  /** Writes new messages; were they written although a failure was reported, they are told as such. */
  function unlessWritten(
    messages: readonly NewMessage[],
    write: () => readonly Message[],
  ): readonly Message[] {
    try {
      return write();
    } catch (error) {
      const written = messages[0] ? writtenAs(store, messages[0].requestId) : [];
      if (written.length === 0) throw error;
      written.forEach(noteChange);
      return written;
    }
  }

  async function finishStop(limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancelLimit = clock.after(limitMs, resolve);
      void dispatcher.idle().then(() => {
        cancelLimit();
        resolve();
      });
    });
    look();
    phase = 'stopped';
  }

  return {
    start() {
      if (phase !== 'new') return;
      phase = 'running';
      startedAt = clock.now();
      look();
    },

    stop(limitMs = defaultStopMs) {
      if (phase === 'new') phase = 'stopped';
      if (phase === 'running') {
        phase = 'stopping';
        cancelTimer?.();
        cancelTimer = null;
        stopping = finishStop(limitMs);
      }
      return stopping ?? Promise.resolve();
    },

    submit(messages, { undoMs, scheduledFor = () => null }) {
      const undoForMs = Math.min(longestUndoMs, Math.max(0, undoMs));
      const atOnce = {
        kind: 'queued',
        dueAt: clock.now() + undoForMs,
        waitsFor: undoForMs > 0 ? 'undo' : 'pace',
        attempts: 0,
      } as const;
      const stateOf = (message: NewMessage): EnteringState => {
        const dueAt = scheduledFor(message);
        return dueAt === null ? atOnce : { kind: 'scheduled', dueAt };
      };
      const enter = () => store.enqueue(messages, stateOf);
      const written = unlessWritten(messages, () => {
        const started = undoForMs === 0 && isIdle() ? startNew(enter) : null;
        if (started !== null) return started;
        const entered = enter();
        entered.forEach(noteChange);
        return entered;
      });
      look();
      return written;
    },

    cameIn(messages) {
      messages.forEach(noteChange);
      look();
    },

    undo(ids) {
      const { failures, ...undone } = undoEach(
        {
          ...parts,
          mover,
          onCancelled: noteChange,
          onUnwritten: (move) => {
            pending.add(move);
          },
        },
        ids,
      );
      look();
      if (failures.length > 0) throw failures[0];
      return undone;
    },

    answerHeld(ids, send) {
      const answered = store.together(() => {
        // A word on one message of a batch is none on the rest, which share its request.
        const held = send ? store.listHeld(ids).filter(({ batchId }) => batchId === null) : [];
        for (const { requestId } of held) parts.budgets?.except(requestId);
        return answerHeld({ store, mover }, ids, send, clock.now());
      });
      answered.forEach(noteChange);
      look();
    },

    setPaused(next) {
      // A pause that cannot be stored still holds until the program ends; a resumption must be stored first.
      if (next) paused = true;
      pause.save(next);
      paused = next;
      look();
    },

    wake: look,

    settle(id, as) {
      const settled = store.settle(id, as);
      if (settled === null) {
        return err(appError(store.get(id) === null ? 'message-not-found' : 'message-not-unknown'));
      }
      noteChange(settled);
      changes.tell();
      return ok(settled);
    },

    state() {
      const { queued, held, sending } = store.counts();
      return { paused: isPaused(), queued, held, sending };
    },
  };
}

function writtenAs(store: MessageStore, requestId: string): readonly Message[] {
  try {
    return store.byRequest(requestId);
  } catch {
    return [];
  }
}
