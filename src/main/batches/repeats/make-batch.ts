import type { BatchRepeat } from '#shared/domain/batch';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { Clock } from '../../outbox/ports';
import type { WriteGate } from '../../storage/write-gate';
import type { BatchStore } from '../batch-store';
import type { Sending } from '../sending';

export interface MakeBatchParts {
  readonly store: Pick<BatchStore, 'get' | 'byRequest' | 'createNamed' | 'deleteDraft'>;
  readonly sending: Pick<Sending, 'sendAlone'>;
  readonly clock: Pick<Clock, 'now'>;
  /** What is later than this waits for the user's word, in milliseconds. */
  readonly toleranceMs: () => number;
  readonly gate: Pick<WriteGate, 'whenOpen'>;
  readonly wakeOutbox: () => void;
  /** Told of a batch that is new or has changed. */
  readonly onBatchChange: (id: string) => void;
}

/** A time of a batch that repeats. */
export interface Occurrence {
  /** It names the time: no batch has two on one day. */
  readonly day: string;
  /** By the user's word, at whatever time it is. */
  readonly atOnce: boolean;
}

/** What became of a time; `unwanted` where the user stopped or changed what repeats meanwhile. */
export type Made = 'made' | 'nobody' | 'unwanted';

/**
 * Makes the batch of one time, once: `made` also where there was one before. Where nobody is on its list,
 * as on a day without a birthday, there is none, and none either where the user no longer wants it. Errors: those of the review and of the confirmation;
 * the draft then stays, to be mended and sent by hand.
 */
export type MakeBatch = (
  repeat: BatchRepeat,
  occurrence: Occurrence,
) => Promise<Result<Made, AppError>>;

/**
 * The batch and the press that sends it are named after the time, so that an end of the program at any
 * moment in between makes no second one.
 */
export function createMakeBatch(parts: MakeBatchParts): MakeBatch {
  const { store, clock } = parts;
  const underWay = new Map<string, ReturnType<MakeBatch>>();

  async function make(
    repeat: BatchRepeat,
    { day, atOnce }: Occurrence,
    requestId: string,
  ): ReturnType<MakeBatch> {
    const id = batchOf(repeat.id, day);
    if (store.byRequest(requestId) !== null) return ok('made');
    const { name, draft, goesOn, quiet, time } = repeat;
    const isNew = store.createNamed({ id, name, draft, goesOn }, clock.now());
    const batch = store.get(id);
    // The user has sent by hand what could not go by itself.
    if (batch?.state.kind !== 'draft') return ok('made');
    const timeOfDay = time.at.slice(time.at.indexOf('T'));
    const sent = await parts.sending.sendAlone({
      batch: { ...batch, draft },
      requestId,
      plan: {
        time: atOnce ? null : { ...time, at: `${day}${timeOfDay}` },
        quiet: atOnce ? 'send-anyway' : quiet,
      },
      birthdays: time.repeat === 'birthday' ? day : null,
      wanted: { repeatId: repeat.id, text: draft.text, nextAt: repeat.next?.at ?? null },
      lateBefore: clock.now() - parts.toleranceMs(),
    });
    // Whatever was awaited may have let another thread begin to write.
    await parts.gate.whenOpen();
    if (sent.ok && sent.value !== 'sent') {
      // What an earlier try has left may have been mended by the user since.
      if (isNew || sent.value === 'nobody') store.deleteDraft(id);
      return ok(sent.value);
    }
    parts.onBatchChange(id);
    if (!sent.ok) return sent;
    parts.wakeOutbox();
    return ok('made');
  }

  return (repeat, occurrence) => {
    const requestId = requestOf(repeat.id, occurrence.day);
    // Its time may come while the user has it sent.
    const known = underWay.get(requestId);
    if (known !== undefined) return known;
    const making = make(repeat, occurrence, requestId).finally(() => underWay.delete(requestId));
    underWay.set(requestId, making);
    return making;
  };
}

/** The batch of a day of what repeats. */
export function batchOf(repeatId: string, day: string): string {
  return `${repeatId}-${day}`;
}

/** Whether a batch was made for a time. */
export function wasMade(
  store: Pick<BatchStore, 'byRequest'>,
  repeatId: string,
  day: string,
): boolean {
  return store.byRequest(requestOf(repeatId, day)) !== null;
}

/** No page can name it: the contract's ids have no colon. */
function requestOf(repeatId: string, day: string): string {
  return `repeat:${repeatId}:${day}`;
}
