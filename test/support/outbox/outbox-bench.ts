import type { Message, MessageState } from '#shared/domain/message';
import { createOutbox } from '../../../src/main/outbox/outbox';
import type { Outbox } from '../../../src/main/outbox/outbox-port';
import type { PaceLimit } from '../../../src/main/outbox/pace';
import { createWriteGate, type WriteGate } from '../../../src/main/storage/write-gate';
import { createFakeOptOuts, type FakeOptOuts } from './fake-opt-outs';
import { emptyDisk, openStores, type Disk } from './fake-stores';
import type { OutboxStores, StoreHooks } from './hooked-stores';
import { createManualClock, type ManualClock } from './manual-clock';
import { aNewMessage } from './new-message';
import { createScriptedGateway, type ScriptedGateway } from './scripted-gateway';

/** An outbox with everything around it in the test's hands. */
export interface OutboxBench extends OutboxStores {
  readonly outbox: Outbox;
  readonly disk: Disk;
  readonly clock: ManualClock;
  readonly gateway: ScriptedGateway;
  readonly optOuts: FakeOptOuts;
  readonly gate: WriteGate;
  /** The states that were told of, in order, as `id:state`. */
  readonly told: readonly string[];
  readonly storeFailures: readonly unknown[];
  /** Queues a message of its own request. */
  readonly submit: (
    id: string,
    options?: { undoMs?: number; accountId?: string },
  ) => readonly Message[];
  readonly stateOf: (id: string) => MessageState;
}

/** Sets up an outbox that is not started yet, on a fresh disk unless one is given. */
export function anOutbox(
  parts: {
    disk?: Disk;
    clock?: ManualClock;
    hooks?: StoreHooks;
    limits?: readonly PaceLimit[];
    onChange?: (messages: readonly Message[]) => void;
  } = {},
): OutboxBench {
  const disk = parts.disk ?? emptyDisk();
  const clock = parts.clock ?? createManualClock();
  const gateway = createScriptedGateway();
  const optOuts = createFakeOptOuts();
  const gate = createWriteGate();
  const stores = openStores(disk, parts.hooks);
  const told: string[] = [];
  const storeFailures: unknown[] = [];
  const outbox = createOutbox({
    ...stores,
    optOuts,
    gateway,
    clock,
    gate,
    ...(parts.limits && { limits: parts.limits }),
    onChange(messages) {
      told.push(...messages.map(({ id, state }) => `${id}:${state.kind}`));
      parts.onChange?.(messages);
    },
    onStoreFailure: (error) => storeFailures.push(error),
  });
  return {
    ...stores,
    outbox,
    disk,
    clock,
    gateway,
    optOuts,
    gate,
    told,
    storeFailures,
    submit: (id, { undoMs = 0, accountId = 'account-1' } = {}) =>
      outbox.submit([aNewMessage(id, { createdAt: clock.now(), accountId })], { undoMs }),
    stateOf(id) {
      const message = disk.messages.get(id);
      if (message === undefined) throw new Error(`There is no message ${id}`);
      return message.state;
    },
  };
}
