import type { batchChannels } from '#shared/contract/batch-channels';
import {
  emptyBatchDraft,
  maxBatchRecipients,
  type Batch,
  type BatchCounts,
  type BatchRepeat,
  type BatchReview,
  type BatchState,
} from '#shared/domain/batch';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { FakeBridge, FakeHandlers } from './fake-bridge';
import { fixtureAt } from './fixtures';

const noMessages: BatchCounts = {
  scheduled: 0,
  queued: 0,
  sending: 0,
  accepted: 0,
  rejected: 0,
  unknown: 0,
  cancelled: 0,
};

/** A draft with nothing in it, unless told. */
export function aBatch(changes: Partial<Batch> = {}): Batch {
  return {
    id: 'batch-1',
    name: '',
    createdAt: fixtureAt,
    confirmedAt: null,
    state: { kind: 'draft' },
    draft: emptyBatchDraft,
    accountLabel: null,
    practice: false,
    goesOn: false,
    counts: noMessages,
    leftOut: 0,
    pace: { perMinute: null, leftMs: null },
    ...changes,
  };
}

/** A batch that repeats weekly, to a tag. */
export function aRepeat(changes: Partial<BatchRepeat> = {}): BatchRepeat {
  return {
    id: 'repeat-1',
    name: 'Club news',
    createdAt: fixtureAt,
    draft: { ...emptyBatchDraft, source: { kind: 'tag', name: 'Club' }, text: 'News for you' },
    accountLabel: 'Salon Berger',
    practice: false,
    goesOn: false,
    quiet: 'when-allowed',
    time: { at: '2099-01-05T09:00', clock: 'own', repeat: 'weekly' },
    next: { at: Date.UTC(2099, 0, 5, 9), day: '2099-01-05' },
    ...changes,
  };
}

/** A review in which two go and nobody is left out. */
export function aReview(changes: Partial<BatchReview> = {}): BatchReview {
  return {
    reviewId: 'review-1',
    batchId: 'batch-1',
    total: 2,
    going: 2,
    leftOut: {},
    problems: [],
    segments: 2,
    ucs2: 0,
    cost: { countries: [], totals: [], unpricedSegments: 2 },
    balance: null,
    balanceAfter: null,
    durationMs: 0,
    waves: [{ at: null, count: 2 }],
    quiet: 0,
    examples: [],
    optOutWording: null,
    ...changes,
  };
}

/** Batches kept in memory; what goes and who is left out is the test's to say. */
export function fakeBatchHandlers(
  fake: FakeBridge,
): Pick<FakeHandlers, keyof typeof batchChannels> {
  const { state } = fake;
  const missing = () => err(appError('batch-not-found'));

  function change(id: string, to: (batch: Batch) => Batch) {
    const batch = state.batches.find((one) => one.id === id);
    if (batch === undefined) return missing();
    const changed = to(batch);
    state.batches = state.batches.map((one) => (one === batch ? changed : one));
    fake.emit('batchesChanged', { batches: [changed] });
    return ok(changed);
  }
  const moveTo = (id: string, to: BatchState) => change(id, (batch) => ({ ...batch, state: to }));

  return {
    newBatch: () => {
      const batch = aBatch({ id: `batch-${state.batches.length + 1}` });
      state.batches = [batch, ...state.batches];
      fake.emit('batchesChanged', { batches: [batch] });
      return ok(batch);
    },
    listBatches: () => ok({ batches: state.batches, nextBefore: null }),
    getBatch: ({ batchId }) => change(batchId, (batch) => batch),
    changeBatch: ({ batchId, change: { name, goesOn, ...draft } }) =>
      change(batchId, (batch) => ({
        ...batch,
        name: name ?? batch.name,
        goesOn: goesOn ?? batch.goesOn,
        draft: { ...batch.draft, ...(draft as Partial<Batch['draft']>) },
      })),
    deleteBatch: ({ batchId }) => {
      state.batches = state.batches.filter(({ id }) => id !== batchId);
      return ok(null);
    },
    pasteBatchList: ({ batchId, text }) => {
      const rows = text.split(/[\n,;]+/).filter((piece) => piece.trim() !== '').length;
      const kept = Math.min(rows, maxBatchRecipients);
      const list = {
        fileName: '',
        columns: [],
        numberColumn: 0,
        firstRow: null,
        overLimit: rows - kept,
      };
      return change(batchId, (batch) => ({
        ...batch,
        draft: { ...batch.draft, source: { kind: 'list', ...list, rows: kept } },
      }));
    },
    chooseBatchFile: () => ok(null),
    chooseNumberColumn: ({ batchId, column }) =>
      change(batchId, (batch) => {
        const { source } = batch.draft;
        if (source?.kind !== 'list') return batch;
        return { ...batch, draft: { ...batch.draft, source: { ...source, numberColumn: column } } };
      }),
    listBatchRecipients: () => ok({ recipients: [], total: 0 }),
    reviewBatch: ({ batchId }) => ok(aReview({ batchId })),
    listLeftOut: () => ok({ recipients: [], total: 0 }),
    confirmBatch: ({ batchId }) =>
      change(batchId, (batch) => ({
        ...batch,
        state: { kind: 'sending' },
        confirmedAt: state.nowAt,
        counts: { ...noMessages, queued: 2 },
      })),
    repeatBatch: () => err(appError('batch-review-stale')),
    sendBatchNow: ({ batchId }) => change(batchId, (batch) => batch),
    reopenBatch: ({ batchId }) => moveTo(batchId, { kind: 'draft' }),
    changeBatchRepeat: () => err(appError('batch-repeat-not-found')),
    sendBatchRepeatNow: () => ok(null),
    deleteBatchRepeat: () => ok(null),
    pauseBatch: ({ batchId }) =>
      moveTo(batchId, { kind: 'paused', at: state.nowAt, reason: 'user' }),
    resumeBatch: ({ batchId }) => moveTo(batchId, { kind: 'sending' }),
    cancelBatch: ({ batchId }) => moveTo(batchId, { kind: 'cancelled', at: state.nowAt }),
    listBatchMessages: ({ batchId }) =>
      ok({
        messages: state.messages.filter((message) => message.batchId === batchId),
        nextAfter: null,
      }),
  };
}
