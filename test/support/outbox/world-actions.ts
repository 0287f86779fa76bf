import type { Settlement } from '#shared/domain/message';
import type { CrashingWorld, WritePlan } from './crashing-world';
import { aNewMessage } from './new-message';
import type { Fate } from './unreliable-gateway';
import { fc } from '../property';

/** Something that happens to the program. `pick` chooses among what there is, the newest first. */
export type Action =
  | {
      readonly kind: 'submit';
      readonly account: number;
      readonly recipients: number;
      readonly undoMs: number;
    }
  | {
      readonly kind: 'batch';
      readonly account: number;
      readonly recipients: number;
      readonly goesOn: boolean;
    }
  | { readonly kind: 'batch-pause' | 'batch-resume' | 'batch-call-off'; readonly pick: number }
  | { readonly kind: 'submit-again'; readonly pick: number }
  | { readonly kind: 'undo'; readonly pick: number }
  | { readonly kind: 'resend'; readonly pick: number; readonly confirmed: boolean }
  | { readonly kind: 'settle'; readonly pick: number; readonly as: Settlement }
  | { readonly kind: 'opt-out' | 'lift'; readonly recipient: number }
  | { readonly kind: 'answer-held'; readonly send: boolean }
  | { readonly kind: 'set-paused'; readonly paused: boolean }
  | { readonly kind: 'time-passes'; readonly ms: number }
  | { readonly kind: 'date-jumps'; readonly ms: number }
  | { readonly kind: 'crash' }
  | { readonly kind: 'writes-fail'; readonly plan: WritePlan }
  | { readonly kind: 'restart' };

const pick = fc.nat({ max: 7 });
const when = fc.constantFrom('before', 'after');

const submit = fc.record({
  kind: fc.constant('submit'),
  account: fc.nat({ max: 1 }),
  recipients: fc.integer({ min: 1, max: 3 }),
  undoMs: fc.constantFrom(0, 0, 1_000, 5_000),
});
const timePasses = fc.record({
  kind: fc.constant('time-passes'),
  ms: fc.constantFrom(0, 10, 500, 2_000, 6_000, 30_000, 130_000, 400_000),
});

/** What can happen, sends and time more often than the rest. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: submit },
  { weight: 6, arbitrary: timePasses },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('submit-again'), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo'), pick }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('resend'), pick, confirmed: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('settle'),
      pick,
      as: fc.constantFrom('arrived', 'not-arrived'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('opt-out'), recipient: fc.nat({ max: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lift'), recipient: fc.nat({ max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('answer-held'), send: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('set-paused'), paused: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('date-jumps'),
      ms: fc.integer({ min: -90_000_000, max: 90_000_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('writes-fail'),
      plan: fc.record({
        what: fc.constantFrom('crash', 'fail'),
        when,
        skip: fc.nat({ max: 6 }),
        times: fc.integer({ min: 1, max: 3 }),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
);

/** The same, with batches among it. */
export const anyActionWithBatches: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: anyAction },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('batch'),
      account: fc.nat({ max: 1 }),
      recipients: fc.integer({ min: 1, max: 9 }),
      goesOn: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('batch-pause', 'batch-resume', 'batch-resume', 'batch-call-off'),
      pick,
    }),
  },
);

/** What the provider may make of an attempt. */
export const anyFate: fc.Arbitrary<Fate> = fc.record({
  told: fc.constantFrom(
    'accepted',
    'accepted',
    'accepted',
    'rejected',
    'unknown',
    'not-connected',
    'rate-limited',
    'silence',
  ),
  wentOut: fc.boolean(),
  afterMs: fc.constantFrom(null, 0, 40, 700, 20_000),
  arrivesLate: fc.boolean(),
  retryAfterMs: fc.constantFrom(null, 0, 1_500, 20_000, 999_999_999),
});

/** What the user did and was told, to hold the outcome against. */
export interface Expected {
  /** Ids that a submission named, with whether it was told to have worked. */
  readonly submitted: Map<string, 'stored' | 'not-told'>;
  readonly requests: { readonly requestId: string; readonly ids: readonly string[] }[];
  /** Ids that the user was told are cancelled. */
  readonly cancelled: Set<string>;
  /** Ids that the user wanted sent again although they may have arrived. */
  readonly confirmed: Set<string>;
}

/** Nothing done yet. */
export function expectNothing(): Expected {
  return { submitted: new Map(), requests: [], cancelled: new Set(), confirmed: new Set() };
}

