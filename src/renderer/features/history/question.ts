import { create } from 'zustand';
import type { HistoryFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';

/** What the user is asked before something happens. */
export type Question =
  /** It may arrive twice: main's warning. */
  | { readonly kind: 'resend'; readonly message: Message; readonly error: AppError }
  | {
      readonly kind: 'resend-many';
      readonly messages: readonly Message[];
      /** How many of those that were chosen are not sent again. */
      readonly leftOut: number;
    }
  | { readonly kind: 'delete'; readonly messages: readonly Message[] }
  /** All that pass a filter; `count` is `null` where it is not known. */
  | {
      readonly kind: 'delete-all';
      readonly filter: HistoryFilter;
      readonly count: number | null;
    }
  | { readonly kind: 'template'; readonly message: Message };

export const useQuestion = create<{ readonly question: Question | null }>(() => ({
  question: null,
}));

export function askUser(question: Question): void {
  useQuestion.setState({ question });
}

export function closeQuestion(): void {
  useQuestion.setState({ question: null });
}
