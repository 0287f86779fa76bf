import type { Message, NewMessage } from '#shared/domain/message';
import type { Schedule } from '#shared/domain/scheduled';
import type { Result } from '#shared/result';
import type { Outbox, OutboxGate } from '../outbox/outbox-port';
import type { Clock, MessageStore } from '../outbox/ports';
import { advance } from '../outbox/state-machine';
import { occurrenceOf } from './occurrence';
import type { ScheduleStore } from './schedule-store';
import type { SendingHours } from './sending-hours';
import { dueOf, nextOf, type BirthdayLookup } from './times';
import type { WaitingStore } from './waiting-store';

export interface SchedulerParts {
  readonly messages: Pick<MessageStore, 'together' | 'move' | 'enqueue'>;
  readonly waiting: Pick<WaitingStore, 'due' | 'nextAt' | 'hasOccurrence'>;
  readonly schedules: Pick<ScheduleStore, 'due' | 'nextAt' | 'get' | 'setNext' | 'page'>;
  readonly outbox: Pick<Outbox, 'cameIn'>;
  readonly hours: Pick<SendingHours, 'allowedAt'>;
  readonly birthdayOf: BirthdayLookup;
  /** A schedule's text for its recipient on a day, or why it cannot be filled in. */
  readonly fill: (schedule: Schedule, at: number) => Promise<Result<string, unknown>>;
  readonly clock: Clock;
  readonly gate: OutboxGate;
  /** What is later than this goes only at the user's word. */
  readonly toleranceMs: () => number;
  readonly newId: () => string;
  /** Told when schedules have another next time. */
  readonly onSchedulesChange: () => void;
  /** Told of a schedule with times that passed while nobody could send. */
  readonly onMissed: (schedule: Schedule, times: number) => void;
  /** Told when the store fails, once until it works again or fails in another way. */
  readonly onStoreFailure: (error: unknown) => void;
}

/** Lets messages into the queue when their time has come, and makes those of what repeats. */
export interface Scheduler {
  /** Once per process, after the outbox was started. */
  start(): void;
  /** Something was scheduled or changed, or the computer woke: looks at once. */
  look(): void;
  /** Birthdays may have changed. */
  birthdaysChanged(): void;
  stop(): Promise<void>;
}

/** However the date jumps or the computer sleeps, what is scheduled is looked at this often. */
const longestSleepMs = 30_000;
const storeRetryMs = 10_000;
/** So many rows are moved in one transaction. */
const sliceSize = 50;
/** The date was set to something else, or the computer slept. */
const jumpMs = 60_000;

const never = Number.POSITIVE_INFINITY;

