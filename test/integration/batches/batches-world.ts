import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Batch, BatchDraft, BatchPlan, BatchReview } from '#shared/domain/batch';
import type { ScheduleTime } from '#shared/domain/scheduled';
import type { BudgetAnswer } from '#shared/domain/budget';
import type { AppError } from '#shared/errors';
import type { SegmentPrice } from '#shared/domain/account';
import type { ChannelInput } from '#shared/contract/channels';
import type { Message } from '#shared/domain/message';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import { openBatchRoom } from '../../../src/main/batches/batch-room';
import { breatheNow } from '../../../src/main/contacts/slices';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { createOutbox } from '../../../src/main/outbox/outbox';
import { defaultPaceLimits, type PaceLimit } from '../../../src/main/outbox/pace';
import type { BudgetBook, Clock } from '../../../src/main/outbox/ports';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { createManualClock } from '../../support/outbox/manual-clock';
import { createScriptedGateway } from '../../support/outbox/scripted-gateway';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { openContactsWorld, value } from '../contacts/contacts-world';

/** As a plan has it where nothing is said. */
export const atOnce = { time: null, quiet: 'when-allowed' } as const;

/** The room of the batches with an outbox, over a real database; the provider and time are the test's. */
export function openBatchesWorld({
  limits = defaultPaceLimits,
  budgets,
  dir,
  elapsed,
}: {
  limits?: readonly PaceLimit[];
  budgets?: BudgetBook;
  dir?: string;
  /** The clock's own stands still: all work is done in one slice. */
  elapsed?: () => number;
} = {}) {
  const contacts = openContactsWorld(dir);
  const { database, rooms, messages } = contacts;
  const clock = createManualClock();
  const gateway = createScriptedGateway();
  const world = {
    nextId: 1,
    balance: null as BatchReview['balance'],
    prices: [] as SegmentPrice[],
    signOff: '',
    textLimit: 300,
    /** When a recipient may be texted; at once where it is not there. */
    allowedFrom: new Map<string, number>(),
    cancelled: [] as Message[],
    problems: [] as AppError[],
    /** Failures of the store while batches that repeat are made, where a test expects them. */
    failures: null as unknown[] | null,
    brokenAccount: null as string | null,
    brokenWords: 'it cannot be read',
    /** Called for each recipient of a review, and before each message goes. */
    onAllowedAt: null as ((recipient: string) => void) | null,
    isAccountThere: true,
  };
  function allowedAt({ recipient, hours }: Pick<Message, 'recipient' | 'hours'>, now: number) {
    world.onAllowedAt?.(recipient);
    return hours === 'any' ? now : Math.max(now, world.allowedFrom.get(recipient) ?? now);
  }
  const newId = () => `id-b${world.nextId++}`;

  const parts = {
    database,
    messages,
    newId,
    allowedAt,
    limits,
    ...(budgets === undefined ? {} : { budgets }),
    optOuts: rooms.optOuts,
  };
  function start() {
    const life = { isOver: false };
    const processClock: Clock = {
      ...clock,
      ...(elapsed === undefined ? {} : { elapsed }),
      after: (delayMs, callback) =>
        clock.after(delayMs, () => {
          if (!life.isOver) callback();
        }),
    };
    const own = { ...parts, clock: processClock, gate: createWriteGate() };
    const outbox = createOutbox({
      ...own,
      store: messages,
      pace: createPaceStore(database),
      pause: createPauseStore(database),
      batches: createBatchLedger(database),
      // What is answered to a program that has ended is heard by nobody.
      gateway: {
        send: (attempt) =>
          new Promise((resolve) => {
            void gateway.send(attempt).then((outcome) => {
              if (!life.isOver) resolve(outcome);
            });
          }),
      },
      onChange: (changed) => {
        room.messagesChanged(changed);
      },
      onStoreFailure: (error) => {
        throw error;
      },
    });
    const room = openBatchRoom({
      ...own,
      outbox,
      startJob: jobsHere,
      breathe: breatheNow,
      contacts: rooms.ground.contacts,
      select: rooms.ground.select,
      slicing: rooms.ground.slicing,
      savedSearches: rooms.savedSearches,
      accounts: {
        get: (accountId) => {
          if (accountId === world.brokenAccount) throw new Error(world.brokenWords);
          return accountId === 'gone' || !world.isAccountThere
            ? null
            : {
                label: 'Shop',
                kind: 'famulor',
                practice: false,
                textLimit: world.textLimit,
                signOff: world.signOff,
                senderIds: [],
              };
        },
      },
      prices: () => world.prices,
      fields: () => rooms.customFields.list(),
      optOutWording: () => 'Reply STOP to opt out.',
      timeZone: () => 'Europe/Berlin',
      toleranceMs: () => 2 * 3_600_000,
      onRepeatsChange: () => undefined,
      onProblem: (problem) => world.problems.push(problem),
      onStoreFailure: (error) => {
        if (world.failures === null) throw error;
        world.failures.push(error);
      },
      balance: () => world.balance,
      language: () => 'en',
      defaultCountry: () => 'DE',
      databaseFile: database.file,
      onChange: () => undefined,
      onMessagesChange: (changed) => world.cancelled.push(...changed),
      paced: (action) => action,
    });
    return { outbox, room, batches: room.batches, life };
  }
  let program = start();
  const programs = [program];
  // The write gate tells the outbox of its opening in a turn of its own.
  onTestFinished(async () => {
    for (const { outbox, room, life } of programs) {
      life.isOver = true;
      await room.runner.stop();
      void outbox.stop(0);
    }
    await clock.advance(0);
    await setImmediate();
  });

  /** A draft that is ready to be reviewed, for a list of numbers unless told. */
  async function ready(
    numbers: string,
    change: Partial<Omit<BatchDraft, 'source'>> = {},
  ): Promise<Batch> {
    const { id } = value(program.batches.create());
    if (numbers !== '')
      value(await program.batches.readList(id, { kind: 'text', text: numbers }, ''));
    return value(
      program.batches.change({
        batchId: id,
        change: {
          text: 'Your order is in.',
          purpose: 'everyday',
          accountId: 'account-1',
          senderId: '7',
          ...(change as object),
        },
      }),
    );
  }

  /** Reviews and confirms a draft. */
  async function send(
    id: string,
    time: ScheduleTime | null = null,
    budget?: BudgetAnswer,
  ): Promise<Batch> {
    const plan = { time, quiet: 'when-allowed' } as const;
    const { reviewId } = value(await program.batches.review({ batchId: id, ...plan }));
    const confirmed = await program.batches.confirm({
      batchId: id,
      reviewId,
      requestId: `press-${id}`,
      ...(budget === undefined ? {} : { budget }),
    });
    return value(confirmed);
  }

  return {
    contacts,
    world,
    clock,
    gateway,
    messages,
    rooms,
    ready,
    send,
    batches: () => program.batches,
    room: () => program.room,
    outbox: () => program.outbox,
    /** Ends the program as a crash does, and starts it again. */
    restart() {
      program.life.isOver = true;
      void program.room.runner.stop();
      program = start();
      programs.push(program);
      program.outbox.start();
      void program.room.runner.look();
    },
    /** Somebody gets the tag `Club`. */
    join(index: number, birthday = '', consent: ChannelInput<'saveContact'>['consent'] = null) {
      contacts.saved({
        consent,
        tags: ['Club'],
        birthday,
        givenName: `Member ${String(index)}`,
        numbers: [{ typed: `+1202555${String(100 + index).padStart(4, '0')}`, label: '' }],
      });
    },
    repeats: () => program.room.repeats,
    /** Lets all go that can go at once. */
    async settle() {
      for (let turn = 0; turn < 50; turn += 1) await clock.advance(0);
    },
    /** Lets time pass, and what repeats be made. */
    async pass(ms: number) {
      await clock.advance(ms);
      await program.room.runner.look();
      for (let turn = 0; turn < 20; turn += 1) await clock.advance(0);
    },
    /** Reviews a draft with a time, and lets it repeat. */
    async repeat(id: string, time: ScheduleTime, quiet: BatchPlan['quiet'] = 'when-allowed') {
      const plan = { batchId: id, time, quiet };
      const { reviewId } = value(await program.batches.review(plan));
      return program.room.repeats.add({ batchId: id, reviewId, requestId: `press-${id}` });
    },
    batch: (id: string) => value(program.batches.get(id)),
    review: async (id: string, plan: Partial<BatchPlan> = {}) =>
      value(await program.batches.review({ batchId: id, ...atOnce, ...plan })),
    sentTo: () => gateway.attempts.map(({ to }) => to),
  };
}

/** A draft for so many numbers, with an outbox that is running. */
export async function aBatchOf(count: number) {
  const world = openBatchesWorld({ limits: [] });
  world.outbox().start();
  const { id } = await world.ready(fictionNumbers(count));
  return { world, id };
}

/** The same, sent as far as its first attempt, which waits for its answer. */
export async function aBatchUnderWay(count: number) {
  const { world, id } = await aBatchOf(count);
  await world.send(id);
  await world.clock.advance(0);
  return { world, id };
}

/** So many numbers that are reserved for fiction, one in a line. */
export function fictionNumbers(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `+1202555${String(100 + index).padStart(4, '0')}`,
  ).join('\n');
}
