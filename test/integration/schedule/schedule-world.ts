import { onTestFinished } from 'vitest';
import type { ScheduleTime } from '#shared/domain/scheduled';
import type { QuietHours } from '#shared/domain/quiet-hours-choice';
import { allowedTime } from '#shared/domain/quiet-hours';
import { hasFields } from '#shared/domain/template-marks';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { createBatchLedger } from '../../../src/main/batches/batch-ledger';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import type { BudgetBook } from '../../../src/main/outbox/ports';
import { createOutbox } from '../../../src/main/outbox/outbox';
import { createSendSms } from '../../../src/main/outbox/send-sms';
import { openSchedule } from '../../../src/main/schedule/open-schedule';
import { createScheduleStore } from '../../../src/main/schedule/schedule-store';
import { createSendingHours } from '../../../src/main/schedule/sending-hours';
import { createWaitingStore } from '../../../src/main/schedule/waiting-store';
import type { Database } from '../../../src/main/storage/database';
import { createWriteGate } from '../../../src/main/storage/write-gate';
import { createFakeOptOuts } from '../../support/outbox/fake-opt-outs';
import { createManualClock, type ManualClock } from '../../support/outbox/manual-clock';
import { createScriptedGateway } from '../../support/outbox/scripted-gateway';
import { openSound, tempDir } from '../storage/temp-database';

/** Where the user is, in these tests. */
const ownZone = 'Europe/Berlin';
export const berlin = '+4915112345678';
export const newYork = '+12125550100';

export interface WorldParts {
  readonly database?: Database;
  readonly clock?: ManualClock;
  readonly quietHours?: QuietHours;
  readonly toleranceMs?: number;
  /** By number. */
  readonly birthdays?: Readonly<Record<string, string>>;
  readonly budgets?: BudgetBook;
}

/** The schedule and the outbox over a real database, with time in the test's hands. */
export async function openWorld(parts: WorldParts = {}) {
  const database = parts.database ?? openSound(tempDir());
  const clock = parts.clock ?? createManualClock();
  const gateway = createScriptedGateway();
  const optOuts = createFakeOptOuts();
  const gate = createWriteGate();
  const messages = createMessageStore(database);
  const birthdays: Record<string, string> = { ...parts.birthdays };
  const missed: number[] = [];
  const storeFailures: unknown[] = [];
  const settings = {
    quietHours: parts.quietHours ?? { kind: 'off' as const },
    toleranceMs: parts.toleranceMs ?? 2 * 3_600_000,
    ownZone,
    /** By which texts were filled in. */
    languages: [] as (string | null)[],
    /** As of when they were. */
    filledAt: [] as number[],
    /** Called before a text is filled in. */
    onMerge: null as ((text: string) => void) | null,
  };
  let ids = 0;
  const newId = (): string => `id-${database.file.length}-${String(clock.now())}-${(ids += 1)}`;
  const hours = createSendingHours({
    quietHours: () => settings.quietHours,
    load: () => Promise.resolve({ allowedTime, computerZone: () => settings.ownZone }),
  });
  await hours.ready();
  const accounts = {
    get: () => ({
      label: 'Shop',
      kind: 'famulor' as const,
      practice: false,
      textLimit: 300,
      senderIds: [],
      signOff: '',
    }),
  };
  const outbox = createOutbox({
    store: messages,
    pace: createPaceStore(database),
    pause: createPauseStore(database),
    batches: createBatchLedger(database),
    optOuts,
    allowedAt: (message, now) => hours.allowedAt(message, now),
    toleranceMs: () => settings.toleranceMs,
    gateway,
    clock,
    gate,
    onChange: (changed) => {
      if (changed.some(({ state }) => state.kind === 'scheduled')) scheduler.look();
    },
    onStoreFailure: (error) => storeFailures.push(error),
  });
  const schedules = createScheduleStore(database);
  const waiting = createWaitingStore(database);
  const { room, scheduler } = openSchedule({
    waiting,
    schedules,
    messages,
    outbox,
    hours,
    accounts,
    optOuts,
    gate,
    clock,
    newId,
    ...(parts.budgets !== undefined && { budgets: parts.budgets }),
    batchRepeats: () => [],
    toleranceMs: () => settings.toleranceMs,
    ownZone: () => settings.ownZone,
    birthdayOf: ({ recipient }) => birthdays[recipient] ?? '',
    merge: ({ text, language }, recipients) => {
      settings.onMerge?.(text);
      settings.languages.push(language);
      settings.filledAt.push(...recipients.map(({ at }) => at));
      if (hasFields(text) && text.includes('{{company}}')) {
        return Promise.resolve(
          err(appError('template-field-empty', { params: { field: 'company' } })),
        );
      }
      return Promise.resolve(
        ok(
          new Map(
            recipients.map(({ e164, name }) => [
              e164,
              text.replaceAll('{{first_name}}', name ?? 'you'),
            ]),
          ),
        ),
      );
    },
    onSchedulesChange: () => undefined,
    onMissed: (_, count) => missed.push(count),
    onStoreFailure: (error) => storeFailures.push(error),
  });
  const sendSms = createSendSms({
    outbox,
    store: messages,
    accounts,
    optOuts,
    clock,
    newId,
    undoMs: () => 0,
    allowedAt: (message, at) => hours.allowedAt(message, at),
  });
  onTestFinished(() => {
    void scheduler.stop();
    void outbox.stop(0);
  });

  let requests = 0;
  const request = (recipients: readonly string[], text: string) => ({
    requestId: `request-${(requests += 1)}-${String(clock.now())}`,
    accountId: 'account-1',
    senderId: '7',
    recipients: recipients.map((e164) => ({ e164, contactId: null, name: null })),
    text,
  });

  return {
    database,
    clock,
    gateway,
    optOuts,
    gate,
    messages,
    waiting,
    schedules,
    outbox,
    room,
    scheduler,
    settings,
    birthdays,
    missed,
    storeFailures,
    request,
    sendSms,
    /** What the gateway was asked to send, in order. */
    sent: () => gateway.attempts.map(({ to, text }) => `${to} ${text}`),
    start() {
      outbox.start();
      scheduler.start();
    },
    async end() {
      await scheduler.stop();
      await outbox.stop(0);
    },
    schedule: (
      at: string,
      { repeat = 'once', clock: whose = 'own' }: Partial<ScheduleTime> = {},
      recipients: readonly string[] = [berlin],
      text = 'Hello',
    ) =>
      room.scheduleSms({
        ...request(recipients, text),
        time: { at, repeat, clock: whose },
        quiet: 'ask',
      }),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
