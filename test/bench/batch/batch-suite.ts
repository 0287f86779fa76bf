/** Runs inside Electron's main process, built beside the worker of the program. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { startPracticeGateway } from '../../../src/main/gateway/practice/practice-gateway';
import { createUnseen } from '../../../src/main/notices/unseen';
import { defaultProfile, type Profile } from '../../../src/main/settings/profile';
import type { ProfileStore } from '../../../src/main/settings/profile-store';
import { openDatabase } from '../../../src/main/storage/open-database';
import { coalesce } from '../../../src/main/wiring/coalesce';
import { openRooms, type Rooms } from '../../../src/main/wiring/rooms';
import { outboxState } from '../../../src/main/wiring/snapshot';
import { createStartJob } from '../../../src/main/worker/start-job';
import { runInElectron } from '../contacts/run-in-electron';
import { watchMain } from '../contacts/watch-main';

const messageCount = 10_000;
const fetchCount = 1_000;
/** What only sums up waits so long, as in `wiring/run.ts`. */
const afterSendMs = 50;
/** The caches of code, pages and connections are filled until then. */
const warmCount = 1_000;

export interface BatchResults {
  readonly messages: number;
  readonly reviewMs: number;
  readonly confirmMs: number;
  /** From the confirmation until the last answer was committed. */
  readonly sendMs: number;
  /** The longest times that main's event loop stood still meanwhile. */
  readonly preparingBlockedMs: number;
  readonly sendingBlockedMs: number;
  /** How far the memory of the process rose once the first tenth was through. */
  readonly riseMib: number;
  /** The longest time between two words of progress, and how often it was told. */
  readonly silentMs: number;
  readonly told: number;
  readonly bareFetches: number;
  readonly bareMs: number;
}

async function run(dir: string): Promise<BatchResults> {
  const bareMs = await bareFetches(fetchCount);
  const opening = openDatabase({ dir: join(dir, 'shop') });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('There is no database');
  const progress = watchProgress();
  const rooms = openShop(opening.value.database, join(dir, 'shop'), progress);
  const account = good(await rooms.accounts.startPractice());
  rooms.schedule.start();
  const { batches } = await rooms.batchRoom.open();

  const preparing = watchMain();
  const { id: batchId } = good(batches.create());
  good(await batches.readList(batchId, { kind: 'text', text: numbers(messageCount) }, ''));
  // The page's calls come one by one, each in a turn of its own.
  await nextTurn();
  good(
    batches.change({
      batchId,
      change: {
        text: 'Your order is in. You can pick it up until Saturday, we are open until six.',
        purpose: 'everyday',
        accountId: account.id,
        senderId: account.senderId,
      },
    }),
  );
  await nextTurn();
  const reviewed = await timed(() =>
    batches.review({ batchId, time: null, quiet: 'when-allowed' }),
  );
  const { reviewId, going } = good(reviewed.value);
  if (going !== messageCount) throw new Error(`Only ${String(going)} go`);
  await nextTurn();
  const confirmed = await timed(() =>
    batches.confirm({ batchId, reviewId, requestId: 'bench-batch' }),
  );
  good(confirmed.value);
  const prepared = preparing.end();

  const sendFrom = performance.now();
  const first = watchMain();
  await progress.accepted(warmCount);
  const warm = first.end();
  const rest = watchMain();
  await progress.accepted(messageCount);
  const sendMs = performance.now() - sendFrom;
  const sent = rest.end();
  const { counts } = good(batches.get(batchId));
  if (counts.accepted !== messageCount) throw new Error(JSON.stringify(counts));
  const { silentMs, told } = progress.end();
  await rooms.outbox.stop();
  await rooms.close();
  return {
    messages: messageCount,
    reviewMs: reviewed.ms,
    confirmMs: confirmed.ms,
    sendMs,
    preparingBlockedMs: prepared.blockedMs,
    sendingBlockedMs: Math.max(warm.blockedMs, sent.blockedMs),
    riseMib: sent.riseMib,
    silentMs,
    told,
    bareFetches: fetchCount,
    bareMs,
  };
}

