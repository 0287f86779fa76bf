import { expect, test } from 'vitest';
import type { MessageAttempt } from '#shared/domain/history';
import type { SendAnswer } from '#shared/domain/message';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import type { Exchange } from '../../../src/main/gateway/exchange';
import { createProvider } from '../../../src/main/gateway/provider-http';
import { createBlanking } from '../../../src/main/history/blanking';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { createOutbox } from '../../../src/main/outbox/outbox';
import { createRetention } from '../../../src/main/retention/retention';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { answer } from '../../support/answers';
import { createFakeOptOuts } from '../../support/outbox/fake-opt-outs';
import { clockStartsAt, createManualClock } from '../../support/outbox/manual-clock';
import { openSound, tempDir } from '../storage/temp-database';
import { newMessage } from './new-message';
import { openHistory } from './opened-history';

const key = '1|secretsecretsecret';
const monthMs = 31 * 86_400_000;
const text = 'Your table is ready';
const yes = answer(200, { message: 'SMS sent successfully', data: { sms_id: 'SM1' } });
const pleaseWait = answer(
  429,
  { message: 'Too Many Attempts.', text, key, to: '+4917112345678' },
  { 'retry-after': '30' },
);
const noTable: Exchange = { kind: 'not-connected', reason: 'name-not-found' };

/** What the provider's answer means for the outbox. */
function readAnswer(exchange: Exchange): Promise<SendAnswer> {
  const provider = createProvider({ http: () => Promise.resolve(exchange) });
  const access = { kind: 'famulor', baseUrl: 'https://sms.example.com/api', key } as const;
  return provider.send(access, { senderId: '7', to: '+4917112345678', text });
}

/** A database with one message that met these answers, one after the other. */
async function afterAnswers(...exchanges: Exchange[]) {
  const database = openSound(tempDir());
  const clock = createManualClock();
  const store = createMessageStore(database);
  const answers = await Promise.all(exchanges.map(readAnswer));
  const outbox = createOutbox({
    store,
    batches: createBatchLedger(database),
    pace: createPaceStore(database),
    pause: createPauseStore(database),
    optOuts: createFakeOptOuts(),
    gate: createWriteGate(),
    clock,
    gateway: {
      send() {
        clock.jump(400);
        const said = answers.shift();
        if (said === undefined) throw new Error('Asked once too often');
        return Promise.resolve(said);
      },
    },
    onChange: () => undefined,
    onStoreFailure: (error) => {
      throw error;
    },
  });
  outbox.start();
  outbox.submit([newMessage({ id: 'a', text, createdAt: clock.now() })], { undoMs: 0 });
  while (answers.length > 0) await clock.advance(1_000);
  await clock.advance(0);
  const history = openHistory(database, clock);
  const attempts = (): readonly MessageAttempt[] => {
    const details = history.details('a');
    return details.ok ? details.value.attempts : [];
  };
  return { database, clock, store, history, attempts };
}

test('every attempt is kept with its end, why nothing was sent, and what was answered', async () => {
  const { attempts, history } = await afterAnswers(noTable, pleaseWait, yes);
  const plain = { status: null, providerWords: null, rawAnswer: null };
  const times = attempts().map(({ startedAt, endedAt }) => (endedAt ?? 0) - startedAt);
  expect(times).toEqual([400, 400, 400]);
  expect(attempts().map(({ startedAt: _start, endedAt: _end, ...rest }) => rest)).toEqual([
    { ...plain, notSent: 'name-not-found' },
    {
      notSent: 'rate-limited',
      status: 429,
      providerWords: 'Too Many Attempts.',
      rawAnswer: pleaseWait.body.replace(key, '[key]'),
    },
    { ...plain, notSent: null },
  ]);
  expect(history.details('a')).toMatchObject({ value: { rawAnswer: yes.body } });
});

test('no key that was answered is kept', async () => {
  const { database } = await afterAnswers(pleaseWait, yes);
  expect(JSON.stringify(database.all('SELECT * FROM message_attempts'))).not.toContain(key);
});

test('a message that was accepted at once has no row beside its own', async () => {
  const { database, attempts } = await afterAnswers(yes);
  expect(attempts()).toHaveLength(1);
  expect(database.all('SELECT * FROM message_attempts')).toEqual([]);
});

test('of an attempt that came to an end without acceptance the status is kept', async () => {
  const { attempts, history } = await afterAnswers(answer(502, '<html>'));
  expect(attempts()).toEqual([
    {
      startedAt: clockStartsAt,
      endedAt: clockStartsAt + 400,
      notSent: null,
      status: 502,
      providerWords: null,
      rawAnswer: null,
    },
  ]);
  expect(history.details('a')).toMatchObject({ value: { rawAnswer: '<html>' } });
});

test('an attempt that the end of the program cut short has a start and no end', async () => {
  const { store, attempts } = await afterAnswers(noTable);
  const startedAt = clockStartsAt + 5_000;
  store.move('a', 'queued', { kind: 'sending', startedAt, attempts: 1 });
  store.sweepInterrupted(startedAt + monthMs);
  expect(attempts()).toMatchObject([
    { notSent: 'name-not-found' },
    { startedAt, endedAt: null, notSent: null },
  ]);
});

test('attempts are in their order though the clock was put back between them', async () => {
  const { store, attempts } = await afterAnswers(noTable);
  const notSent = (endedAt: number) =>
    ({
      endedAt,
      notSent: 'no-connection',
      status: null,
      providerWords: null,
      answer: null,
    }) as const;
  const waits = { kind: 'queued', dueAt: 0, waitsFor: 'no-connection', attempts: 2 } as const;
  for (const startedAt of [1_000, 1_000, 500]) {
    store.move('a', 'queued', { kind: 'sending', startedAt, attempts: 1 });
    store.move('a', 'sending', waits, notSent(startedAt));
  }
  expect(attempts().map(({ startedAt }) => startedAt)).toEqual([clockStartsAt, 1_000, 1_000, 500]);
});

test('what was answered goes with the text when texts are let go, the rest stays', async () => {
  const { database, clock, attempts } = await afterAnswers(pleaseWait, yes);
  clock.jump(2 * monthMs);
  const retention = createRetention({
    database,
    clock,
    months: () => 1,
    forgetSomeWords: () => false,
    onBlanked: () => undefined,
  });
  await retention.run(() => Promise.resolve());
  expect(attempts()).toMatchObject([
    { notSent: 'rate-limited', status: 429, providerWords: null, rawAnswer: null },
    { notSent: null },
  ]);
  expect(JSON.stringify(database.all('SELECT * FROM message_attempts'))).not.toContain(text);
});

test('nothing of the attempts stays of a message whose recipient is erased for good', async () => {
  const { database, store } = await afterAnswers(pleaseWait, yes);
  const message = store.get('a');
  if (message === null) throw new Error('There is no message');
  createBlanking(database)(message, 1);
  expect(database.all('SELECT * FROM message_attempts')).toEqual([]);
});
