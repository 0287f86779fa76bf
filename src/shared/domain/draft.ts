import type { E164 } from './phone';

/** The longest text that is kept, in UTF-16 units; a longer one is cut when it is pasted, and said so. */
export const maxTextUnits = 10_000;

/** One message goes to so many recipients at most. */
export const maxRecipients = 10;

/** So many drafts that gave way to others are kept, the newest. */
export const maxDisplaced = 20;

/** A recipient chosen in Compose. */
export interface DraftRecipient {
  readonly e164: E164;
  readonly contactId: string | null;
  readonly name: string | null;
}

/** What stands in Compose, saved on every keystroke and restored with its caret. */
export interface Draft {
  readonly recipients: readonly DraftRecipient[];
  /** What is typed in To and is not yet a recipient. */
  readonly recipientInput: string;
  readonly text: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

export const emptyDraft: Draft = {
  recipients: [],
  recipientInput: '',
  text: '',
  selectionStart: 0,
  selectionEnd: 0,
};
