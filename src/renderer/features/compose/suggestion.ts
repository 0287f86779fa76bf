import type { RecipientSuggestion } from '#shared/domain/contact';

/** Something that To offers: a contact or a number texted before, or the number as typed. */
export interface Suggestion extends RecipientSuggestion {
  readonly isTyped: boolean;
}

/** The suggestions on the screen. */
export interface SuggestionsShown {
  readonly items: readonly Suggestion[];
  /** The index of the one that Enter takes. */
  readonly active: number;
  /** Whether the arrow keys chose it. */
  readonly wasMoved: boolean;
}