/** The rooms of the program as `wiring/run.ts` opens them, but for the pace; its windows hear a copy. */
function openShop(
  database: Parameters<typeof openRooms>[0]['database'],
  dataDir: string,
  progress: ReturnType<typeof watchProgress>,
): Rooms {
  const unseen = createUnseen(() => false);
  const broadcast = (event: unknown) => structuredClone(event);
  let isClosed = false;
  // As in `wiring/run.ts`: once they are being closed, there is nothing to be read.
  const tellSnapshot = coalesce(() => {
    if (!isClosed) broadcast(outboxState(rooms, unseen));
  }, afterSendMs);
  const ignore = () => undefined;
  const rooms = openRooms({
    version: '0.0.0',
    log: { info: ignore, warn: ignore, error: ignore, debug: ignore },
    database,
    profile: profileInMemory(),
    language: () => 'en',
    dataDir,
    startJob: createStartJob(() => new Worker(new URL('./thread.js', import.meta.url))),
    limits: [],
    resolveProxy: () => Promise.resolve('DIRECT'),
    onImportProgress: ignore,
    onExportProgress: ignore,
    onHistoryExportProgress: ignore,
    onAccountsChange: ignore,
    onContactsChange: ignore,
    onTemplatesChange: ignore,
    onSchedulesChange: ignore,
    onNotice: ignore,
    onMissed: ignore,
    onMessagesBlanked: ignore,
    onBudgetNews: ignore,
    onMessagesDeleted: ignore,
    onErased: ignore,
    onMessagesChange: (messages) => {
      unseen.messagesChanged(messages);
      broadcast({ messages });
      progress.messages(messages);
      tellSnapshot();
    },
    onBatchesChange: (batches) => {
      broadcast({ batches });
      progress.batches();
    },
    onStoreFailure: (error) => {
      throw error;
    },
  });
  return {
    ...rooms,
    close: () => {
      isClosed = true;
      return rooms.close();
    },
  };
}

function watchProgress() {
  let accepted = 0;
  let told = 0;
  let silentMs = 0;
  let lastTold: number | null = null;
  let awaited = { count: Number.POSITIVE_INFINITY, reached: (): void => undefined };
  return {
    messages(messages: readonly { readonly state: { readonly kind: string } }[]) {
      accepted += messages.filter(({ state }) => state.kind === 'accepted').length;
      if (accepted >= awaited.count) awaited.reached();
    },
    batches() {
      const now = performance.now();
      if (accepted > 0) {
        if (lastTold !== null) silentMs = Math.max(silentMs, now - lastTold);
        lastTold = now;
        told += 1;
      }
    },
    accepted: (count: number) =>
      new Promise<void>((reached) => {
        if (accepted >= count) reached();
        else awaited = { count, reached };
      }),
    end: () => ({ silentMs, told }),
  };
}

/** The same texts, one `fetch` after the other, to a practice gateway of its own. In ms. */
async function bareFetches(count: number): Promise<number> {
  const gateway = await startPracticeGateway({
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    now: Date.now,
    countSegments: () => 1,
  });
  const { ms } = await timed(async () => {
    for (const to of numbers(count).split('\n')) {
      const answer = await fetch(`${gateway.baseUrl}/user/sms`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${gateway.key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ from: 1, to, body: 'Your order is in.' }),
      });
      await answer.json();
    }
  });
  await gateway.close();
  return ms;
}

/** Valid numbers, of which the practice gateway takes every one; it reaches nobody. */
function numbers(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `+1202556${String(index).padStart(4, '0')}`,
  ).join('\n');
}

function profileInMemory(): ProfileStore {
  let profile: Profile = defaultProfile('US');
  return {
    get: () => profile,
    change: (parts) => (profile = { ...profile, ...parts }),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}

function good<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

runInElectron(run);
