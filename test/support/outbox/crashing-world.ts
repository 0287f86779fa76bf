import type { Message } from '#shared/domain/message';
import { heldAfterMs } from '../../../src/main/outbox/held';
import { createOutbox } from '../../../src/main/outbox/outbox';
import type { Outbox } from '../../../src/main/outbox/outbox-port';
import type { PaceLimit } from '../../../src/main/outbox/pace';
import type { Clock, Gateway } from '../../../src/main/outbox/ports';
import { createResend } from '../../../src/main/outbox/resend';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import type { BatchDeeds, OutboxStores, StoreHooks } from './hooked-stores';
import { createManualClock, type ManualClock } from './manual-clock';
import { createFakeOptOuts, type FakeOptOuts } from './fake-opt-outs';
import { createUnreliableGateway, type Fate, type RecordedAttempt } from './unreliable-gateway';

/** A disk that can be opened again after the process that used it is gone. */
export interface WorldDisk {
  open(hooks: StoreHooks): OutboxStores;
  /** Reads everything, past all hooks. */
  messages(): readonly Message[];
  batches(): ReadonlyMap<string, { readonly state: string; readonly goesOn: boolean }>;
}

/** What happens to durable writes to come: none, or from the `skip`-th one on. */
export interface WritePlan {
  readonly what: 'crash' | 'fail';
  readonly when: 'before' | 'after';
  readonly skip: number;
  /** How many writes fail; a crash needs but one. */
  readonly times: number;
}

class Crash extends Error {}
class WriteFailure extends Error {}

/** Limits small enough that a short run meets them. */
export const worldLimits: readonly PaceLimit[] = [
  { count: 3, windowMs: 10_000 },
  { count: 7, windowMs: 60_000 },
];

interface Process {
  readonly outbox: Outbox;
  readonly deeds: BatchDeeds;
  readonly resend: ReturnType<typeof createResend>;
  readonly end: () => void;
}

/** The program, its disk and its provider, with crashes and restarts. */
export interface CrashingWorld {
  readonly clock: ManualClock;
  readonly record: readonly RecordedAttempt[];
  /** The opt-out list, as durable as the disk. */
  readonly optOuts: FakeOptOuts;
  readonly broken: readonly string[];
  /** How often the program ended, in order or not. */
  readonly endings: () => number;
  readonly messages: () => readonly Message[];
  readonly batches: WorldDisk['batches'];
  readonly newId: () => string;
  /** Runs a use case in the living process; `null` where that crashed or could not write. */
  readonly call: <T>(use: (process: Pick<Process, 'outbox' | 'resend' | 'deeds'>) => T) => T | null;
  /** The user lets a batch go on. */
  readonly resumeBatch: (id: string) => void;
  /** The user's word on every held message. */
  readonly answerHeld: (send: boolean) => void;
  readonly crash: () => void;
  readonly plan: (plan: WritePlan) => void;
  /** From now on no write fails and no request is cut off or refused. */
  readonly calm: () => void;
  /** Starts the process again where it has ended. */
  readonly revive: () => void;
  /** Quits in order and starts again. */
  readonly restart: () => Promise<void>;
}

