import type { Batch, BatchPace } from '#shared/domain/batch';
import type { Message } from '#shared/domain/message';
import { paceDurationMs, type PaceLimit } from '../outbox/pace';
import type { Clock } from '../outbox/ports';
import type { StoredBatch } from './batch-row';
import type { BatchStore } from './batch-store';

const secondMs = 1_000;
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
  /** How many messages of each batch came to an end in each second of the last minute. */
  const ended = new Map<string, Map<number, number>>();
  const second = () => Math.floor(clock.elapsed() / secondMs);

  function note(id: string): void {
    const counts = ended.get(id) ?? new Map<number, number>();
    const now = second();
    counts.set(now, (counts.get(now) ?? 0) + 1);
    for (const each of counts.keys()) if (each <= now - 60) counts.delete(each);
    ended.set(id, counts);
  }

  /** Over less than some seconds a rate is a matter of luck: then `null`. */
  function perMinuteOf(id: string): number | null {
    const now = second();
    const recent = [...(ended.get(id) ?? [])].filter(([at]) => at > now - 60);
    const first = Math.min(...recent.map(([at]) => at));
    if (recent.length === 0 || now - first < 2) return null;
    const count = recent.reduce((sum, [, each]) => sum + each, 0);
    return Math.round((count / (now - first + 1)) * 60);
  }

  function paceOf(batch: StoredBatch, queued: number): BatchPace {
    if (batch.state.kind !== 'sending') return { perMinute: null, leftMs: null };
    const perMinute = perMinuteOf(batch.id);
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
        if (hasEnded) note(batchId);
      }
      return touched;
    },
  };
}
