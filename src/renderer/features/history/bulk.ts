import type { HistoryFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import { bridge } from '../../lib/bridge';
import type { GivenAnswer } from '../../lib/budget-question';
import type { GivenQuiet } from '../../lib/quiet-question';
import { resendMessage } from '../../lib/resend';

/** The contract's limit on the messages that one call deletes, and on those that follow one sent again. */
const mostIds = 1_000;
/** The contract's limit on the messages of a page. */
const pageSize = 200;

/** What became of messages that were to be deleted. */
export interface Deleted {
  readonly deleted: number;
  /** Those that are not over yet. */
  readonly kept: number;
}

export async function deleteMessages(
  messages: readonly Message[],
): Promise<Result<Deleted, AppError>> {
  let sum: Deleted = { deleted: 0, kept: 0 };
  for (let at = 0; at < messages.length; at += mostIds) {
    const messageIds = messages.slice(at, at + mostIds).map(({ id }) => id);
    const answer = await bridge.deleteMessages({ messageIds });
    if (!answer.ok) return answer;
    sum = added(sum, answer.value);
  }
  return ok(sum);
}

/**
 * Deletes all that pass a filter, page by page; `onProgress` hears how far it is, and ends it by
 * answering false.
 */
export async function deleteAll(
  filter: HistoryFilter,
  onProgress: (soFar: Deleted) => boolean,
): Promise<Result<Deleted, AppError>> {
  let sum: Deleted = { deleted: 0, kept: 0 };
  let cursor: string | null = null;
  do {
    const page = await bridge.listHistory({ filter, cursor, direction: 'older', limit: pageSize });
    if (!page.ok) return page;
    const messageIds = page.value.messages.map(({ id }) => id);
    if (messageIds.length > 0) {
      const answer = await bridge.deleteMessages({ messageIds });
      if (!answer.ok) return answer;
      sum = added(sum, answer.value);
    }
    cursor = page.value.next;
  } while (onProgress(sum) && cursor !== null);
  return ok(sum);
}

function added(
  sum: Deleted,
  { deleted, kept }: { readonly deleted: readonly string[]; readonly kept: readonly unknown[] },
): Deleted {
  return { deleted: sum.deleted + deleted.length, kept: sum.kept + kept.length };
}

/**
 * Sends messages again one after the other, the oldest first; the first failure ends it. What the user
 * says of quiet hours once is said for all of them, and of a budget for all of its account.
 */
export async function resendMessages(
  messages: readonly Message[],
): Promise<Result<number, AppError>> {
  let count = 0;
  let quiet: GivenQuiet | undefined;
  const budgets = new Map<string, GivenAnswer>();
  const asked = new Set<string>();
  const inOrder = messages.toReversed();
  for (const message of inOrder) {
    const { accountId } = message;
    const following = asked.has(accountId) ? [] : othersOf(inOrder, message);
    asked.add(accountId);
    const said = {
      quiet,
      budget: budgets.get(accountId),
      ...(following.length > 0 && { followedBy: following.slice(0, mostIds) }),
    };
    const answer = await resendMessage(message, false, said, (given) => {
      quiet = given.quiet ?? quiet;
      if (given.budget !== undefined) budgets.set(accountId, given.budget);
    });
    if (!answer.ok) return answer;
    count += 1;
  }
  return ok(count);
}

/** The other messages of an account: its first one is asked about together with them. */
function othersOf(messages: readonly Message[], { id, accountId }: Message): readonly string[] {
  return messages
    .filter((message) => message.accountId === accountId && message.id !== id)
    .map((message) => message.id);
}
