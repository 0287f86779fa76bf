import { create } from 'zustand';
import type { Batch, BatchPlan, BatchReview } from '#shared/domain/batch';
import type { ScheduleTime } from '#shared/domain/scheduled';
import { cutText } from '#shared/domain/text';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';
import { newId } from '../../../lib/new-id';
import { dropBatch, openBatch, takeBatches } from '../batches-store';
import { budgetPart, withinBudget } from '../../../lib/budget-question';
import { closeDraft, editDraft, saveDraft, useDraft } from '../wizard/draft-store';

export interface ReviewState {
  /** `null` until it has come. */
  readonly review: BatchReview | null;
  readonly isLooking: boolean;
  readonly isSending: boolean;
  readonly error: AppError | null;
  /** When the batch goes and how often; `null` for at once. */
  readonly time: BatchPlan['time'];
  readonly quiet: BatchPlan['quiet'];
  /** The fields say no time, or one that has passed: nothing is sent before that is put right. */
  readonly isTimeWrong: boolean;
}

export const emptyReview: ReviewState = {
  review: null,
  isLooking: false,
  isSending: false,
  error: null,
  time: null,
  quiet: 'when-allowed',
  isTimeWrong: false,
};

export const useReview = create<ReviewState>(() => emptyReview);

/** In UTF-16 units, as the contract has it. */
const longestName = 200;

let asked = 0;

/** Works out what the draft would do now. What was shown before stays until then. */
export async function lookAgain(): Promise<void> {
  asked += 1;
  const mine = asked;
  useReview.setState({ isLooking: true });
  await saveDraft();
  const { batch } = useDraft.getState();
  if (batch === null || mine !== asked) return;
  const { time, quiet } = useReview.getState();
  const answer = await bridge.reviewBatch({ batchId: batch.id, time, quiet });
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

/** Lets the batch go at a time, or at once (`null`). A field that is half typed says no time. */
export function setTime(time: BatchPlan['time']): void {
  const isTimeWrong = time !== null && !isToCome(time);
  useReview.setState({ time, isTimeWrong });
  if (!isTimeWrong) void lookAgain();
}

/** By the recipients' clocks it is for main to say; what repeats has another time to come. */
function isToCome({ at, clock, repeat }: ScheduleTime): boolean {
  const instant = new Date(at).getTime();
  if (at === '' || Number.isNaN(instant)) return false;
  return clock === 'recipient' || repeat !== 'once' || instant > Date.now();
}

/** Sends in the recipients' quiet hours too, or waits for their end. */
export function setQuiet(quiet: BatchPlan['quiet']): void {
  useReview.setState({ quiet });
  void lookAgain();
}

/** Also sends to those who got the same text a moment ago, or does not. */
export function includeSentLately(includeSentLately: boolean): void {
  editDraft({ includeSentLately });
  void lookAgain();
}

/** What a batch goes by that got no name: only its room can say it, and others list it too. */
async function saveNamed(name: string): Promise<{ readonly givenTo: string | null }> {
  const { batch } = useDraft.getState();
  const isUnnamed = batch?.name.trim() === '';
  if (isUnnamed) editDraft({ name: cutText(name, longestName) });
  await saveDraft();
  return { givenTo: isUnnamed ? batch.id : null };
}

/** The batch did not go: before it does, its recipients may change, and the name would be untrue. */
async function takeNameBack({ givenTo }: { readonly givenTo: string | null }): Promise<void> {
  // Meanwhile another draft may have been opened.
  if (givenTo === null || useDraft.getState().batch?.id !== givenTo) return;
  editDraft({ name: '' });
  await saveDraft();
}

/**
 * Makes messages of what was reviewed. What has changed since is looked at again, and nothing sent.
 *
 * @param name What the batch is called if the user gave it no name.
 */
export async function confirmBatch(name: string): Promise<Batch | null> {
  const { review, isSending } = useReview.getState();
  if (review === null || isSending) return null;
  useReview.setState({ isSending: true, error: null });
  const named = await saveNamed(name);
  const { batchId, reviewId } = review;
  const requestId = newId();
  const answer = await withinBudget((given) =>
    bridge.confirmBatch({ batchId, reviewId, requestId, ...budgetPart(given) }),
  );
  useReview.setState({ isSending: false });
  if (answer.ok) {
    closeDraft();
    forgetReview();
    takeBatches([answer.value]);
    openBatch(answer.value);
    return answer.value;
  }
  await takeNameBack(named);
  if (answer.error.code === 'batch-review-stale') await lookAgain();
  // Looking again took the error away, and what was sent needs no second word.
  useReview.setState({ error: answer.error });
  return null;
}

/** Lets what was reviewed repeat, and shows it where it is stopped; with `name` as {@link confirmBatch}. */
export async function repeatBatch(name: string): Promise<void> {
  const { review, isSending } = useReview.getState();
  if (review === null || isSending) return;
  useReview.setState({ isSending: true, error: null });
  const named = await saveNamed(name);
  const { batchId, reviewId } = review;
  const requestId = crypto.randomUUID();
  const answer = await withinBudget((given) =>
    bridge.repeatBatch({ batchId, reviewId, requestId, ...budgetPart(given) }),
  );
  useReview.setState({ isSending: false });
  if (answer.ok) {
    closeDraft();
    forgetReview();
    dropBatch(batchId);
    await bridge.openDesk({ room: 'scheduled' });
    return;
  }
  await takeNameBack(named);
  if (answer.error.code === 'batch-review-stale') await lookAgain();
  useReview.setState({ error: answer.error });
}
