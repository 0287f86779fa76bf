import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../../src/shared/domain/batch';
import type { ChannelAnswer, ChannelName, ChannelResult } from '../../src/shared/contract/channels';
import { startBatchGateway, type BatchGateway } from './batch-gateway';
import { nameOf } from './batch-verdict';
import { startApp, type KillableApp } from './killable-app';
import type { SeededRandom } from './seeded-random';

/** One profile with batches in it, one provider, and a program that is killed again and again. */
export interface BatchRun {
  readonly gateway: BatchGateway;
  /** Connects the accounts and writes a draft for each. */
  readonly prepare: () => Promise<void>;
  /** Starts the program, confirms or resumes batches, and kills it at a random moment. */
  readonly killOnce: () => Promise<void>;
  /** Starts it a last time, lets all go on until nothing waits, and quits it in order. */
  readonly settle: () => Promise<void>;
  /** The messages of batches whose Send was answered, by name. */
  readonly confirmed: ReadonlySet<string>;
  /** How many kills came while texts of a batch were on their way or waiting. */
  readonly killedWhileGoing: () => number;
  readonly close: () => Promise<void>;
}

/** What an account may send in ten seconds: a life of the program here is shorter than that. */
export const perBatch = 20;
/** More than one, so that a program that forgot its pace when it was killed would be seen to burst. */
const batchesPerAccount = 2;
const patienceMs = 1_500;
const settleLimitMs = 120_000;

export async function createBatchRun(parts: {
  readonly dataDir: string;
  readonly batches: number;
  readonly random: SeededRandom;
}): Promise<BatchRun> {
  const { dataDir, random } = parts;
  const gateway = await startBatchGateway(random);
  const confirmed = new Set<string>();
  const textOf = (index: number) => `Order ${index}: it is in.`;
  let ids: readonly string[] = [];
  let app: KillableApp | null = null;
  let killedWhileGoing = 0;

  async function live<T>(use: (running: KillableApp) => Promise<T>): Promise<T> {
    app = await startApp(dataDir);
    return use(app);
  }

  /** Reviews and confirms a draft, the same press each time; what becomes of it is not waited for. */
  async function confirm(running: KillableApp, id: string, index: number): Promise<void> {
    const review = await running.call('reviewBatch', {
      batchId: id,
      time: null,
      quiet: 'when-allowed',
    });
    if (!review.ok) return;
    const answer = await running.call('confirmBatch', {
      batchId: id,
      reviewId: review.value.reviewId,
      requestId: `press-${index}`,
    });
    if (!answer.ok) return;
    for (const to of numbers) confirmed.add(nameOf({ to, text: textOf(index) }));
  }

  async function goOn(running: KillableApp, batch: Batch): Promise<void> {
    const index = ids.indexOf(batch.id);
    if (batch.state.kind === 'draft') await confirm(running, batch.id, index);
    else if (batch.state.kind === 'waiting' || batch.state.kind === 'paused') {
      await running.call('resumeBatch', { batchId: batch.id });
    }
  }

  return {
    gateway,
    confirmed,
    killedWhileGoing: () => killedWhileGoing,

    prepare: () =>
      live(async (running) => {
        const made: string[] = [];
        // The run is about faults, at whatever hour it is run.
        const quietHours: Record<string, { readonly kind: 'off' }> = {};
        let accountId = '';
        for (let index = 0; index < parts.batches; index += 1) {
          if (index % batchesPerAccount === 0) {
            accountId = await connect(running, gateway.baseUrl, index);
            quietHours[accountId] = { kind: 'off' };
          }
          const { id } = value(await running.call('newBatch', {}));
          value(await running.call('pasteBatchList', { batchId: id, text: numbers.join('\n') }));
          const change = {
            name: `Batch ${index}`,
            text: textOf(index),
            purpose: 'everyday',
            accountId,
            senderId: '7',
            goesOn: random.between(0, 1) === 1,
          } as const;
          value(await running.call('changeBatch', { batchId: id, change }));
          made.push(id);
        }
        ids = made;
        value(await running.call('changeSettings', { quietHours }));
        await running.quit();
      }),

    killOnce: () =>
      live(async (running) => {
        const arrived = new Promise<void>((resolve) => {
          gateway.onArrival = resolve;
        });
        const page = await running.call('listBatches', { before: null, limit: 200 });
        if (!page.ok) throw new Error(page.error.code);
        const open = page.value.batches.filter(({ state }) => state.kind !== 'done');
        if (open.length > 0) killedWhileGoing += 1;
        const chosen = open.filter(() => random.between(1, 4) === 1).slice(0, 3);
        for (const batch of chosen.length > 0 ? chosen : open.slice(0, 1)) {
          // The kill may come amid the review, the confirmation, or the sending.
          goOn(running, batch).catch(() => undefined);
        }
        const patience = new AbortController();
        if (random.between(1, 4) > 1) {
          const limit = sleep(patienceMs, undefined, { signal: patience.signal });
          await Promise.race([arrived, limit.catch(() => undefined)]);
          patience.abort();
        }
        await sleep(random.between(0, 400));
        await running.kill();
      }),

    settle: () =>
      live(async (running) => {
        gateway.calm();
        const deadline = Date.now() + settleLimitMs;
        for (;;) {
          const page = value(await running.call('listBatches', { before: null, limit: 200 }));
          const open = page.batches.filter(({ state }) => state.kind !== 'done');
          if (open.length === 0 || Date.now() > deadline) break;
          for (const batch of open) await goOn(running, batch);
          await sleep(200);
        }
        await running.quit();
      }),

    close: async () => {
      await app?.kill().catch(() => undefined);
      await gateway.close();
    },
  };
}

/** Of ten thousand numbers that are reserved for fiction, as many as a batch has. */
const numbers: readonly string[] = Array.from(
  { length: perBatch },
  (_, index) => `+1202555${String(100 + index).padStart(4, '0')}`,
);

async function connect(running: KillableApp, baseUrl: string, index: number): Promise<string> {
  const { connectionId } = value(
    await running.call('connectAccount', {
      kind: 'white-label',
      baseUrl,
      // The provider tells the accounts apart by it.
      key: `kill-test-key-${index}`,
      keepKeyInMemory: false,
    }),
  );
  const account = await running.call('finishAccount', {
    connectionId,
    senderId: '7',
    label: `Account ${index}`,
  });
  return value(account).id;
}

function value<C extends ChannelName>(result: ChannelResult<C>): ChannelAnswer<C> {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
