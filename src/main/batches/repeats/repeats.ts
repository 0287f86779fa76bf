import type { ChannelInput } from '#shared/contract/channels';
import type { BatchRepeat } from '#shared/domain/batch';
import type { BudgetAnswer } from '#shared/domain/budget';
import { nextTime, restOfMonth, type ScheduledTime } from '#shared/domain/schedule';
import type { ScheduleTime } from '#shared/domain/scheduled';
import { isWallTime } from '#shared/domain/time-zone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { monthOf } from '../../outbox/budget-question';
import type { BudgetBook, Clock } from '../../outbox/ports';
import type { BatchStore } from '../batch-store';
import type { WriteGate } from '../../storage/write-gate';
import type { Costs, Sending } from '../sending';
import { batchBudgetQuestion } from '../review/batch-budget';
import { firstOf, repeatRule } from '../review/batch-times';
import { batchRequestId } from '../review/review-batch';
import { batchOf, type MakeBatch } from './make-batch';
import type { RepeatStore } from './repeat-store';

export interface RepeatsParts {
  readonly repeats: RepeatStore;
  readonly store: Pick<BatchStore, 'get' | 'deleteDraft'>;
  readonly sending: Pick<Sending, 'repeating' | 'costs'>;
  readonly make: MakeBatch;
  /** Nothing is asked where it is missing. */
  readonly budgets?: BudgetBook;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: () => string;
  readonly gate: Pick<WriteGate, 'whenOpen'>;
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
  /**
   * Errors: `batch-repeat-not-found`, `text-empty`, `schedule-time-invalid`, `schedule-past`, `budget-reached`
   * unless answered.
   */
  change(input: ChannelInput<'changeBatchRepeat'>): Promise<Result<BatchRepeat, AppError>>;
  /** Makes the batch of the next time now. Errors: `batch-repeat-not-found`, those of the review. */
  sendNow(id: string): Promise<Result<null, AppError>>;
  /** Error: `batch-repeat-not-found`. */
  remove(id: string): Result<null, AppError>;
}

export function createRepeats(parts: RepeatsParts): Repeats {
  const { repeats, store, clock } = parts;
  const notFound = () => err(appError('batch-repeat-not-found'));

  /** Asks about the times in the month of the first one; later ones pause their batch where they pass the budget. */
  function overBudget(
    { id, time, first }: { id: string; time: ScheduleTime; first: ScheduledTime },
    { account, costs }: Costs,
    budget: BudgetAnswer | undefined,
  ): AppError | null {
    const times = restOfMonth(repeatRule(time, parts.timeZone()), first);
    // Each has a birthday of their own.
    const due =
      time.repeat === 'birthday'
        ? costs.flatMap(({ at, totals }) =>
            at === null || monthOf(at) !== monthOf(first.at) ? [] : [{ dueAt: at, totals }],
          )
        : times.flatMap(({ at: dueAt }) => costs.map(({ totals }) => ({ dueAt, totals })));
    const requestIds = times.map(({ day }) => batchRequestId(batchOf(id, day)));
    return repeats.together(() =>
      batchBudgetQuestion(parts.budgets, account, budget, { requestIds, due }),
    );
  }

  return {
    add({ reviewId, requestId, budget }) {
      const known = repeats.byRequest(requestId);
      if (known !== null) return ok(known);
      const reviewed = parts.sending.repeating(reviewId);
      if (!reviewed.ok) return reviewed;
      const { batchId, draft, account, plan } = reviewed.value;
      const batch = store.get(batchId);
      if (plan.time === null || batch === null) return err(appError('batch-not-draft'));
      const id = parts.newId();
      const first = firstOf(plan.time, parts.timeZone(), clock.now());
      const question = first && overBudget({ id, time: plan.time, first }, reviewed.value, budget);
      if (question !== null) return err(question);
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

    async change({ repeatId, text, time, budget }) {
      const before = repeats.get(repeatId);
      if (before === null) return notFound();
      if (text.trim() === '') return err(appError('text-empty'));
      if (!isWallTime(time.at) || time.repeat === 'once') {
        return err(appError('schedule-time-invalid'));
      }
      const first = firstOf(time, parts.timeZone(), clock.now());
      if (first === null) return err(appError('schedule-past'));
      const draft = { ...before.draft, text };
      if (parts.budgets !== undefined) {
        const costs = await parts.sending.costs({ ...before, draft }, { ...before, time });
        await parts.gate.whenOpen();
        // What cannot be reviewed now, as without its account, is told of when it is due.
        const question = costs.ok
          ? overBudget({ id: repeatId, time, first }, costs.value, budget)
          : null;
        if (question !== null) return err(question);
      }
      const repeat = repeats.get(repeatId);
      if (repeat === null) return notFound();
      const changed = { ...repeat, draft, time, next: asNext(first) };
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
