import type { BatchDraft, BatchPlan, BatchReview } from '#shared/domain/batch';
import { isWallTime } from '#shared/domain/time-zone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { isSenderId } from '../outbox/check-request';
import type { AccountLookup, Clock } from '../outbox/ports';
import type { StoredBatch } from './batch-row';
import { batchTimes, firstOf, nextBirthdays } from './review/batch-times';
import type { ReviewedDraft } from './review/review-batch';

export interface ReadyDraftParts {
  readonly accounts: AccountLookup;
  /** The balance that was last seen of an account; `null` where the provider names none. */
  readonly balance: (accountId: string) => BatchReview['balance'];
  readonly language: () => string;
  /** The zone that the computer is set to. */
  readonly timeZone: () => string;
  readonly clock: Pick<Clock, 'now'>;
}

/** What makes of a stored draft one that can be reviewed. */
export function createReadyDraft(parts: ReadyDraftParts) {
  /**
   * A draft with all that its review needs. Errors: `batch-source-missing`, `text-empty`,
   * `batch-purpose-missing`, `account-not-found`, `sender-missing`, `sender-not-listed`.
   */
  function readyDraft(
    { id, seq, draft }: Pick<StoredBatch, 'id' | 'seq' | 'draft'>,
    { quiet }: BatchPlan,
    when: Pick<ReviewedDraft, 'times' | 'birthdays' | 'lateBefore'>,
  ): Result<ReviewedDraft, AppError> {
    const { source, purpose, accountId, senderId, text } = draft;
    if (source === null) return err(appError('batch-source-missing'));
    if (text.trim() === '') return err(appError('text-empty'));
    if (purpose === null) return err(appError('batch-purpose-missing'));
    const account = accountId === null ? null : parts.accounts.get(accountId);
    if (accountId === null || account === null) return err(appError('account-not-found'));
    if (senderId === null || !isSenderId(senderId, account.kind)) {
      return err(appError('sender-missing'));
    }
    if (account.senderIds.length > 0 && !account.senderIds.includes(senderId)) {
      return err(appError('sender-not-listed'));
    }
    const { label, practice, textLimit, signOff } = account;
    return ok({
      batchId: id,
      batchSeq: seq,
      source,
      text,
      language: draft.language ?? parts.language(),
      purpose,
      includeSentLately: draft.includeSentLately,
      senderId,
      account: {
        id: accountId,
        label,
        practice,
        textLimit,
        signOff,
        balance: parts.balance(accountId),
      },
      hours: quiet === 'send-anyway' && purpose === 'everyday' ? 'any' : purpose,
      ...when,
    });
  }

  /**
   * When a plan says that each goes, the first time of what repeats. Errors: `schedule-time-invalid`,
   * `schedule-past`, `batch-repeat-list`.
   */
  function whenOf(
    { source }: BatchDraft,
    { time }: BatchPlan,
  ): Result<Pick<ReviewedDraft, 'times' | 'birthdays'>, AppError> {
    const own = parts.timeZone();
    if (time === null) return ok({ times: batchTimes(null, own), birthdays: null });
    if (!isWallTime(time.at)) return err(appError('schedule-time-invalid'));
    if (time.repeat !== 'once') {
      if (source?.kind === 'list') return err(appError('batch-repeat-list'));
      const first = firstOf(time, own, parts.clock.now());
      if (first === null) return err(appError('schedule-time-invalid'));
      const times = batchTimes({ at: first.wall, clock: time.clock }, own);
      if (time.repeat !== 'birthday') return ok({ times, birthdays: null });
      const timeOfDay = first.wall.slice(first.wall.indexOf('T') + 1);
      return ok({ times, birthdays: { next: nextBirthdays(timeOfDay, first.at) } });
    }
    const times = batchTimes(time, own);
    const { at } = times(null);
    if (at !== null && at <= parts.clock.now()) return err(appError('schedule-past'));
    return ok({ times, birthdays: null });
  }

  return { readyDraft, whenOf };
}
