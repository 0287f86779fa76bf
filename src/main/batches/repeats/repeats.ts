import type { ChannelInput } from '#shared/contract/channels';
import type { BatchRepeat } from '#shared/domain/batch';
import { nextTime, restOfMonth, type ScheduledTime } from '#shared/domain/schedule';
import type { ScheduleTime } from '#shared/domain/scheduled';
import { isWallTime } from '#shared/domain/time-zone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { BudgetBook, Clock } from '../../outbox/ports';
import type { BatchStore } from '../batch-store';
import type { Sending } from '../sending';
import { batchBudgetQuestion } from '../review/batch-budget';
import { firstOf, repeatRule } from '../review/batch-times';
import { batchRequestId } from '../review/review-batch';
import { batchOf, type MakeBatch } from './make-batch';
import type { RepeatStore } from './repeat-store';

export interface RepeatsParts {
  readonly repeats: RepeatStore;
  readonly store: Pick<BatchStore, 'get' | 'deleteDraft'>;
  readonly sending: Pick<Sending, 'repeating'>;
  readonly make: MakeBatch;
  /** Nothing is asked where it is missing. */
  readonly budgets?: BudgetBook;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: () => string;
  readonly newId: () => string;
  /** Told when there are other ones, or other times. */
  readonly onChange: () => void;
}

/** Batches that repeat, from their review to their end. */
export interface Repeats {
  /**
   * Makes one of the draft that was reviewed. Errors: those of `Sending.repeating`, and `budget-reached`
   * unless answered.
   */
  add(input: ChannelInput<'repeatBatch'>): Result<BatchRepeat, AppError>;
  /** Errors: `batch-repeat-not-found`, `text-empty`, `schedule-time-invalid`, `schedule-past`. */
  change(input: ChannelInput<'changeBatchRepeat'>): Result<BatchRepeat, AppError>;
  /** Makes the batch of the next time now. Errors: `batch-repeat-not-found`, those of the review. */
  sendNow(id: string): Promise<Result<null, AppError>>;
  /** Error: `batch-repeat-not-found`. */
  remove(id: string): Result<null, AppError>;
}

export function createRepeats(parts: RepeatsParts): Repeats {
  const { repeats, store, clock } = parts;
  const notFound = () => err(appError('batch-repeat-not-found'));

  /**
   * The times in the month of the first one; later ones pause their batch where they pass the budget.
   * Who has a birthday in that month is not known beforehand.
   */
  function timesAsked(time: ScheduleTime, first: ScheduledTime): readonly ScheduledTime[] {
    return time.repeat === 'birthday' ? [] : restOfMonth(repeatRule(time, parts.timeZone()), first);
  }

  return {
    add({ reviewId, requestId, budget }) {
      const known = repeats.byRequest(requestId);
      if (known !== null) return ok(known);
      const reviewed = parts.sending.repeating(reviewId);
      if (!reviewed.ok) return reviewed;
      const { batchId, draft, account, plan, costs } = reviewed.value;
      const batch = store.get(batchId);
      if (plan.time === null || batch === null) return err(appError('batch-not-draft'));
      const id = parts.newId();
      const first = firstOf(plan.time, parts.timeZone(), clock.now());
      const due = first === null ? [] : timesAsked(plan.time, first);
      const overBudget = repeats.together(() =>
        batchBudgetQuestion(parts.budgets, account, budget, {
          requestIds: due.map(({ day }) => batchRequestId(batchOf(id, day))),
          due: due.flatMap(({ at: dueAt }) => costs.map(({ totals }) => ({ dueAt, totals }))),
        }),
      );
      if (overBudget !== null) return err(overBudget);
      const repeat: BatchRepeat = {
        id,
        name: batch.name,
        createdAt: clock.now(),
        draft,
        accountLabel: account.label,
        practice: account.practice,
        goesOn: batch.goesOn,
        quiet: plan.quiet,
        time: plan.time,
        next: asNext(first),
      };
      repeats.together(() => {
        repeats.add(repeat, requestId);
        store.deleteDraft(batchId);
      });
      parts.onChange();
      return ok(repeat);
    },

    change({ repeatId, text, time }) {
      const repeat = repeats.get(repeatId);
      if (repeat === null) return notFound();
      if (text.trim() === '') return err(appError('text-empty'));
      if (!isWallTime(time.at) || time.repeat === 'once') {
        return err(appError('schedule-time-invalid'));
      }
      const first = firstOf(time, parts.timeZone(), clock.now());
      if (first === null) return err(appError('schedule-past'));
      const changed = { ...repeat, draft: { ...repeat.draft, text }, time, next: asNext(first) };
      repeats.change(changed);
      parts.onChange();
      return ok(changed);
    },

    async sendNow(id) {
      const repeat = repeats.get(id);
      const next = repeat?.next ?? null;
      if (repeat === null || next === null) return notFound();
      const made = await parts.make(repeat, { day: next.day, atOnce: true });
      const isMade = made.ok && made.value !== 'unwanted';
      if (isMade && repeats.get(id)?.next?.day === next.day) {
        const rule = repeatRule(repeat.time, parts.timeZone());
        repeats.setNext(id, asNext(nextTime(rule, next.at)));
      }
      parts.onChange();
      if (!made.ok) return made;
      // Stopped, or changed, while it was reviewed: nothing went.
      if (made.value !== 'unwanted') return ok(null);
      return repeats.get(id) === null ? notFound() : err(appError('batch-review-stale'));
    },

    remove(id) {
      if (!repeats.remove(id)) return notFound();
      parts.onChange();
      return ok(null);
    },
  };
}

/** A time as it is kept. */
export function asNext(time: ScheduledTime | null): BatchRepeat['next'] {
  return time && { at: time.at, day: time.day };
}
