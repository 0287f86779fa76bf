import type { BatchRepeat } from '#shared/domain/batch';
import { lastTime, nextTime } from '#shared/domain/schedule';
import { appError, type AppError } from '#shared/errors';
import type { OutboxGate } from '../../outbox/outbox-port';
import type { Clock } from '../../outbox/ports';
import type { BatchStore } from '../batch-store';
import { repeatRule } from '../review/batch-times';
import { wasMade, type MakeBatch } from './make-batch';
import type { RepeatStore } from './repeat-store';
import { asNext } from './repeats';

export interface RepeatRunnerParts {
  readonly repeats: RepeatStore;
  readonly store: Pick<BatchStore, 'byRequest'>;
  readonly make: MakeBatch;
  readonly clock: Clock;
  readonly gate: OutboxGate;
  readonly timeZone: () => string;
  /** Told of what the user should know: a batch that could not go, or times that passed. */
  readonly onProblem: (problem: AppError) => void;
  readonly onStoreFailure: (error: unknown) => void;
  readonly onChange: () => void;
}

/** Makes batches of what repeats when its time has come. */
export interface RepeatRunner {
  /** Looks what is due, and from then on by itself. Resolves when nothing is due any more. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** However the date jumps or the computer sleeps, it is looked at this often. */
const longestSleepMs = 30_000;
/** What could not be made is tried again after this. */
const retryMs = 10_000;

export function createRepeatRunner(parts: RepeatRunnerParts): RepeatRunner {
  const { repeats, clock, gate } = parts;
  let running = true;
  let under: Promise<void> | null = null;
  let asked = false;
  /** How looking failed last; `null` once it works. */
  let failing: string | null = null;
  /** Those that could not be made and are tried again later, with how each failed last. */
  const stuck = new Map<string, string>();
  /** Those of them that the user was told of. */
  const told = new Set<string>();
  let cancelTimer: (() => void) | null = null;

  async function look(): Promise<void> {
    asked = true;
    if (!running || !gate.isOpen()) return;
    under ??= runWhileAsked().finally(() => {
      under = null;
    });
    await under;
  }

  async function runWhileAsked(): Promise<void> {
    while (asked && running && gate.isOpen()) await run();
  }

  async function run(): Promise<void> {
    asked = false;
    let at: number | null = null;
    const tried = new Set<string>();
    try {
      refresh();
      for (let due = nextDue(tried); due !== null; due = nextDue(tried)) await tryDue(due, tried);
      at = repeats.nextAt();
      failing = null;
    } catch (error) {
      const failure = String(error);
      if (failing !== failure) parts.onStoreFailure(error);
      failing = failure;
    }
    cancelTimer?.();
    const untilNextMs = at === null ? longestSleepMs : Math.max(0, at - clock.now());
    const waitMs = tried.size > 0 ? retryMs : untilNextMs;
    const isNeeded = running && (failing !== null || at !== null);
    cancelTimer = isNeeded ? clock.after(Math.min(longestSleepMs, waitMs), lookSoon) : null;
  }

  function nextDue(tried: ReadonlySet<string>): BatchRepeat | null {
    if (!running || !gate.isOpen()) return null;
    return repeats.due(clock.now()).find(({ id }) => !tried.has(id)) ?? null;
  }

  /**
   * One that cannot be made does not hold up those after it: it is told of once, and tried again. A failure
   * of another kind is told anew: after a database that was busy it may be one that is damaged.
   */
  async function tryDue(repeat: BatchRepeat, tried: Set<string>): Promise<void> {
    const { id, name } = repeat;
    try {
      await makeDue(repeat);
      stuck.delete(id);
      told.delete(id);
    } catch (error) {
      tried.add(id);
      const failure = String(error);
      if (stuck.get(id) !== failure) parts.onStoreFailure(error);
      stuck.set(id, failure);
      if (told.has(id) || mayBeGoing(repeat)) return;
      told.add(id);
      parts.onProblem(appError('batch-repeat-stuck', { params: { name } }));
    }
  }

  /** Whether its batch is there already, or nobody knows: who then sets it up anew sends it twice. */
  function mayBeGoing({ id, time }: BatchRepeat): boolean {
    try {
      const last = lastTime(repeatRule(time, parts.timeZone()), clock.now());
      return last !== null && wasMade(parts.store, id, last.day);
    } catch {
      return true;
    }
  }

  /** Of several times that have passed the last one counts, and the user is told of the others. */
  async function makeDue(repeat: BatchRepeat): Promise<void> {
    const { id, next, name, time } = repeat;
    if (next === null) return;
    const rule = repeatRule(time, parts.timeZone());
    const last = lastTime(rule, clock.now());
    let missed = 0;
    if (last !== null && last.day >= next.day) {
      for (let one = nextTime(rule, next.at - 1); one !== null && one.day < last.day;) {
        // One that is there went, though its next time could not be stored.
        if (!wasMade(parts.store, id, one.day)) missed += 1;
        one = nextTime(rule, one.at);
      }
      const made = await parts.make(repeat, { day: last.day, atOnce: false });
      // Stopped or changed while it was reviewed: there is nothing to say of this time any more.
      if (made.ok && made.value === 'unwanted') return;
      if (!made.ok) tellFailed(repeat, made.error);
    }
    // Stopped, changed or sent by hand meanwhile: then it has another next time, or none.
    const now = repeats.get(id);
    if (now?.next?.at !== next.at) return;
    repeats.setNext(id, asNext(nextTime(rule, Math.max(clock.now(), last?.at ?? 0))));
    // On most days nobody has a birthday: what was missed is not known, and mostly nothing.
    if (missed > 0 && time.repeat !== 'birthday') {
      parts.onProblem(appError('batch-repeat-missed', { params: { name, count: missed } }));
    }
    parts.onChange();
  }

  function tellFailed({ name }: BatchRepeat, { code }: AppError): void {
    const isNobody = code === 'batch-nobody-goes';
    const told = isNobody ? 'batch-repeat-nobody' : 'batch-repeat-failed';
    parts.onProblem(appError(told, { params: { name } }));
  }

  /** After a date that was set back, whoever waited for a day of that other time would wait for years. */
  function refresh(): void {
    const now = clock.now();
    for (const { id, next, time } of repeats.list()) {
      // None is what a restored backup leaves, until the user gives it a time.
      if (next === null || next.at <= now) continue;
      const rule = repeatRule(time, parts.timeZone());
      let fresh = nextTime(rule, now);
      while (fresh !== null && wasMade(parts.store, id, fresh.day)) {
        fresh = nextTime(rule, fresh.at);
      }
      if (fresh !== null && fresh.at < next.at) {
        repeats.setNext(id, asNext(fresh));
        parts.onChange();
      }
    }
  }

  function lookSoon(): void {
    void look();
  }

  gate.onOpen(() => {
    if (asked) lookSoon();
  });

  return {
    look,
    async stop() {
      running = false;
      cancelTimer?.();
      cancelTimer = null;
      await under;
    },
  };
}
