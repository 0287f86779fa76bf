import type { ChannelInput } from '#shared/contract/channels';
import {
  emptyBatchDraft,
  type Batch,
  type BatchDraft,
  type BatchMessagePage,
  type BatchPage,
  type BatchRecipientPage,
  type BatchReview,
  type LeftOutPage,
} from '#shared/domain/batch';
import type { BudgetAnswer } from '#shared/domain/budget';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Input } from '../contact-import/readers/source';
import { budgetQuestion } from '../outbox/budget-question';
import type { BudgetBook } from '../outbox/ports';
import type { StoredBatch } from './batch-row';
import type { BatchStore } from './batch-store';
import type { BatchViews } from './batch-views';
import type { CallOff } from './call-off';
import type { BatchLists } from './list/lists';
import { batchRequestId } from './review/review-batch';
import type { Sending } from './sending';

export interface BatchesParts {
  readonly store: BatchStore;
  readonly views: Pick<BatchViews, 'of'>;
  readonly lists: BatchLists;
  readonly sending: Pick<Sending, 'review' | 'leftOut' | 'confirm'>;
  readonly callOff: Pick<CallOff, 'cancelRest'>;
  /** Lets go what of a batch waits for its time. */
  readonly letGo: (batchId: string) => Promise<void>;
  /** Nothing is asked where it is missing. */
  readonly budgets?: BudgetBook;
  readonly now: () => number;
  readonly newId: () => string;
  /** Looks anew at what may go. */
  readonly wakeOutbox: () => void;
  /** Told of a batch that has changed. */
  readonly onChange: (id: string) => void;
}

type Answer<T> = Promise<Result<T, AppError>>;

/** Sending to many, from the first word of a draft to the last message. */
export interface Batches {
  create(): Result<Batch, AppError>;
  /** Error: `batch-not-found` where `before` is not there. */
  list(query: ChannelInput<'listBatches'>): Result<BatchPage, AppError>;
  /** Error: `batch-not-found`. */
  get(id: string): Result<Batch, AppError>;
  /** Errors: `batch-not-found`, `batch-not-draft` for what only a draft can change. */
  change(input: ChannelInput<'changeBatch'>): Result<Batch, AppError>;
  /** Errors: `batch-not-found`, `batch-not-draft`. */
  delete(id: string): Result<null, AppError>;
  /** See `BatchLists.read`. */
  readList(id: string, source: Input, fileName: string): Answer<Batch>;
  chooseColumn(id: string, column: number): Answer<Batch>;
  recipients(input: ChannelInput<'listBatchRecipients'>): Answer<BatchRecipientPage>;
  /** See `Sending`. */
  review(input: ChannelInput<'reviewBatch'>): Answer<BatchReview>;
  leftOut(input: ChannelInput<'listLeftOut'>): Result<LeftOutPage, AppError>;
  confirm(input: ChannelInput<'confirmBatch'>): Answer<Batch>;
  /**
   * Errors of these three: `batch-not-found`, `batch-not-under-way`; of going on, too, `budget-reached` unless
   * answered.
   */
  pause(id: string): Result<Batch, AppError>;
  resume(input: ChannelInput<'resumeBatch'>): Result<Batch, AppError>;
  cancel(id: string): Answer<Batch>;
  /** Errors: `batch-not-found`, `batch-not-under-way`, `batch-not-scheduled`. */
  sendNow(id: string): Answer<Batch>;
  /** Answers the new draft. Errors: those of `sendNow`, `batch-partly-sent`. */
  reopen(id: string): Answer<Batch>;
  /** Errors: `batch-not-found`, `message-not-found` where `after` is not there. */
  messages(input: ChannelInput<'listBatchMessages'>): Result<BatchMessagePage, AppError>;
}

