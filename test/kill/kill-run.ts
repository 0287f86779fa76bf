import { setTimeout as sleep } from 'node:timers/promises';
import { faults, startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';
import { startApp, type KillableApp } from './killable-app';
import type { SeededRandom } from './seeded-random';
import type { ProviderDeed, ProviderEntry } from './verdict';

/** One profile, one provider, and a program that is killed again and again. */
export interface KillRun {
  /** Connects the accounts that the kills need. */
  readonly prepare: () => Promise<void>;
  /** Starts the program, lets it send, and kills it at a random moment. */
  readonly killOnce: () => Promise<void>;
  /** Starts it a last time, waits until nothing is left to do, and quits it in order. */
  readonly settle: () => Promise<void>;
  /** What arrived at the provider, in order. */
  readonly record: readonly ProviderEntry[];
  /** Ids of the messages that Send had answered for. */
  readonly answered: ReadonlySet<string>;
  /** Presses of Send that were refused; there is no reason for any. */
  readonly refusals: readonly string[];
  /** How many texts arrived in a later life of the program than the one that took them. */
  readonly sentAfterRestart: () => number;
  readonly close: () => Promise<void>;
}

/** When the program is killed, counted from what. */
interface Moment {
  readonly from: 'start' | 'press' | 'arrival' | 'answer';
  readonly afterMs: number;
}

const key = 'kill-test-key';
/** An account may send 20 texts in 10 seconds of the program's life, which here is shorter than that. */
const killsPerAccount = 4;
const textsPerKill = 4;
/** Where the awaited event does not come, because everything waits for its undo window. */
const patienceMs = 1_500;

/** Sets up the provider; the program is started by the calls on the run. */
export async function createKillRun(parts: {
  readonly dataDir: string;
  readonly kills: number;
  readonly random: SeededRandom;
}): Promise<KillRun> {
  const { dataDir, random } = parts;
  const record: ProviderEntry[] = [];
  const answered = new Set<string>();
  const refusals: string[] = [];
  const takenInLife = new Map<string, number>();
  let arrivedLater = 0;
  let life = 0;
  let presses = 0;
  let accountIds: readonly string[] = [];
  let app: KillableApp | null = null;
  const waiting = { arrival: () => {}, answer: () => {} };

  const gateway = await startFaultGateway({ key });
  gateway.respondWith(async (request) => {
    const { to, body: text } = JSON.parse(request.body) as { to: string; body: string };
    const deed = deedOf(random.between(1, 10));
    record.push({ to, text, deed });
    if ((takenInLife.get(text) ?? life) < life) arrivedLater += 1;
    waiting.arrival();
    await sleep(random.between(0, 60));
    // The answer leaves after this turn of the event loop.
    setImmediate(() => {
      waiting.answer();
    });
    switch (deed) {
      case 'accepted':
        return faults.accepted(request);
      case 'refused':
        return faults.status(400, '{"message":"Invalid phone number format"}')(request);
      case 'took-and-said-nothing':
        return faults.resetBeforeAnswer();
    }
  });

  async function live<T>(use: (running: KillableApp) => Promise<T>): Promise<T> {
    life += 1;
    app = await startApp(dataDir);
    return use(app);
  }

  /** Presses Send; what becomes of the call is not waited for. */
  function press(running: KillableApp, accountId: string, recipients: number): void {
    presses += 1;
    const text = `Press ${presses}: your table is ready.`;
    takenInLife.set(text, life);
    const to = Array.from({ length: recipients }, (_, index) => `+1202555010${index}`);
    void running
      .call('sendSms', {
        requestId: `press-${presses}`,
        accountId,
        senderId: '7',
        recipients: to.map((e164) => ({ e164, contactId: null, name: null })),
        text,
        duplicateConfirmed: false,
      })
      .then(
        (result) => {
          if (result.ok) for (const { id } of result.value.messages) answered.add(id);
          else refusals.push(`${text} ${result.error.code}`);
        },
        () => {
          // Killed before it answered: the message may be stored or not, the history will say.
        },
      );
  }

  function moment(): Moment {
    const from = random.oneOf(['press', 'press', 'arrival', 'arrival', 'answer', 'start'] as const);
    const longestMs = { press: 80, arrival: 60, answer: 10, start: 1_500 }[from];
    return { from, afterMs: random.between(0, longestMs) };
  }

  async function untilMoment({ from, afterMs }: Moment): Promise<void> {
    if (from === 'arrival' || from === 'answer') {
      const event = new Promise<void>((resolve) => {
        waiting[from] = resolve;
      });
      const patience = new AbortController();
      await Promise.race([
        event,
        sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => {}),
      ]);
      patience.abort();
    }
    await sleep(afterMs);
  }

  return {
    record,
    answered,
    refusals,
    sentAfterRestart: () => arrivedLater,

    prepare: () =>
      live(async (running) => {
        const count = Math.ceil(parts.kills / killsPerAccount);
        const ids: string[] = [];
        for (let index = 0; index < count; index += 1) {
          const connection = await running.call('connectAccount', {
            kind: 'white-label',
            baseUrl: gateway.baseUrl,
            key,
            keepKeyInMemory: false,
          });
          if (!connection.ok) throw new Error(`Connect failed: ${connection.error.code}`);
          const { connectionId } = connection.value;
          const account = await running.call('finishAccount', {
            connectionId,
            senderId: '7',
            label: `Account ${index}`,
          });
          if (!account.ok) throw new Error(`Finish failed: ${account.error.code}`);
          ids.push(account.value.id);
        }
        // The run is about faults, at whatever hour it is run.
        const quietHours = Object.fromEntries(ids.map((id) => [id, { kind: 'off' as const }]));
        await running.call('changeSettings', { quietHours });
        accountIds = ids;
        await running.quit();
      }),

    killOnce: () =>
      live(async (running) => {
        const when = moment();
        // Without a press it is killed while it takes up what the life before has left.
        if (when.from !== 'start' && random.between(1, 8) > 1) {
          const undoSeconds = random.oneOf([0, 0, 1]);
          const changed = await running.call('changeSettings', { undoSeconds });
          if (!changed.ok) throw new Error(`Settings refused: ${changed.error.code}`);
          let left = random.between(1, textsPerKill);
          const accountId = accountIds[life % accountIds.length] ?? '';
          while (left > 0) {
            const recipients = Math.min(left, random.between(1, 2));
            press(running, accountId, recipients);
            left -= recipients;
          }
        }
        await untilMoment(when);
        await running.kill();
      }),

    settle: () =>
      live(async (running) => {
        const deadline = Date.now() + 90_000;
        for (;;) {
          const snapshot = await running.call('getSnapshot', {});
          if (!snapshot.ok) throw new Error(snapshot.error.code);
          const { queued, sending } = snapshot.value.outbox;
          if (queued + sending === 0) break;
          if (Date.now() > deadline) break;
          await sleep(100);
        }
        await running.quit();
      }),

    close: async () => {
      await app?.kill().catch(() => {});
      await gateway.close();
    },
  };
}

/** Mostly it accepts; one in ten it refuses, and one in ten it takes and never answers. */
function deedOf(throwOfTen: number): ProviderDeed {
  if (throwOfTen === 1) return 'refused';
  return throwOfTen === 2 ? 'took-and-said-nothing' : 'accepted';
}
