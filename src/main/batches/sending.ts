import type { ChannelInput } from '#shared/contract/channels';
import type { BatchReview, LeftOutPage, LeftOutReason } from '#shared/domain/batch';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { runGated } from '../contact-import/gated-run';
import type { AccountLookup } from '../outbox/ports';
import { isSenderId } from '../outbox/check-request';
import type { WriteGate } from '../storage/write-gate';
import type { StartJob } from '../worker/jobs';
import type { StoredBatch } from './batch-row';
import type { BatchStore } from './batch-store';
import type { BatchConfirmJob } from './confirm-job';
import {
  reviewBatch,
  type Reviewed,
  type ReviewedDraft,
  type ReviewParts,
} from './review/review-batch';

export interface SendingParts extends ReviewParts {
  readonly store: BatchStore;
  readonly accounts: AccountLookup;
  /** The balance that was last seen of an account; `null` where the provider names none. */
  readonly balance: (accountId: string) => BatchReview['balance'];
  readonly language: () => string;
  readonly databaseFile: string;
  readonly startJob: StartJob;
  readonly gate: WriteGate;
}

/** From a draft to messages: what is confirmed is what was reviewed, to the letter. */
export interface Sending {
  /**
   * Errors: `batch-source-missing`, `batch-purpose-missing`, `text-empty`, `account-not-found`,
   * `sender-missing`, `sender-not-listed`, `saved-search-not-found`, `batch-not-draft`.
   */
  review(batch: StoredBatch, notBeforeAt: number | null): Promise<Result<BatchReview, AppError>>;
  /** Of the last review of a draft. Error: `batch-review-stale`. */
  leftOut(
    batchId: string,
    reason: LeftOutReason | null,
    range: { readonly offset: number; readonly limit: number },
  ): Result<LeftOutPage, AppError>;
  /**
   * All messages are made, or none. The same `requestId` again makes none. Errors: `batch-not-draft`,
   * `batch-nobody-goes`, `batch-review-stale` where the draft or the contacts have changed since.
   */
  confirm(input: ChannelInput<'confirmBatch'>): Promise<Result<null, AppError>>;
  /** Contacts, opt-outs or fields have changed: what was reviewed may be wrong. */
  contactsChanged(): void;
}

/** What was reviewed last, and on what ground. */
interface Ground {
  readonly reviewed: Reviewed;
  /** The draft as JSON. */
  readonly draft: string;
  readonly account: ReviewedDraft['account'];
  readonly changes: number;
}

export function createSending(parts: SendingParts): Sending {
  const { store, clock } = parts;
  let last: Ground | null = null;
  let changes = 0;
  const confirming = new Map<string, Promise<Result<null, AppError>>>();

  function readyDraft(
    { id, seq, draft }: StoredBatch,
    notBeforeAt: number | null,
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
      notBeforeAt,
    });
  }

  async function write(ground: Ground, requestId: string): Promise<Result<null, AppError>> {
    const { reviewed, draft, account } = ground;
    const { review, messages, leftOut } = reviewed;
    const { id, label, practice } = account;
    const output = await runGated<BatchConfirmJob>(
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
            now: clock.now(),
          },
          onProgress,
        ),
      () => undefined,
      () => undefined,
    );
    if (output !== 'confirmed') return err(appError('batch-review-stale'));
    last = null;
    return ok(null);
  }

  return {
    async review(batch, notBeforeAt) {
      if (batch.state.kind !== 'draft') return err(appError('batch-not-draft'));
      const ready = readyDraft(batch, notBeforeAt);
      if (!ready.ok) return ready;
      const changesBefore = changes;
      const reviewed = await reviewBatch(parts, ready.value);
      if (!reviewed.ok) return reviewed;
      last = {
        reviewed: reviewed.value,
        draft: store.draftText(batch.draft),
        account: ready.value.account,
        changes: changesBefore,
      };
      return ok(reviewed.value.review);
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

    async confirm({ batchId, reviewId, requestId }) {
      if (store.byRequest(requestId) !== null) return ok(null);
      const underWay = confirming.get(requestId);
      if (underWay !== undefined) return underWay;
      if (store.get(batchId)?.state.kind !== 'draft') return err(appError('batch-not-draft'));
      const isFresh = last?.reviewed.review.reviewId === reviewId && last.changes === changes;
      if (last === null || !isFresh) return err(appError('batch-review-stale'));
      if (last.reviewed.messages.length === 0) return err(appError('batch-nobody-goes'));
      const writing = write(last, requestId).finally(() => confirming.delete(requestId));
      confirming.set(requestId, writing);
      return writing;
    },

    contactsChanged() {
      changes += 1;
    },
  };
}
