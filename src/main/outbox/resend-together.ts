import type { ChannelInput } from '#shared/contract/channels';
import { hasText, type Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import type { BudgetBook } from './ports';
import { createResend, isResendable, type ResendParts } from './resend';

/** So many are read and added up at a time: some 7 ms, where a thousand would hold main up for 150. */
const atATime = 50;

export interface ResendTogetherParts extends ResendParts {
  readonly budgets: BudgetBook & {
    /** What texts may cost in the currency of an account's budget, in micros; `null` where it has none. */
    costs(
      accountId: string,
      texts: readonly { readonly recipient: string; readonly text: string }[],
    ): number | null;
  };
  /** Lets everything else in main have its turn; when it resolves, main may write. */
  readonly breathe: () => Promise<void>;
}

/**
 * Makes what answers `resendMessage`: see {@link createResend}. It answers at once unless a budget is to
 * be asked about others that are sent again after it.
 */
export function createResendTogether(
  parts: ResendTogetherParts,
): (
  input: ChannelInput<'resendMessage'>,
) => Result<Message, AppError> | Promise<Result<Message, AppError>> {
  const { store, budgets, optOuts } = parts;
  const resend = createResend(parts);

  /** Of a message and of what else is sent again through its account, as far as it can be. */
  async function costOf(messageId: string, others: readonly string[]): Promise<number | null> {
    const first = store.get(messageId);
    if (first === null) return null;
    const { accountId } = first;
    const ofFirst = budgets.costs(accountId, [first]);
    if (ofFirst === null) return null;
    let costMicros = ofFirst;
    for (let from = 0; from < others.length; from += atATime) {
      const going = others
        .slice(from, from + atATime)
        .flatMap((id) => store.get(id) ?? [])
        .filter(
          (message) =>
            message.accountId === accountId &&
            isResendable(message) &&
            hasText(message) &&
            !optOuts.has(message.recipient),
        );
      costMicros += budgets.costs(accountId, going) ?? 0;
      await parts.breathe();
    }
    return costMicros;
  }

  return ({ followedBy = [], ...input }) => {
    const isAsked = followedBy.length > 0 && (input.budget ?? 'ask') === 'ask';
    if (!isAsked) return resend(input);
    return costOf(input.messageId, followedBy).then((costMicros) => resend(input, costMicros));
  };
}
