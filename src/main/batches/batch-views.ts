import type { Batch, BatchPace } from '#shared/domain/batch';
import type { Message } from '#shared/domain/message';
import { paceDurationMs, type PaceLimit } from '../outbox/pace';
import type { Clock } from '../outbox/ports';
import type { StoredBatch } from './batch-row';
import type { BatchStore } from './batch-store';

const minuteMs = 60_000;

/** Batches as the windows see them, with how fast each goes. */
export interface BatchViews {
  of(batch: StoredBatch): Batch;
  /** Notes what came to an end; answers the ids of the batches that the messages are part of. */
  messagesChanged(messages: readonly Message[]): ReadonlySet<string>;
}

export function createBatchViews(parts: {
  readonly store: Pick<BatchStore, 'counts' | 'leftOutCounts'>;
  readonly limits: readonly PaceLimit[];
  readonly clock: Pick<Clock, 'elapsed'>;
}): BatchViews {
  const { store, limits, clock } = parts;
  /** When messages of each batch came to an end within the last minute. */
  const ended = new Map<string, readonly number[]>();

  function lately(id: string): readonly number[] {
    const since = clock.elapsed() - minuteMs;
    const recent = (ended.get(id) ?? []).filter((at) => at > since);
    if (recent.length === 0) ended.delete(id);
    else ended.set(id, recent);
    return recent;
  }

  function paceOf(batch: StoredBatch, queued: number): BatchPace {
    if (batch.state.kind !== 'sending') return { perMinute: null, leftMs: null };
    const recent = lately(batch.id);
    const first = recent[0];
    // Over less than some seconds a rate is a matter of luck.
    const spanMs = first === undefined ? 0 : clock.elapsed() - first;
    const perMinute =
      recent.length < 2 || spanMs < 1_000 ? null : Math.round((recent.length / spanMs) * minuteMs);
    const byRate = perMinute === null || perMinute === 0 ? 0 : (queued / perMinute) * minuteMs;
    const leftMs = Math.round(Math.max(paceDurationMs(limits, queued), byRate));
    return { perMinute, leftMs: queued === 0 ? null : leftMs };
  }

  return {
    of(batch) {
      const isDraft = batch.state.kind === 'draft';
      const counts = store.counts(batch.id);
      const leftOut = isDraft
        ? 0
        : Object.values(store.leftOutCounts(batch.seq)).reduce((sum, count) => sum + count, 0);
      const { source } = batch.draft;
      const overLimit = !isDraft && source?.kind === 'list' ? source.overLimit : 0;
      return {
        id: batch.id,
        name: batch.name,
        createdAt: batch.createdAt,
        confirmedAt: batch.confirmedAt,
        state: batch.state,
        draft: batch.draft,
        accountLabel: batch.accountLabel,
        practice: batch.practice,
        goesOn: batch.goesOn,
        counts,
        leftOut: leftOut + overLimit,
        pace: paceOf(batch, counts.queued + counts.sending),
      };
    },

    messagesChanged(messages) {
      const touched = new Set<string>();
      for (const { batchId, state } of messages) {
        if (batchId === null) continue;
        touched.add(batchId);
        const hasEnded =
          state.kind === 'accepted' || state.kind === 'rejected' || state.kind === 'unknown';
        if (hasEnded) ended.set(batchId, [...lately(batchId), clock.elapsed()]);
      }
      return touched;
    },
  };
}
