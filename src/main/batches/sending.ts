import type { ChannelInput } from '#shared/contract/channels';
import type {
  BatchDraft,
  BatchPlan,
  BatchRepeat,
  BatchReview,
  LeftOutPage,
  LeftOutReason,
} from '#shared/domain/batch';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { runGated } from '../contact-import/gated-run';
import type { BudgetBook } from '../outbox/ports';
import type { WriteGate } from '../storage/write-gate';
import type { StartJob } from '../worker/jobs';
import type { StoredBatch } from './batch-row';
import type { BatchStore } from './batch-store';
import type { BatchConfirmJob, WantedRepeat } from './confirm-job';
import { createReadyDraft, type ReadyDraftParts } from './ready-draft';
import { batchBudgetQuestion } from './review/batch-budget';
import { batchTimes } from './review/batch-times';
import { comesToTheSame } from './review/comes-to-the-same';
import { quietHoursBegan } from './review/quiet-since';
import {
  reviewBatch,
  type Reviewed,
  type ReviewedDraft,
  type ReviewParts,
  batchRequestId,
} from './review/review-batch';

export interface SendingParts extends ReviewParts, ReadyDraftParts {
  readonly store: BatchStore;
  /** Nothing is asked where it is missing. */
  readonly budgets?: BudgetBook;
  readonly databaseFile: string;
  readonly startJob: StartJob;
  readonly gate: WriteGate;
  readonly clock: ReviewParts['clock'];
}

/** From a draft to messages: what is confirmed is what was reviewed, to the letter. */
export interface Sending {
  /**
   * Errors: `batch-source-missing`, `batch-purpose-missing`, `text-empty`, `account-not-found`,
   * `sender-missing`, `sender-not-listed`, `saved-search-not-found`, `batch-not-draft`,
   * `schedule-time-invalid`, `schedule-past`, `batch-repeat-list`.
   */
  review(batch: StoredBatch, plan: BatchPlan): Promise<Result<BatchReview, AppError>>;
  /** Of the last review of a draft. Error: `batch-review-stale`. */
  leftOut(
    batchId: string,
    reason: LeftOutReason | null,
    range: { readonly offset: number; readonly limit: number },
  ): Result<LeftOutPage, AppError>;
  /**
   * All messages are made, or none. The same `requestId` again makes none. Errors: `batch-not-draft`,
   * `batch-nobody-goes`, `batch-review-stale` where the draft has changed since, or contacts in a way that
   * changes who gets what, or quiet hours have begun for somebody, `budget-reached` unless answered.
   */
  confirm(input: ChannelInput<'confirmBatch'>): Promise<Result<null, AppError>>;
  /** What was reviewed last with a time that repeats. Errors: `batch-not-draft`, `batch-review-stale`. */
  repeating(reviewId: string): Result<RepeatingReview, AppError>;
  /** What a text that repeats would cost with another text or time. Errors: those of the review. */
  costs(
    repeat: Pick<BatchRepeat, 'id' | 'draft'>,
    plan: BatchPlan,
  ): Promise<Result<Costs, AppError>>;
  /**
   * Reviews a draft and sends it, with nobody who looks: a time of what repeats. `unwanted` is the answer
   * where it was stopped or changed meanwhile. Errors: those of both; `batch-nobody-goes` where somebody
   * was on the list, `nobody` is the answer where nobody was.
   */
  sendAlone(order: LoneOrder): Promise<Result<'sent' | 'nobody' | 'unwanted', AppError>>;
  /** Contacts, opt-outs or fields have changed: what was reviewed may be wrong, and is looked at again. */
  contactsChanged(): void;
}

/** What is spent at its times, and through which account. */
export interface Costs {
  readonly account: ReviewedDraft['account'];
  readonly costs: Reviewed['costs'];
}

/** A draft that is to repeat. */
export interface RepeatingReview extends Costs {
  readonly batchId: string;
  readonly draft: BatchDraft;
  readonly plan: BatchPlan;
}

