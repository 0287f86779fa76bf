import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { bridge } from './bridge';
import { budgetPart, withinBudget, type GivenAnswer } from './budget-question';
import { outsideQuietHours, quietPart, type GivenQuiet } from './quiet-question';

/** What the user has said of quiet hours and of a budget, and what else that is about. */
export interface Said {
  readonly quiet?: GivenQuiet | undefined;
  readonly budget?: GivenAnswer | undefined;
  /** Messages that are sent again after it, of which the budget is asked with it. */
  readonly followedBy?: readonly string[];
}

/**
 * Sends a message again; asks the user what main asks of quiet hours and budget. `said` is what was
 * said already, `onSaid` hears each answer that is given.
 */
export function resendMessage(
  { id: messageId }: Pick<Message, 'id'>,
  mayDuplicateConfirmed: boolean,
  said: Said = {},
  onSaid?: (said: Said) => void,
): Promise<Result<Message, AppError>> {
  return outsideQuietHours((quiet = said.quiet) => {
    if (quiet !== undefined) onSaid?.({ quiet });
    return withinBudget((budget = said.budget) => {
      if (budget !== undefined) onSaid?.({ budget });
      return bridge.resendMessage({
        messageId,
        mayDuplicateConfirmed,
        ...quietPart(quiet),
        ...budgetPart(budget),
        ...(said.followedBy !== undefined && { followedBy: [...said.followedBy] }),
      });
    });
  });
}
