import { afterAll, describe, expect, it } from 'vitest';
import type { MessageState, NewMessage } from '#shared/domain/message';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import type { HttpLimits } from '../../../src/main/gateway/http-client';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { createOutbox } from '../../../src/main/outbox/outbox';
import { advance } from '../../../src/main/outbox/state-machine';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { faultCatalogue, type Meaning } from '../../support/fault-gateway/catalogue';
import {
  faults,
  startFaultGateway,
  type Responder,
} from '../../support/fault-gateway/fault-gateway.mjs';
import { batchDeeds } from '../../support/outbox/batch-deeds';
import { createFakeOptOuts } from '../../support/outbox/fake-opt-outs';
import { createManualClock } from '../../support/outbox/manual-clock';
import { aNewMessage } from '../../support/outbox/new-message';
import { realProvider } from '../../support/real-provider';
import { openSound, tempDir } from '../storage/temp-database';

interface MatrixRow {
  readonly name: string;
  readonly meaning: Meaning | 'nothing-left';
  readonly respond: Responder;
  readonly limits?: Partial<HttpLimits>;
}

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
  const ended = new Promise<void>((resolve) => {
    const outbox = createOutbox({
      store,
      pace: createPaceStore(database),
      pause: createPauseStore(database),
      batches: createBatchLedger(database),
      optOuts: createFakeOptOuts(),
      gate: createWriteGate(),
      clock,
      gateway: {
        send: ({ senderId, to, text }) =>
          provider.send({ kind: 'white-label', baseUrl, key: 'key' }, { senderId, to, text }),
      },
      onChange(messages) {
        for (const { id, state } of messages) {
          if (state.kind !== 'sending') hasEnded.add(id);
        }
        if (hasEnded.size === ways.length) resolve();
      },
      onStoreFailure: (error) => {
        throw error;
      },
    });
    // Before there is a batch: a start would leave it to the user.
    outbox.start();
    // Each from an account of its own, so that none waits for another.
    const message = (way: Way): NewMessage =>
      aNewMessage(way, { accountId: way, batchId: way === 'batch' ? 'batch' : null });
    const at = clock.now();
    const queued = { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 } as const;
    store.enqueue([message('single')], queued);
    batchDeeds(database).confirm(
      { id: 'batch', accountId: 'batch', goesOn: false },
      [message('batch')],
      at,
    );
    const [scheduled] = store.enqueue([message('scheduled')], { kind: 'scheduled', dueAt: at });
    if (scheduled === undefined) throw new Error('Nothing was scheduled');
    const due = advance(scheduled.state, { kind: 'came-due', at, waitsFor: 'pace' });
    store.move(scheduled.id, 'scheduled', due);
    outbox.wake();
  });
  await ended;
  const batch = database.get('SELECT state FROM batches')?.['state'];
  const said = Object.fromEntries(
    ways.map((way) => {
      const message = store.get(way);
      const state = message === null ? 'gone' : words(message.state);
      return [way, way === 'batch' ? `${state}, ${String(batch)}` : state];
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
  console.log(
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