export interface LoneOrder {
  /** As it was reviewed by the user. */
  readonly batch: StoredBatch;
  readonly requestId: string;
  readonly plan: BatchPlan;
  /** The day of those who have birthday then; `null` for everybody. */
  readonly birthdays: string | null;
  /** Where somebody should have gone before this time, the user is asked first. */
  readonly lateBefore: number;
  readonly wanted: WantedRepeat;
}

/** What was reviewed, and on what ground. */
interface Ground {
  readonly plan: BatchPlan;
  readonly reviewed: Reviewed;
  /** The draft as JSON. */
  readonly draft: string;
  readonly account: ReviewedDraft['account'];
  /** How often contacts had changed when it was begun. */
  readonly changes: number;
}

const mostTries = 3;

function repeats({ time }: BatchPlan): boolean {
  return time !== null && time.repeat !== 'once';
}

export function createSending(parts: SendingParts): Sending {
  const { store, clock } = parts;
  const { readyDraft, whenOf } = createReadyDraft(parts);
  /** Of the review that was asked for last: an earlier one may take longer. */
  let last: Ground | null = null;
  let asked = 0;
  let changes = 0;
  const confirming = new Map<string, Promise<Result<null, AppError>>>();

  async function write(
    ground: Pick<Ground, 'reviewed' | 'draft' | 'account'>,
    requestId: string,
    alone: { readonly waits: boolean; readonly wanted: WantedRepeat } | null = null,
  ): Promise<BatchConfirmJob['output']> {
    const { reviewed, draft, account } = ground;
    const { review, messages, leftOut } = reviewed;
    const { id, label, practice } = account;
    return runGated<BatchConfirmJob>(
      parts.gate,
      (onProgress) =>
        parts.startJob(
          'batch-confirm',
          {
            databaseFile: parts.databaseFile,
            batchId: review.batchId,
            requestId,
            draft,
            account: { id, label, practice },
            messages,
            leftOut,
            waits: alone?.waits ?? false,
            wanted: alone?.wanted ?? null,
            now: clock.now(),
          },
          onProgress,
        ),
      () => undefined,
      () => undefined,
    );
  }

  async function look(
    batch: Pick<StoredBatch, 'id' | 'seq' | 'draft'>,
    plan: BatchPlan,
  ): Promise<Result<Ground, AppError>> {
    const when = whenOf(batch.draft, plan);
    if (!when.ok) return when;
    const ready = readyDraft(batch, plan, { ...when.value, lateBefore: 0 });
    if (!ready.ok) return ready;
    const changesBefore = changes;
    const reviewed = await reviewBatch(parts, ready.value);
    if (!reviewed.ok) return reviewed;
    return ok({
      plan,
      reviewed: reviewed.value,
      draft: store.draftText(batch.draft),
      account: ready.value.account,
      changes: changesBefore,
    });
  }

  function groundOf(reviewId: string): Ground | null {
    return last?.reviewed.review.reviewId === reviewId ? last : null;
  }

  /**
   * What was reviewed, where it holds: most changes of contacts are about nobody in it, and the order of
   * names is put right some time after the start, so that only another look tells. `null` where it does not.
   */
  async function holding(reviewId: string): Promise<Ground | null> {
    let ground = groundOf(reviewId);
    for (let tries = 0; ground !== null && ground.changes !== changes; tries += 1) {
      const batch = store.get(ground.reviewed.review.batchId);
      // Who changes contacts without end is not waited for.
      if (batch?.state.kind !== 'draft' || tries === mostTries) return null;
      const again = await look(batch, ground.plan);
      if (!again.ok || again.value.draft !== ground.draft) return null;
      const { reviewed } = again.value;
      if (!comesToTheSame(reviewed, ground.reviewed)) return null;
      // Under the name that the user knows it by: an answer about the budget comes with it.
      const seen = { ...reviewed, review: { ...reviewed.review, reviewId } };
      ground = { ...again.value, reviewed: seen };
      if (groundOf(reviewId) !== null) last = ground;
    }
    return ground;
  }

  async function confirmNow({
    batchId,
    reviewId,
    requestId,
    budget,
  }: ChannelInput<'confirmBatch'>): Promise<Result<null, AppError>> {
    if (store.get(batchId)?.state.kind !== 'draft') return err(appError('batch-not-draft'));
    const seen = groundOf(reviewId);
    if (seen !== null && (await quietHoursBegan(parts, seen.reviewed.messages))) {
      return err(appError('batch-review-stale'));
    }
    const ground = await holding(reviewId);
    if (ground === null || repeats(ground.plan)) return err(appError('batch-review-stale'));
    if (ground.reviewed.messages.length === 0) return err(appError('batch-nobody-goes'));
    const { account, reviewed } = ground;
    const overBudget = batchBudgetQuestion(parts.budgets, account, budget, {
      requestIds: [batchRequestId(batchId)],
      due: reviewed.costs.map(({ at, totals }) => ({ dueAt: at ?? clock.now(), totals })),
    });
    if (overBudget !== null) return err(overBudget);
    if ((await write(ground, requestId)) !== 'confirmed')
      return err(appError('batch-review-stale'));
    last = null;
    return ok(null);
  }

  return {
    async review(batch, plan) {
      if (batch.state.kind !== 'draft') return err(appError('batch-not-draft'));
      asked += 1;
      const mine = asked;
      const found = await look(batch, plan);
      if (!found.ok) return found;
      if (mine === asked) last = found.value;
      return ok(found.value.reviewed.review);
    },

    leftOut(batchId, reason, { offset, limit }) {
      if (last?.reviewed.review.batchId !== batchId) return err(appError('batch-review-stale'));
      const { leftOut } = last.reviewed;
      const found = reason === null ? leftOut : leftOut.filter((one) => one.reason === reason);
      const recipients = found
        .slice(offset, offset + limit)
        .map(({ e164: _, ...recipient }) => recipient);
      return ok({ recipients, total: found.length });
    },

    async confirm(input) {
      const { requestId } = input;
      if (store.byRequest(requestId) !== null) return ok(null);
      const underWay = confirming.get(requestId);
      if (underWay !== undefined) return underWay;
      const confirmed = confirmNow(input).finally(() => confirming.delete(requestId));
      confirming.set(requestId, confirmed);
      return confirmed;
    },

    repeating(reviewId) {
      // Contacts may have changed: whom it is for is looked up at each of its times.
      const ground = groundOf(reviewId);
      if (ground === null || !repeats(ground.plan)) return err(appError('batch-review-stale'));
      const { plan, account, draft, reviewed } = ground;
      const batch = store.get(reviewed.review.batchId);
      if (batch?.state.kind !== 'draft') return err(appError('batch-not-draft'));
      if (store.draftText(batch.draft) !== draft) return err(appError('batch-review-stale'));
      const { costs } = reviewed;
      return ok({ batchId: batch.id, draft: batch.draft, account, plan, costs });
    },

    async costs({ id, draft }, plan) {
      // What repeats has no list of its own, whose rows the number would tell.
      const found = await look({ id, seq: 0, draft }, plan);
      if (!found.ok) return found;
      const { account, reviewed } = found.value;
      return ok({ account, costs: reviewed.costs });
    },

    async sendAlone({ batch, requestId, plan, birthdays, lateBefore, wanted }) {
      for (let tries = 1; ; tries += 1) {
        const times = batchTimes(plan.time, parts.timeZone());
        const on = birthdays === null ? null : { on: birthdays };
        const ready = readyDraft(batch, plan, { times, birthdays: on, lateBefore });
        if (!ready.ok) return ready;
        const changesBefore = changes;
        const found = await reviewBatch(parts, ready.value);
        if (!found.ok) return found;
        const reviewed = found.value;
        if (reviewed.review.total === 0) return ok('nobody');
        if (reviewed.messages.length === 0) return err(appError('batch-nobody-goes'));
        // Somebody may have opted out meanwhile; who changes contacts without end is not waited for.
        if (changes !== changesBefore && tries < mostTries) continue;
        const { account } = ready.value;
        const ground = { reviewed, account, draft: store.draftText(batch.draft) };
        const output = await write(ground, requestId, { waits: reviewed.late > 0, wanted });
        if (output === 'unwanted') return ok('unwanted');
        return output === 'confirmed' ? ok('sent') : err(appError('batch-review-stale'));
      }
    },

    contactsChanged() {
      changes += 1;
    },
  };
}
