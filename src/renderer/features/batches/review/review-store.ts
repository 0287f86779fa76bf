import { create } from 'zustand';
import type { Batch, BatchReview } from '#shared/domain/batch';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';
import { openBatch, takeBatches } from '../batches-store';
import { closeDraft, editDraft, saveDraft, useDraft } from '../wizard/draft-store';

export interface ReviewState {
  /** `null` until it has come. */
  readonly review: BatchReview | null;
  readonly isLooking: boolean;
  readonly isSending: boolean;
  readonly error: AppError | null;
  /** When the batch is to begin; `null` for at once. */
  readonly notBeforeAt: number | null;
  /** The fields say no time, or one that has passed: nothing is sent before that is put right. */
  readonly isTimeWrong: boolean;
}

export const emptyReview: ReviewState = {
  review: null,
  isLooking: false,
  isSending: false,
  error: null,
  notBeforeAt: null,
  isTimeWrong: false,
};

export const useReview = create<ReviewState>(() => emptyReview);

let asked = 0;

/** Works out what the draft would do now. What was shown before stays until then. */
export async function lookAgain(): Promise<void> {
  asked += 1;
  const mine = asked;
  useReview.setState({ isLooking: true });
  await saveDraft();
  const { batch } = useDraft.getState();
  if (batch === null || mine !== asked) return;
  const { notBeforeAt } = useReview.getState();
  const answer = await bridge.reviewBatch({ batchId: batch.id, notBeforeAt });
  if (mine !== asked) return;
  useReview.setState(
    answer.ok
      ? { review: answer.value, isLooking: false, error: null }
      : { review: null, isLooking: false, error: answer.error },
  );
}

/** Forgets the review of a draft; called when it is left. */
export function forgetReview(): void {
  asked += 1;
  useReview.setState(emptyReview);
}

/** Lets the batch begin later, or at once (`null`). */
export function setBeginning(notBeforeAt: number | null): void {
  useReview.setState({ isTimeWrong: false });
  if (useReview.getState().notBeforeAt === notBeforeAt) return;
  useReview.setState({ notBeforeAt });
  void lookAgain();
}

/** The fields say nothing that the batch could begin at. */
export function setTimeWrong(): void {
  useReview.setState({ isTimeWrong: true });
}

/** Also sends to those who got the same text a moment ago, or does not. */
export function includeSentLately(includeSentLately: boolean): void {
  editDraft({ includeSentLately });
  void lookAgain();
}

/** Makes messages of what was reviewed. What has changed since is looked at again, and nothing sent. */
export async function confirmBatch(): Promise<Batch | null> {
  const { review, isSending } = useReview.getState();
  if (review === null || isSending) return null;
  useReview.setState({ isSending: true, error: null });
  await saveDraft();
  const { batchId, reviewId } = review;
  const requestId = crypto.randomUUID();
  const answer = await bridge.confirmBatch({ batchId, reviewId, requestId });
  useReview.setState({ isSending: false });
  if (answer.ok) {
    closeDraft();
    forgetReview();
    takeBatches([answer.value]);
    openBatch(answer.value);
    return answer.value;
  }
  if (answer.error.code === 'batch-review-stale') await lookAgain();
  // Looking again took the error away, and what was sent needs no second word.
  useReview.setState({ error: answer.error });
  return null;
}
