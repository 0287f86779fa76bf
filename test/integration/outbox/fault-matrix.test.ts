import { afterAll, describe, expect, it } from 'vitest';
import type { MessageState, NewMessage } from '#shared/domain/message';
import { allowedTime } from '#shared/domain/quiet-hours';
import { ok } from '#shared/result';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import type { HttpLimits } from '../../../src/main/gateway/http-client';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { createOutbox } from '../../../src/main/outbox/outbox';
import { openSchedule, type OpenScheduleParts } from '../../../src/main/schedule/open-schedule';
import { createScheduleStore } from '../../../src/main/schedule/schedule-store';
import { createSendingHours } from '../../../src/main/schedule/sending-hours';
import { createWaitingStore } from '../../../src/main/schedule/waiting-store';
import type { Database } from '../../../src/main/storage/database';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { faultCatalogue, type Meaning } from '../../support/fault-gateway/catalogue';
import {
  faults,
  startFaultGateway,
  type Responder,
} from '../../support/fault-gateway/fault-gateway.mjs';
import { batchDeeds } from '../../support/outbox/batch-deeds';
import { createFakeOptOuts } from '../../support/outbox/fake-opt-outs';
import { createManualClock, type ManualClock } from '../../support/outbox/manual-clock';
import { aNewMessage } from '../../support/outbox/new-message';
import { print } from '../../support/print';
import { realProvider } from '../../support/real-provider';
import { openSound, tempDir } from '../storage/temp-database';

interface MatrixRow {
  readonly name: string;
  readonly meaning: Meaning | 'nothing-left';
  readonly respond: Responder;
  readonly limits?: Partial<HttpLimits>;
}

const hourMs = 3_600_000;
const soon = { answerMs: 100 };
const rows: readonly MatrixRow[] = [
  ...faultCatalogue,
  { name: 'silence', meaning: 'unclear', respond: faults.stall, limits: soon },
  { name: 'an answer without end', meaning: 'unclear', respond: faults.drip, limits: soon },
  { name: 'more than announced', meaning: 'unclear', respond: faults.lengthTooShort },
  { name: 'ten megabytes', meaning: 'yes', respond: faults.hugeBody },
  { name: 'nobody there', meaning: 'nothing-left', respond: faults.accepted },
];

const ways = ['single', 'batch', 'scheduled'] as const;
type Way = (typeof ways)[number];

/** What the history says of a message, in a few words. */
function words(state: MessageState): string {
  switch (state.kind) {
    case 'queued':
      return `waits (${state.waitsFor})`;
    case 'rejected':
      return `rejected (${state.reason})`;
    case 'scheduled':
    case 'sending':
    case 'accepted':
    case 'unknown':
    case 'cancelled':
      return state.kind;
  }
}

/** What it must say: only what the answer proves, and the same in whatever way the text was sent. */
const expected: Readonly<Record<MatrixRow['meaning'], Readonly<Record<Way, RegExp>>>> = {
  yes: { single: /^accepted$/, batch: /^accepted, done$/, scheduled: /^accepted$/ },
  no: { single: /^rejected/, batch: /^rejected \(.*\), done$/, scheduled: /^rejected/ },
  'no-to-all': {
    single: /^rejected/,
    batch: /^waits \(paused\), paused$/,
    scheduled: /^rejected/,
  },
  wait: {
    single: /^waits \(rate-limited\)$/,
    batch: /^waits \(rate-limited\), sending$/,
    scheduled: /^waits \(rate-limited\)$/,
  },
  unclear: { single: /^unknown$/, batch: /^unknown, done$/, scheduled: /^unknown$/ },
  'nothing-left': {
    single: /^waits \(no-connection\)$/,
    batch: /^waits \(no-connection\), sending$/,
    scheduled: /^waits \(no-connection\)$/,
  },
};

/** Whether the provider was met: before that a text waits for its time, or for its turn. */
function isMet(state: MessageState): boolean {
  const { kind } = state;
  if (kind === 'scheduled' || kind === 'sending') return false;
  return kind !== 'queued' || state.waitsFor !== 'pace';
}

