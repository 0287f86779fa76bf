import type { E164 } from './phone';

export interface ContactNumber {
  readonly e164: E164;
  /** What the user typed, kept beside the normal form. */
  readonly typed: string;
  /** `mobile`, `work` or the user's own word; may be empty. */
  readonly label: string;
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly numbers: readonly ContactNumber[];
  readonly note: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Something that To may offer: a contact's number, or a number texted before. */
export interface RecipientSuggestion {
  readonly e164: E164;
  readonly contactId: string | null;
  readonly name: string | null;
  readonly label: string;
  readonly lastTextedAt: number | null;
}
