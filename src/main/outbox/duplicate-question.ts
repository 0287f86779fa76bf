import type { E164 } from '#shared/domain/phone';
import { formatPhone } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import type { MessageStore } from './ports';

/** The same text to the same recipient within this time asks first. */
export const duplicateWindowMs = 10 * 60_000;

const minuteMs = 60_000;

/** A whole text, and whom it is for. */
export interface Addressed {
  readonly recipient: E164;
  readonly text: string;
  readonly practice: boolean;
  /** The message that is to become it, where it is one already. */
  readonly exceptId?: string;
}

/** What to ask where one of these texts was written to the same number a moment ago, or `null`. */
export function duplicateQuestion(
  store: Pick<MessageStore, 'findDuplicate'>,
  texts: readonly Addressed[],
  now: number,
): AppError | null {
  for (const { recipient, text, practice, exceptId = '' } of texts) {
    const sinceAt = now - duplicateWindowMs;
    const found = store.findDuplicate({ recipient, text, practice, sinceAt, exceptId });
    if (found === null) continue;
    const minutes = Math.max(1, Math.ceil((now - found.createdAt) / minuteMs));
    const name = found.recipientName ?? formatPhone(found.recipient);
    return appError('duplicate-recent', { params: { recipient: name, minutes } });
  }
  return null;
}
