import type { Batch } from '#shared/domain/batch';
import type { Message } from '#shared/domain/message';
import type { Slicing } from '../contacts/slices';
import type { AppError } from '#shared/errors';
import type { Outbox } from '../outbox/outbox-port';
import type { Clock, MessageStore } from '../outbox/ports';
import type { WriteGate } from '../storage/write-gate';
import type { Database } from '../storage/database';
import { createBatchStore } from './batch-store';
import { createBatchViews } from './batch-views';
import { createBatches, type Batches } from './batches';
import { createCallOff } from './call-off';
import { createLetGo } from './let-go';
import { createMakeBatch } from './repeats/make-batch';
import { createRepeatRunner, type RepeatRunner } from './repeats/repeat-runner';
import { createRepeatStore } from './repeats/repeat-store';
import { createRepeats, type Repeats } from './repeats/repeats';
import { createBatchLists, type ListParts } from './list/lists';
import { createSending, type SendingParts } from './sending';

export interface BatchRoomParts
  extends Omit<SendingParts, 'store' | 'messages'>, Omit<ListParts, 'store'> {
  readonly database: Database;
  readonly messages: Pick<MessageStore, 'findDuplicate' | 'get' | 'move'>;
  readonly outbox: Pick<Outbox, 'wake'>;
  readonly slicing: Slicing;
  readonly clock: Clock;
  readonly gate: WriteGate;
  readonly timeZone: () => string;
  readonly toleranceMs: () => number;
  /** Told when there are other batches that repeat, or other times of theirs. */
  readonly onRepeatsChange: () => void;
  /** Told of what the user should know of a batch that repeats. */
  readonly onProblem: (problem: AppError) => void;
  readonly onStoreFailure: (error: unknown) => void;
  /** Told of batches that have changed, as they are now; called some times a second at most. */
  readonly onChange: (batches: readonly Batch[]) => void;
  /** Told of messages that were cancelled with their batch. */
  readonly onMessagesChange: (messages: readonly Message[]) => void;
  /** Makes a function that answers calls soon and rarely. */
  readonly paced: (action: () => void) => () => void;
}

/** Everything about batches, put together. */
export interface BatchRoom {
  readonly batches: Batches;
  readonly repeats: Repeats;
  readonly runner: RepeatRunner;
  /** What the outbox told of. */
  messagesChanged(messages: readonly Message[]): void;
  contactsChanged(): void;
  /** The computer was asleep: batches that were going wait for the user, but for those that go on. */
  slept(): void;
  /** What the end of the program left undone, and lists that nobody needs any more. */
  tidy(): Promise<void>;
}

const rowsAtATime = 200;

/** Opens the room. It is loaded when it is first asked for: the start does without it. */
export function openBatchRoom(parts: BatchRoomParts): BatchRoom {
  const store = createBatchStore(parts.database);
  const views = createBatchViews({ ...parts, store });
  const touched = new Set<string>();

  const tell = parts.paced(() => {
    const ids = [...touched];
    touched.clear();
    const changed = ids.map((id) => store.get(id)).filter((batch) => batch !== null);
    if (changed.length > 0) parts.onChange(changed.map((batch) => views.of(batch)));
  });

  function changed(ids: Iterable<string>): void {
    for (const id of ids) touched.add(id);
    if (touched.size > 0) tell();
  }

  const now = parts.clock.now;
  const sending = createSending({ ...parts, store });
  const callOff = createCallOff({
    ...parts,
    store,
    now,
    onCancelled: (messages) => {
      parts.onMessagesChange(messages);
      changed(views.messagesChanged(messages));
    },
  });
  const onLetGo = (messages: readonly Message[]): void => {
    parts.onMessagesChange(messages);
    changed(views.messagesChanged(messages));
  };
  const repeatStore = createRepeatStore(parts.database);
  const onRepeatsChange = (): void => {
    parts.onRepeatsChange();
    void runner.look();
  };
  const wakeOutbox = (): void => {
    parts.outbox.wake();
  };
  const make = createMakeBatch({
    ...parts,
    store,
    sending,
    wakeOutbox,
    onBatchChange: (id) => {
      changed([id]);
    },
  });
  const runner = createRepeatRunner({
    ...parts,
    store,
    make,
    repeats: repeatStore,
    onChange: parts.onRepeatsChange,
  });
  const repeats = createRepeats({
    ...parts,
    store,
    sending,
    make,
    repeats: repeatStore,
    onChange: onRepeatsChange,
  });
  const batches = createBatches({
    ...(parts.budgets !== undefined && { budgets: parts.budgets }),
    store,
    views,
    lists: createBatchLists({ ...parts, store }),
    sending,
    callOff,
    now,
    newId: parts.newId,
    letGo: createLetGo({ ...parts, store, now, onLetGo }),
    wakeOutbox,
    onChange: (id) => {
      changed([id]);
    },
  });

  return {
    batches,
    repeats,
    runner,
    messagesChanged: (messages) => {
      changed(views.messagesChanged(messages));
    },
    contactsChanged: () => {
      sending.contactsChanged();
    },
    slept() {
      changed(store.hold(now()));
    },
    async tidy() {
      await callOff.finish();
      for (const seq of store.leftLists()) {
        for (let more = true; more;) {
          await parts.breathe();
          more = store.clearSome(seq, rowsAtATime);
        }
      }
    },
  };
}