/** Lets an action happen and notes what the user was told. */
export async function perform(
  world: CrashingWorld,
  expected: Expected,
  action: Action,
): Promise<void> {
  const picked = <T>(from: readonly T[], index: number): T | undefined =>
    from[from.length - 1 - (index % from.length)];
  switch (action.kind) {
    case 'submit': {
      const ids = Array.from({ length: action.recipients }, () => world.newId());
      submitTo(world, expected, `request-${expected.requests.length}`, ids, action);
      break;
    }
    case 'batch': {
      const ids = Array.from({ length: action.recipients }, () => world.newId());
      const id = `batch-${expected.requests.length}`;
      const messages = ids.map((each, index) =>
        aNewMessage(each, {
          requestId: id,
          batchId: id,
          createdAt: world.clock.now(),
          accountId: `account-${action.account}`,
          recipient: numberOf(index),
        }),
      );
      const batch = { id, accountId: `account-${action.account}`, goesOn: action.goesOn };
      const told = world.call(({ outbox, deeds }) => {
        deeds.confirm(batch, messages, world.clock.now());
        outbox.wake();
        return true;
      });
      for (const each of ids) expected.submitted.set(each, told === null ? 'not-told' : 'stored');
      expected.requests.push({ requestId: id, ids });
      break;
    }
    case 'batch-pause':
    case 'batch-call-off':
    case 'batch-resume': {
      const id = picked([...world.batches().keys()], action.pick);
      if (id === undefined) break;
      const at = world.clock.now();
      if (action.kind === 'batch-resume') world.resumeBatch(id);
      else if (action.kind === 'batch-pause') world.call(({ deeds }) => deeds.pause(id, at));
      else world.call(({ deeds }) => deeds.callOff(id, at));
      break;
    }
    case 'submit-again': {
      const request = picked(expected.requests, action.pick);
      if (request === undefined) break;
      const ids = request.ids.map(() => world.newId());
      submitTo(world, expected, request.requestId, ids, { account: 0, undoMs: 0 });
      break;
    }
    case 'undo': {
      const message = picked(world.messages(), action.pick);
      if (message === undefined) break;
      const undone = world.call(({ outbox }) => outbox.undo([message.id]));
      undone?.cancelled.forEach((id) => expected.cancelled.add(id));
      break;
    }
    case 'resend': {
      const message = picked(world.messages(), action.pick);
      if (message === undefined) break;
      if (action.confirmed) expected.confirmed.add(message.id);
      world.call(({ resend }) =>
        resend({ messageId: message.id, mayDuplicateConfirmed: action.confirmed }),
      );
      break;
    }
    case 'settle': {
      const message = picked(world.messages(), action.pick);
      if (message === undefined) break;
      world.call(({ outbox }) => outbox.settle(message.id, action.as));
      break;
    }
    case 'opt-out':
      world.optOuts.numbers.add(numberOf(action.recipient));
      break;
    case 'lift':
      world.optOuts.numbers.delete(numberOf(action.recipient));
      break;
    case 'answer-held':
      world.answerHeld(action.send);
      break;
    case 'set-paused':
      world.call(({ outbox }) => {
        outbox.setPaused(action.paused);
      });
      break;
    case 'time-passes':
      await world.clock.advance(action.ms);
      break;
    case 'date-jumps':
      world.clock.jump(action.ms);
      break;
    case 'crash':
      world.crash();
      break;
    case 'writes-fail':
      world.plan(action.plan);
      break;
    case 'restart':
      await world.restart();
      break;
  }
  await world.clock.advance(0);
  world.revive();
}

function numberOf(recipient: number): string {
  return `+1202555010${String(recipient)}`;
}

function submitTo(
  world: CrashingWorld,
  expected: Expected,
  requestId: string,
  ids: readonly string[],
  { account, undoMs }: { readonly account: number; readonly undoMs: number },
): void {
  const messages = ids.map((id, index) =>
    aNewMessage(id, {
      requestId,
      createdAt: world.clock.now(),
      accountId: `account-${account}`,
      recipient: numberOf(index),
    }),
  );
  const returned = world.call(({ outbox }) => outbox.submit(messages, { undoMs }));
  for (const id of ids) expected.submitted.set(id, 'not-told');
  returned?.forEach(({ id }) => expected.submitted.set(id, 'stored'));
  expected.requests.push({ requestId, ids });
}

/** Ends all trouble and lets everything that waits come to its end. */
export async function settleWorld(world: CrashingWorld): Promise<void> {
  world.calm();
  world.revive();
  world.call(({ outbox }) => {
    outbox.setPaused(false);
  });
  const waits = () =>
    world.messages().some(({ state }) => state.kind === 'queued' || state.kind === 'sending');
  for (let hours = 0; waits() && hours < 24; hours += 1) {
    world.answerHeld(true);
    for (const id of world.batches().keys()) world.resumeBatch(id);
    await world.clock.advance(3_600_000);
  }
}
