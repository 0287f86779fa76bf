import { create } from 'zustand';
import { emptyDraft, type Draft, type DraftRecipient } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import type { QuietAnswer } from '#shared/domain/scheduled';
import type { MergedText } from '#shared/contract/template-channels';
import type { Template } from '#shared/domain/template-model';
import type { AppError } from '#shared/errors';
import type { RecipientProblem } from './recipients';
import type { SuggestionsShown } from './suggestion';

/** The templates that a slash in the text offers. */
export interface TemplatesOffered {
  /** All that there are. */
  readonly all: readonly Template[];
  /** Those that fit what is typed; at least one. */
  readonly items: readonly Template[];
  /** The index of the one that Enter takes. */
  readonly active: number;
  /** Where the slash and what is typed after it stand, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** What a text with fields would be for each of its recipients. */
export interface MergedDraft {
  readonly text: string;
  readonly recipients: readonly DraftRecipient[];
  /** One for each recipient; for none, one for nobody. */
  readonly results: readonly MergedText[];
}

/** The messages of one press of Send, followed until each has come to an end. */
export interface Sent {
  readonly messages: readonly Message[];
  /** What stood in the form: a message holds it filled in, and with the sign-off. */
  readonly text: string;
  /** When a text that repeats goes first; `null` for all others. */
  readonly repeatsAt?: number | null;
  /** What undoing came to; `null` before it. */
  readonly undone: 'all' | 'in-part' | 'too-late' | null;
}

/** Main's question about the same text to the same recipient, and what says that it is meant. */
export interface DuplicateQuestion {
  readonly error: AppError;
  /** Whether it is for later. */
  readonly isLater: boolean;
  readonly confirm: () => void;
}

/** Main's question about quiet hours, and what answers it. */
export interface QuietQuestion {
  readonly error: AppError;
  readonly answer: (quiet: Exclude<QuietAnswer, 'ask'>) => void;
}

export interface ComposeState {
  readonly draft: Draft;
  /** How often the form was filled from elsewhere. */
  readonly fills: number;
  /** What the draft's text was before its characters were replaced, while nothing else has changed. */
  readonly textBeforeReplacing: string | null;
  /** Drafts that gave way to others, the last one last; they can be brought back. */
  readonly displaced: readonly Draft[];
  /** `null` while To offers nothing. */
  readonly suggestions: SuggestionsShown | null;
  /** Whom the clipboard names, while the window that was called is open. */
  readonly offered: DraftRecipient | null;
  /** `null` while the text offers none. */
  readonly templates: TemplatesOffered | null;
  /** Where the slash stands that found no template at all, in UTF-16 units; `null` without one. */
  readonly noTemplatesAt: number | null;
  /** `null` until main has said it. */
  readonly merged: MergedDraft | null;
  /** Why what is typed in To is no recipient. */
  readonly recipientProblem: RecipientProblem | null;
  /** The text was longer than what is kept, and was cut when it was pasted. */
  readonly textWasCut: boolean;
  readonly isSending: boolean;
  readonly error: AppError | null;
  /** Main asks whether the same text is to go again. */
  readonly duplicate: DuplicateQuestion | null;
  /** Main asks what to do with recipients who have quiet hours, now or at the time that was chosen. */
  readonly quiet: QuietQuestion | null;
  /** The dialog that asks for a later time is open. */
  readonly isLater: boolean;
  readonly sent: Sent | null;
  /** Where the caret should go; a new object each time. */
  readonly focus: { readonly field: 'to' | 'message' };
}

export const emptyCompose: ComposeState = {
  draft: emptyDraft,
  fills: 0,
  textBeforeReplacing: null,
  displaced: [],
  suggestions: null,
  templates: null,
  noTemplatesAt: null,
  merged: null,
  offered: null,
  recipientProblem: null,
  textWasCut: false,
  isSending: false,
  error: null,
  duplicate: null,
  quiet: null,
  isLater: false,
  sent: null,
  focus: { field: 'to' },
};

/** What stands in Compose, for its components and for the code beside them. */
export const useCompose = create<ComposeState>(() => emptyCompose);

/** Changes the draft; what was said about its older self goes away. */
export function editDraft(changes: Partial<Draft>): void {
  useCompose.setState(({ draft, ...state }) => ({
    // What is written anew has nothing of the template any more.
    draft: { ...draft, ...(changes.text === '' && { language: null }), ...changes },
    error: null,
    // A yes to that question must never send another draft.
    duplicate: null,
    quiet: null,
    recipientProblem: changes.recipientInput === undefined ? state.recipientProblem : null,
    textBeforeReplacing: changes.text === undefined ? state.textBeforeReplacing : null,
  }));
}

/** Remembers where the caret stands in the text. */
export function moveCaret(selectionStart: number, selectionEnd: number): void {
  useCompose.setState(({ draft }) => ({ draft: { ...draft, selectionStart, selectionEnd } }));
}

export function removeRecipient(e164: string): void {
  const { recipients } = useCompose.getState().draft;
  editDraft({ recipients: recipients.filter((recipient) => recipient.e164 !== e164) });
}

/** Puts the caret where the next thing is to be typed. */
export function focusCompose(): void {
  const { recipients, recipientInput } = useCompose.getState().draft;
  const isAddressed = recipients.length > 0 && recipientInput === '';
  useCompose.setState({ focus: { field: isAddressed ? 'message' : 'to' } });
}

function isEmpty({ recipients, recipientInput, text }: Draft): boolean {
  return recipients.length === 0 && recipientInput === '' && text === '';
}

function isAddressedAndWritten({ recipients, recipientInput, text }: Draft): boolean {
  return text !== '' && (recipients.length > 0 || recipientInput !== '');
}

/** Whether two drafts say the same to the same people. */
export function isSame(a: Draft, b: Draft): boolean {
  return (
    a.text === b.text &&
    a.recipientInput === b.recipientInput &&
    addresses(a.recipients) === addresses(b.recipients)
  );
}

function addresses(recipients: readonly DraftRecipient[]): string {
  return recipients.map(({ e164 }) => e164).join();
}

/**
 * Fills the form. Whatever stood there and is not in the new draft is put aside, never lost.
 *
 * `text` is `null` to keep the text that is there, its caret included. A link only fills up what is
 * not yet a message: what is written to somebody must not go to whom a link names.
 */
export function fillCompose(
  recipients: readonly DraftRecipient[],
  text: string | null,
  origin: 'here' | 'link' = 'here',
): void {
  const { draft, displaced, fills } = useCompose.getState();
  const isToOthers = addresses(recipients) !== addresses(draft.recipients);
  const makesWay = origin === 'link' && isToOthers && isAddressedAndWritten(draft);
  const kept = makesWay ? emptyDraft : draft;
  const next: Draft = {
    recipients: recipients.length === 0 ? kept.recipients : recipients,
    recipientInput: recipients.length === 0 ? kept.recipientInput : '',
    text: text ?? kept.text,
    language: text === null ? kept.language : null,
    selectionStart: text?.length ?? kept.selectionStart,
    selectionEnd: text?.length ?? kept.selectionEnd,
  };
  const losesText = draft.text !== '' && draft.text !== next.text;
  const losesRecipients =
    next.recipients !== draft.recipients &&
    !(isEmpty({ ...draft, text: '' }) || isSame(draft, next));
  editDraft(next);
  useCompose.setState({
    displaced: losesText || losesRecipients ? [...displaced, draft] : displaced,
    textWasCut: false,
    fills: fills + 1,
  });
  focusCompose();
}

/** Brings back the draft that was put aside last. */
export function bringBackDraft(): void {
  const last = useCompose.getState().displaced.at(-1);
  if (last === undefined) return;
  forgetDisplaced();
  editDraft(last);
  focusCompose();
}

/** Forgets the draft that was put aside last. */
export function forgetDisplaced(): void {
  useCompose.setState(({ displaced }) => ({ displaced: displaced.slice(0, -1) }));
}