/** Makes a scheduler that does nothing until it is started. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { messages, waiting, schedules, clock, gate } = parts;
  let running = false;
  let under: Promise<void> | null = null;
  let asked = false;
  let cancelTimer: (() => void) | null = null;
  /** How looking failed last; `null` once it works. */
  let failing: string | null = null;
  /** Those of what repeats that failed since all that is due was gone through last, by their ids. */
  const failed = new Map<string, unknown>();
  /** Which schedules' next times are to be worked out anew. */
  let stale: 'all' | 'birthdays' | null = 'all';
  let seen = { now: clock.now(), elapsed: clock.elapsed() };

  function noteJumps(): void {
    const now = { now: clock.now(), elapsed: clock.elapsed() };
    const drift = now.now - seen.now - (now.elapsed - seen.elapsed);
    if (Math.abs(drift) > jumpMs) stale = 'all';
    seen = now;
  }

  /** Looks, and again where somebody asked meanwhile; then sets the timer. */
  async function run(): Promise<void> {
    asked = false;
    const wakeInMs = await lookOnce();
    cancelTimer?.();
    cancelTimer = null;
    if (running && wakeInMs < never) {
      cancelTimer = clock.after(Math.max(0, Math.min(longestSleepMs, wakeInMs)), look);
    }
  }

  function look(): void {
    asked = true;
    if (!running || under !== null || !gate.isOpen()) return;
    under = run().finally(() => {
      under = null;
      if (asked) look();
    });
  }

  async function lookOnce(): Promise<number> {
    try {
      noteJumps();
      const more = releaseDue();
      const moreToMake = await makeDue();
      await refresh();
      if (more || moreToMake) return 0;
      for (const error of failed.values()) throw error;
      failing = null;
      return untilNext();
    } catch (error) {
      failed.clear();
      const failure = String(error);
      if (failing !== failure) parts.onStoreFailure(error);
      failing = failure;
      return storeRetryMs;
    }
  }

  function untilNext(): number {
    const times = [waiting.nextAt(), schedules.nextAt()].filter((at) => at !== null);
    return times.length === 0 ? never : Math.max(0, Math.min(...times) - clock.now());
  }

  /** Answers whether there may be more. */
  function releaseDue(): boolean {
    const now = clock.now();
    const due = waiting.due(now, sliceSize);
    if (due.length === 0) return false;
    const tolerance = parts.toleranceMs();
    const moved = messages.together(() => due.flatMap((message) => release(message, tolerance)));
    parts.outbox.cameIn(moved);
    return due.length === sliceSize;
  }

  function release(message: Message, tolerance: number): readonly Message[] {
    const now = clock.now();
    const { state } = message;
    if (state.kind !== 'scheduled') return [];
    const isLate = state.dueAt < now - tolerance;
    const allowedAt = parts.hours.allowedAt(message, now);
    // What is late asks first: the quiet hours then hold it back at the user's word.
    const to =
      allowedAt > now && !isLate
        ? advance(state, { kind: 'scheduled', dueAt: allowedAt })
        : advance(state, { kind: 'came-due', at: now, waitsFor: isLate ? 'held' : 'pace' });
    const moved = messages.move(message.id, 'scheduled', to);
    return moved === null ? [] : [moved];
  }

  /**
   * Makes messages of what repeats; answers whether there may be more. However many fail, they do not
   * hold up those after them.
   */
  async function makeDue(): Promise<boolean> {
    const due = schedules.due(clock.now(), sliceSize, [...failed.keys()]);
    for (const schedule of due) {
      if (!running || !gate.isOpen()) return false;
      try {
        await make(schedule);
      } catch (error) {
        failed.set(schedule.id, error);
      }
    }
    if (due.length > 0) parts.onSchedulesChange();
    return due.length === sliceSize;
  }

  async function make(schedule: Schedule): Promise<void> {
    const found = dueOf(schedule, clock.now(), parts.birthdayOf);
    if (found === null) {
      schedules.setNext(schedule.id, freshNext(schedule));
      return;
    }
    const { last, missed } = found;
    const text = await parts.fill(schedule, last.at);
    if (!gate.isOpen() || !isWanted(schedule)) return;
    const now = clock.now();
    const isLate = last.at < now - parts.toleranceMs();
    const message: NewMessage = occurrenceOf(schedule, last.day, parts.newId(), now, text);
    const made = messages.together(() => {
      schedules.setNext(schedule.id, nextOf(schedule, Math.max(now, last.at), parts.birthdayOf));
      const queued = messages.enqueue([message], {
        kind: 'queued',
        dueAt: now,
        waitsFor: isLate ? 'held' : 'pace',
        attempts: 0,
      });
      return text.ok ? queued : queued.map((one) => refuse(one, now));
    });
    parts.outbox.cameIn(made);
    if (missed > 0) parts.onMissed(schedule, missed);
  }

  /** Whether it is as it was before its text was filled in: neither stopped nor changed, nor sent by hand. */
  function isWanted({ id, next, text }: Schedule): boolean {
    const current = schedules.get(id);
    return current?.next?.at === next?.at && current?.text === text;
  }

  /** A text that cannot be filled in stands in the history with what is wrong, to be mended. */
  function refuse(message: Message, at: number): Message {
    if (message.state.kind !== 'queued') return message;
    const refused = advance(message.state, { kind: 'refused', at, reason: 'text-incomplete' });
    return messages.move(message.id, 'queued', refused) ?? message;
  }

  /** The next time that no message was made for, seen from now. */
  function freshNext(schedule: Schedule): Schedule['next'] {
    let time = nextOf(schedule, clock.now(), parts.birthdayOf);
    while (time !== null && waiting.hasOccurrence(schedule.id, time.day, schedule.recipient)) {
      time = nextOf(schedule, time.at, parts.birthdayOf);
    }
    return time && { at: time.at, day: time.day };
  }

  /**
   * Works out next times anew where they may be wrong: after a date that was set back, whoever waited
   * for a day of that other time would wait for years.
   */
  async function refresh(): Promise<void> {
    if (stale === null) return;
    const which = stale;
    stale = null;
    let changed = false;
    for (let after: number | null = 0; after !== null;) {
      const page = schedules.page(which, after, sliceSize);
      for (const schedule of page.schedules) {
        const { next } = schedule;
        if (next !== null && next.at <= clock.now()) continue;
        const fresh = freshNext(schedule);
        if (fresh?.at === next?.at && fresh?.day === next?.day) continue;
        schedules.setNext(schedule.id, fresh);
        changed = true;
      }
      after = page.nextAfterSeq;
      if (after !== null) await turn();
      if (!running || !gate.isOpen()) {
        stale = which;
        return;
      }
    }
    if (changed) {
      asked = true;
      parts.onSchedulesChange();
    }
  }

  function turn(): Promise<void> {
    return new Promise((resolve) => {
      clock.after(0, resolve);
    });
  }

  gate.onOpen(() => {
    if (asked) look();
  });

  return {
    start() {
      running = true;
      look();
    },
    look,
    birthdaysChanged() {
      stale ??= 'birthdays';
      look();
    },
    async stop() {
      running = false;
      cancelTimer?.();
      cancelTimer = null;
      await under;
    },
  };
}