/** Schedules a text as a page does, and lets its time come. */
async function letComeDue(
  parts: Pick<
    OpenScheduleParts,
    'messages' | 'optOuts' | 'gate' | 'clock' | 'outbox' | 'onStoreFailure'
  > & { readonly database: Database; readonly clock: ManualClock },
): Promise<void> {
  const hours = createSendingHours({
    quietHours: () => ({ kind: 'off' }),
    load: () => Promise.resolve({ allowedTime, computerZone: () => 'UTC' }),
  });
  await hours.ready();
  const { room, scheduler } = openSchedule({
    ...parts,
    hours,
    waiting: createWaitingStore(parts.database),
    schedules: createScheduleStore(parts.database),
    accounts: {
      get: () => ({
        label: 'Shop',
        kind: 'white-label',
        practice: false,
        textLimit: 300,
        senderIds: [],
        signOff: '',
      }),
    },
    newId: () => 'scheduled',
    batchRepeats: () => [],
    toleranceMs: () => hourMs,
    ownZone: () => 'UTC',
    birthdayOf: () => '',
    merge: ({ text }, recipients) =>
      Promise.resolve(ok(new Map(recipients.map(({ e164 }) => [e164, text])))),
    onSchedulesChange: () => undefined,
    onMissed: () => undefined,
  });
  scheduler.start();
  const at = new Date(parts.clock.now() + hourMs).toISOString().slice(0, 16);
  const scheduled = await room.scheduleSms({
    requestId: 'scheduled',
    accountId: 'scheduled',
    senderId: '7',
    recipients: [{ e164: '+12025550100', contactId: null, name: null }],
    text: 'Your table is ready (scheduled)',
    time: { at, clock: 'own', repeat: 'once' },
    quiet: 'ask',
  });
  expect(scheduled).toMatchObject({ value: { messages: [{ state: { kind: 'scheduled' } }] } });
  scheduler.look();
  await parts.clock.advance(hourMs);
  await scheduler.stop();
}

/** Sends a text in each way through the real outbox, database and HTTP client. */
async function meet(row: MatrixRow) {
  const database = openSound(tempDir());
  const gateway = await startFaultGateway();
  gateway.respondWith(row.respond);
  const { baseUrl } = gateway;
  if (row.meaning === 'nothing-left') await gateway.close();
  const provider = realProvider({ ...(row.limits && { limits: row.limits }) });
  const store = createMessageStore(database);
  const clock = createManualClock();
  const hasEnded = new Set<string>();
  let allMet = (): void => undefined;
  const met = new Promise<void>((resolve) => {
    allMet = resolve;
  });
  const optOuts = createFakeOptOuts();
  const gate = createWriteGate();
  const onStoreFailure = (error: unknown): never => {
    throw error;
  };
  const outbox = createOutbox({
    store,
    pace: createPaceStore(database),
    pause: createPauseStore(database),
    batches: createBatchLedger(database),
    optOuts,
    gate,
    clock,
    gateway: {
      send: ({ senderId, to, text }) =>
        provider.send({ kind: 'white-label', baseUrl, key: 'key' }, { senderId, to, text }),
    },
    onChange(messages) {
      for (const { id, state } of messages) if (isMet(state)) hasEnded.add(id);
      if (hasEnded.size === ways.length) allMet();
    },
    onStoreFailure,
  });
  // Before there is a batch: a start would leave it to the user.
  outbox.start();
  await letComeDue({ database, outbox, messages: store, optOuts, gate, clock, onStoreFailure });
  // Each from an account of its own, so that none waits for another.
  const message = (way: Way): NewMessage =>
    aNewMessage(way, { accountId: way, batchId: way === 'batch' ? 'batch' : null });
  const at = clock.now();
  const queued = { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 } as const;
  store.enqueue([message('single')], queued);
  const batch = { id: 'batch', accountId: 'batch', goesOn: false };
  batchDeeds(database).confirm(batch, [message('batch')], at);
  outbox.wake();
  await met;
  const batchState = database.get('SELECT state FROM batches')?.['state'];
  const said = Object.fromEntries(
    ways.map((way) => {
      const message = store.get(way);
      const state = message === null ? 'gone' : words(message.state);
      return [way, way === 'batch' ? `${state}, ${String(batchState)}` : state];
    }),
  ) as Record<Way, string>;
  const seen = gateway.texts.length;
  if (row.meaning !== 'nothing-left') await gateway.close();
  return { said, seen };
}

const table: string[][] = [['the provider', 'saw', ...ways]];

afterAll(() => {
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
  );
  print(
    table
      .map((cells) => cells.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '))
      .join('\n'),
  );
});

describe('what the history says after each fault, and what the provider saw', () => {
  it.each(rows)(
    '$name',
    async (row) => {
      const { said, seen } = await meet(row);
      table.push([row.name, String(seen), ...ways.map((way) => said[way])]);
      for (const way of ways) expect(said[way], way).toMatch(expected[row.meaning][way]);
      expect(seen).toBe(row.meaning === 'nothing-left' ? 0 : ways.length);
    },
    10_000,
  );
});