export function createBatches(parts: BatchesParts): Batches {
  const { store, views, lists, sending } = parts;

  function find(id: string): Result<StoredBatch, AppError> {
    const batch = store.get(id);
    return batch === null ? err(appError('batch-not-found')) : ok(batch);
  }

  function view(id: string): Result<Batch, AppError> {
    const found = find(id);
    return found.ok ? ok(views.of(found.value)) : found;
  }

  function changed(id: string): Result<Batch, AppError> {
    parts.onChange(id);
    return view(id);
  }

  /** Moves a batch on by `move`, which is false where its state does not allow that. */
  function moveOn(id: string, move: (id: string, at: number) => boolean): Result<Batch, AppError> {
    const found = find(id);
    if (!found.ok) return found;
    if (!move(id, parts.now())) return err(appError('batch-not-under-way'));
    return changed(id);
  }

  /** One that is under way and of which something waits for its time. */
  function findScheduled(id: string): Result<StoredBatch, AppError> {
    const found = find(id);
    if (!found.ok) return found;
    const { kind } = found.value.state;
    const isOpen = kind === 'sending' || kind === 'paused' || kind === 'waiting';
    if (!isOpen) return err(appError('batch-not-under-way'));
    return store.scheduled(id, 1).length > 0 ? found : err(appError('batch-not-scheduled'));
  }

  async function viewAfter(id: string, done: Answer<null>): Answer<Batch> {
    const result = await done;
    return result.ok ? changed(id) : result;
  }

  /** Whether its next message may be sent; the others are asked about when it is their turn. */
  function budgetAsked(batch: StoredBatch, answer: BudgetAnswer | undefined): AppError | null {
    const { id, accountId, practice } = batch;
    const next = store.messages(id, 'queued', 0, 1);
    if (accountId === null || next.length === 0) return null;
    const request = { accountId, practice, requestIds: [batchRequestId(id)], answer };
    return budgetQuestion(parts.budgets, request, (budgets) =>
      budgets.question(accountId, next, parts.now()),
    );
  }

  return {
    create() {
      const id = parts.newId();
      store.create(id, emptyBatchDraft, parts.now());
      return changed(id);
    },

    list({ before, limit }) {
      const last = before === null ? null : find(before);
      if (last !== null && !last.ok) return last;
      // One more than asked for tells whether there are older ones.
      const found = store.page(last === null ? null : last.value.seq, limit + 1);
      const batches = found.slice(0, limit).map(views.of);
      const more = found.length > limit;
      return ok({ batches, nextBefore: more ? (batches.at(-1)?.id ?? null) : null });
    },

    get: view,

    change({ batchId, change }) {
      const found = find(batchId);
      if (!found.ok) return found;
      const { name, goesOn, ...draftChange } = change;
      const draft = changedDraft(found.value.draft, draftChange);
      if (draft !== found.value.draft && !store.setDraft(batchId, draft)) {
        return err(appError('batch-not-draft'));
      }
      if (name !== undefined) store.rename(batchId, name.trim());
      if (goesOn !== undefined) store.setGoesOn(batchId, goesOn);
      return changed(batchId);
    },

    delete(id) {
      const found = find(id);
      if (!found.ok) return found;
      return store.deleteDraft(id) ? ok(null) : err(appError('batch-not-draft'));
    },

    async readList(id, source, fileName) {
      const found = find(id);
      if (!found.ok) return found;
      return viewAfter(id, lists.read(found.value, source, fileName));
    },

    async chooseColumn(id, column) {
      const found = find(id);
      if (!found.ok) return found;
      return viewAfter(id, lists.chooseColumn(found.value, column));
    },

    async recipients({ batchId, ...range }) {
      const found = find(batchId);
      return found.ok ? lists.page(found.value, range) : found;
    },

    async review({ batchId, ...plan }) {
      const found = find(batchId);
      return found.ok ? sending.review(found.value, plan) : found;
    },

    leftOut({ batchId, reason, ...range }) {
      const found = find(batchId);
      if (!found.ok) return found;
      const { seq, state } = found.value;
      if (state.kind === 'draft') return sending.leftOut(batchId, reason, range);
      const counts = store.leftOutCounts(seq);
      const total =
        reason === null
          ? Object.values(counts).reduce((sum, count) => sum + count, 0)
          : (counts[reason] ?? 0);
      return ok({ recipients: store.leftOut(seq, reason, range), total });
    },

    async confirm(input) {
      const found = find(input.batchId);
      if (!found.ok) return found;
      const confirmed = await sending.confirm(input);
      if (!confirmed.ok) return confirmed;
      parts.wakeOutbox();
      return changed(input.batchId);
    },

    pause: (id) => moveOn(id, store.pause),

    resume({ batchId, budget }) {
      const found = find(batchId);
      if (!found.ok) return found;
      const overBudget = budgetAsked(found.value, budget);
      if (overBudget !== null) return err(overBudget);
      const resumed = moveOn(batchId, store.resume);
      if (resumed.ok) parts.wakeOutbox();
      return resumed;
    },

    async cancel(id) {
      const calledOff = moveOn(id, store.callOff);
      if (!calledOff.ok) return calledOff;
      await parts.callOff.cancelRest(id);
      return changed(id);
    },

    async sendNow(id) {
      const found = findScheduled(id);
      if (!found.ok) return found;
      // One that waits for the user's word has it by this.
      store.resume(id, parts.now());
      await parts.letGo(id);
      parts.wakeOutbox();
      return changed(id);
    },

    async reopen(id) {
      const reopened = store.together((): Result<string, AppError> => {
        const found = findScheduled(id);
        if (!found.ok) return found;
        const { name, draft, seq, goesOn } = found.value;
        const { scheduled, queued, cancelled, ...gone } = store.counts(id);
        if (Object.values(gone).some((count) => count > 0)) {
          return err(appError('batch-partly-sent'));
        }
        if (!store.callOff(id, parts.now())) return err(appError('batch-not-under-way'));
        const draftId = parts.newId();
        store.createNamed({ id: draftId, name, draft, goesOn }, parts.now());
        const made = store.get(draftId);
        if (made !== null) store.moveList(seq, made.seq);
        return ok(draftId);
      });
      if (!reopened.ok) return reopened;
      await parts.callOff.cancelRest(id);
      parts.onChange(id);
      return changed(reopened.value);
    },

    messages({ batchId, state, after, limit }) {
      const found = find(batchId);
      if (!found.ok) return found;
      const afterSeq = after === null ? 0 : store.seqOfMessage(batchId, after);
      if (afterSeq === null) return err(appError('message-not-found'));
      const messages = store.messages(batchId, state, afterSeq, limit + 1);
      const page = messages.slice(0, limit);
      const more = messages.length > limit;
      return ok({ messages: page, nextAfter: more ? (page.at(-1)?.id ?? null) : null });
    },
  };
}

/** A draft with what is given, the same one where nothing is. */
function changedDraft(
  draft: BatchDraft,
  change: Omit<ChannelInput<'changeBatch'>['change'], 'name' | 'goesOn'>,
): BatchDraft {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? draft
    : ({ ...draft, ...(Object.fromEntries(given) as typeof change) } as BatchDraft);
}
