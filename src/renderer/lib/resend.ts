import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { bridge } from './bridge';
import { budgetPart, withinBudget } from './budget-question';
import { outsideQuietHours, quietPart, type GivenQuiet } from './quiet-question';

/**
 * Sends a message again; asks the user what main asks of quiet hours and budget. `quiet` is what was
 * said of quiet hours already, `onQuiet` hears what is said now.
 */
export function resendMessage(
  { id: messageId }: Pick<Message, 'id'>,
  mayDuplicateConfirmed: boolean,
  quiet?: GivenQuiet,
  onQuiet?: (given: GivenQuiet) => void,
): Promise<Result<Message, AppError>> {
  return outsideQuietHours((given) => {
    if (given !== undefined) onQuiet?.(given);
    return withinBudget((budget) =>
      bridge.resendMessage({
        messageId,
        mayDuplicateConfirmed,
        ...quietPart(given ?? quiet),
        ...budgetPart(budget),
      }),
    );
  });
}