/** Sets up a world with the program running; `fates` are used in turn and over again. */
export function createCrashingWorld(disk: WorldDisk, fates: readonly Fate[]): CrashingWorld {
  const clock = createManualClock();
  const record: RecordedAttempt[] = [];
  const broken: string[] = [];
  let plans: WritePlan[] = [];
  const optOuts = createFakeOptOuts();
  let asked = 0;
  let ids = 0;
  let endings = 0;
  let calm = false;
  let alive: Process | null = null;
  const answeredFor = new Set<string>();
  /** Batches that the end of a process has left to the user. */
  const leftToUser = new Set<string>();
  /** For each batch, the messages that were sent since the user last let it go, in order. */
  const sentOf = new Map<string, readonly string[]>();

  const calmFate: Fate = {
    told: 'accepted',
    wentOut: true,
    afterMs: 10,
    arrivesLate: false,
    retryAfterMs: null,
  };
  const nextFate = () => (calm ? calmFate : (fates[asked++ % fates.length] ?? calmFate));

  /** Goes through the plans for one durable write; throws what a plan wants. */
  function meetPlans(when: WritePlan['when'], die: () => void): void {
    const met = plans.find((plan) => plan.when === when && plan.skip === 0);
    plans = plans.flatMap((plan) => {
      if (plan.when !== when) return [plan];
      if (plan.skip > 0) return [{ ...plan, skip: plan.skip - 1 }];
      return plan === met && plan.times <= 1 ? [] : [{ ...plan, times: plan.times - 1 }];
    });
    if (met === undefined) return;
    if (met.what === 'fail') throw new WriteFailure();
    die();
    throw new Crash();
  }

  function boot(): Process {
    let dead = false;
    const timers = new Set<() => void>();
    const bootElapsed = clock.elapsed();
    const processClock: Clock = {
      now: () => clock.now(),
      elapsed: () => clock.elapsed() - bootElapsed,
      after(delayMs, callback) {
        if (dead) return () => {};
        const cancel = clock.after(delayMs, callback);
        timers.add(cancel);
        return cancel;
      },
    };
    const end = () => {
      dead = true;
      endings += 1;
      alive = null;
      for (const cancel of timers) cancel();
    };
    const stores = disk.open({
      access() {
        if (dead) throw new Crash();
      },
      before() {
        meetPlans('before', end);
      },
      after() {
        meetPlans('after', end);
      },
    });
    const old = new Set(
      disk
        .messages()
        .filter(({ batchId }) => batchId === null)
        .filter(({ state, createdAt }) => {
          return state.kind === 'queued' && createdAt < clock.now() - heldAfterMs;
        })
        .map(({ id }) => id),
    );
    for (const [id, { state, goesOn }] of disk.batches()) {
      const waits = disk
        .messages()
        .some((each) => each.batchId === id && each.state.kind === 'queued');
      if (state === 'sending' && !goesOn && waits) leftToUser.add(id);
    }
    const watchBatch = ({ id, batchId }: Message): void => {
      if (batchId === null) return;
      const state = disk.batches().get(batchId)?.state ?? 'not there';
      if (state !== 'sending') broken.push(`${id} was sent while its batch was ${state}`);
      if (leftToUser.has(batchId)) broken.push(`${id} was sent after a restart, unasked`);
      const sent = sentOf.get(batchId) ?? [];
      const last = record.findLast(({ messageId }) => messageId === sent.at(-1));
      const stateOf = (sentId: string) =>
        disk.messages().find((each) => each.id === sentId)?.state.kind;
      // A program that ended between the answer and its note does not know of it.
      const isNoted = last !== undefined && stateOf(last.messageId) !== 'unknown';
      if (isNoted && last.answered && last.fate.told === 'rejected') {
        broken.push(`${id} was sent although the balance was used up`);
      }
      const isUnknown = sent.slice(-5).map((sentId) => stateOf(sentId) === 'unknown');
      if (isUnknown.length === 5 && isUnknown.every(Boolean)) {
        broken.push(`${id} was sent after five unknown ones in a row`);
      }
      sentOf.set(batchId, [...sent.filter((sentId) => sentId !== id), id]);
    };
    const whose = ({ accountId, to, text }: Parameters<Gateway['send']>[0]): string => {
      const sending = disk
        .messages()
        .filter(({ state }) => state.kind === 'sending')
        .filter((each) => each.accountId === accountId);
      const mine = sending.filter((each) => each.recipient === to && each.text === text);
      if (sending.length !== 1 || mine.length !== 1) {
        broken.push(`${text} was sent with ${sending.length} messages noted as being sent`);
      }
      if (stores.pause.load()) broken.push(`${text} was sent while sending was paused`);
      if (optOuts.has(to)) broken.push(`${text} was sent to a number that has opted out`);
      if (dead) broken.push(`${text} was sent by a dead process`);
      if (mine[0] !== undefined) watchBatch(mine[0]);
      const id = mine[0]?.id ?? 'nobody';
      if (old.has(id) && !answeredFor.has(id)) broken.push(`${id} was old and sent unasked`);
      return id;
    };
    const gateway = createUnreliableGateway({
      record,
      nextFate,
      whose,
      clock: processClock,
      worldElapsed: () => clock.elapsed(),
    });
    const outbox = createOutbox({
      ...stores,
      optOuts,
      gateway,
      clock: processClock,
      gate: createWriteGate(),
      limits: worldLimits,
      onChange() {},
      onStoreFailure(error) {
        if (!(error instanceof Crash || error instanceof WriteFailure)) {
          broken.push(`a fault in the program: ${String(error)}`);
        }
      },
    });
    const resend = createResend({
      outbox,
      store: stores.store,
      optOuts,
      clock: processClock,
      accounts: {
        get: () => ({
          label: 'Salon',
          kind: 'famulor',
          practice: false,
          textLimit: 300,
          signOff: '',
          senderIds: [],
        }),
      },
      newId: () => `message-${(ids += 1)}`,
      undoMs: () => 0,
    });
    return { outbox, resend, deeds: stores.deeds, end };
  }

  function revive(): void {
    while (alive === null) {
      const process = boot();
      alive = process;
      process.outbox.start();
    }
  }

  revive();
  return {
    clock,
    record,
    optOuts,
    broken,
    endings: () => endings,
    messages: () => disk.messages(),
    batches: () => disk.batches(),
    newId: () => `message-${(ids += 1)}`,
    call(use) {
      revive();
      if (alive === null) return null;
      try {
        return use(alive);
      } catch (error) {
        if (error instanceof Crash || error instanceof WriteFailure) return null;
        throw error;
      }
    },
    resumeBatch(id) {
      this.call(({ outbox, deeds }) => {
        leftToUser.delete(id);
        sentOf.delete(id);
        deeds.resume(id, clock.now());
        outbox.wake();
      });
    },
    answerHeld(send) {
      this.call(({ outbox }) => {
        for (const { id, state } of disk.messages()) {
          if (state.kind === 'queued' && state.waitsFor === 'held') answeredFor.add(id);
        }
        outbox.answerHeld(null, send);
      });
    },
    crash() {
      alive?.end();
    },
    plan(plan) {
      plans.push(plan);
    },
    calm() {
      calm = true;
      plans = [];
    },
    revive,
    async restart() {
      const process = alive;
      const stopping = process?.outbox.stop(1_000);
      await clock.advance(1_000);
      // It may have crashed while it was quitting; then it never says that it has stopped.
      if (process !== null && process === alive) {
        await stopping;
        process.end();
      }
      revive();
    },
  };
}
