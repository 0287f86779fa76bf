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

/** What a draft keeps of somebody of whom more is known. */
export function asDraftRecipient({ e164, contactId, name }: DraftRecipient): DraftRecipient {
  return { e164, contactId, name };
}

/** What stands in Compose, saved on every keystroke and restored with its caret. */
export interface Draft {
  readonly recipients: readonly DraftRecipient[];
  /** What is typed in To and is not yet a recipient. */
  readonly recipientInput: string;
  readonly text: string;
  /**
   * The BCP 47 tag of the template that was put in last, by which each recipient's fields are filled in; `null`
   * for the program's own language.
   */
  readonly language: string | null;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

/** A person as messages and drafts know them. */
export interface KnownPerson {
  /** The contact, and those that were merged into it. */
  readonly contactIds: readonly string[];
  readonly e164s: readonly E164[];
}

export const emptyDraft: Draft = {
  recipients: [],
  recipientInput: '',
  text: '',
  language: null,
  selectionStart: 0,
  selectionEnd: 0,
};

/** A draft without a person, the same one where it is not for them; one for them alone is emptied. */
export function draftWithout({ contactIds, e164s }: KnownPerson, draft: Draft): Draft {
  const recipients = draft.recipients.filter(
    ({ contactId, e164 }) =>
      !(contactId !== null && contactIds.includes(contactId)) && !e164s.includes(e164),
  );
  if (recipients.length === draft.recipients.length) return draft;
  return recipients.length > 0 ? { ...draft, recipients } : emptyDraft;
}

/** Drafts that gave way to others without a person, the same ones where none is for them. */
export function displacedWithout(
  person: KnownPerson,
  displaced: readonly Draft[],
): readonly Draft[] {
  const cleared = displaced.map((draft) => draftWithout(person, draft));
  if (cleared.every((draft, index) => draft === displaced[index])) return displaced;
  return cleared.filter((draft) => draft !== emptyDraft);
}
