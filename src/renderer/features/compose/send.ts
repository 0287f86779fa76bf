import { emptyDraft, type Draft } from '#shared/domain/draft';
import type { ChannelInput } from '#shared/contract/channels';
import type { QuietAnswer } from '#shared/domain/scheduled';
import { checkText } from '#shared/domain/sendable-text';
import { withSignOff } from '#shared/domain/sign-off';
import { hasFields } from '#shared/domain/template-marks';
import { appError, type AppError } from '#shared/errors';
import { ok } from '#shared/result';
import { bridge } from '../../lib/bridge';
import { newId } from '../../lib/new-id';
import { budgetPart, withinBudget } from '../../lib/budget-question';
import { currentSnapshot } from '../../lib/snapshot-store';
import { commitRecipients, type Commit } from './commit-recipients';
import { isSame, moveCaret, useCompose, type ComposeState } from './compose-store';
import { flushDraft } from './draft-saver';
import { followMessages } from './sent';

type Request = ChannelInput<'sendSms'>;

/** A press whose answer did not come: its messages may be queued already. */
let unanswered: Request | null = null;

/**
 * Sends what stands in the form. It is emptied only when main has the messages.
 *
 * `duplicateConfirmed` is the user's answer to main's question about the same text, `quiet` to that
 * about recipients who have quiet hours.
 */
export async function send(duplicateConfirmed = false, quiet: QuietAnswer = 'ask'): Promise<void> {
  if (useCompose.getState().isSending) return;
  useCompose.setState({ isSending: true, error: null, duplicate: null, quiet: null });
  const pressed = useCompose.getState();
  try {
    // What is typed while the names are being looked up is looked up too: Send waits for it.
    let committed: Commit;
    do committed = await commitRecipients('exact');
    while (committed === 'typed-on' && isStill(pressed));
    if (!isStill(pressed)) {
      useCompose.setState({ error: appError('form-refilled') });
      return;
    }
    if (committed !== 'nothing-left') {
      useCompose.setState({ focus: { field: 'to' } });
      return;
    }
    const { draft } = useCompose.getState();
    const request = makeRequest(draft, duplicateConfirmed, quiet);
    if (!('requestId' in request)) {
      const field = request.code === 'recipients-missing' ? 'to' : 'message';
      useCompose.setState({ error: request, focus: { field } });
      return;
    }
    unanswered = request;
    const answer = await withinBudget((given) =>
      bridge.sendSms({ ...request, ...budgetPart(given) }),
    );
    if (!answer.ok && answer.error.code === 'internal') {
      useCompose.setState({ error: answer.error });
      return;
    }
    unanswered = null;
    if (answer.ok) {
      clear(draft);
      followMessages(answer.value.messages, draft.text);
      hideAfterSending();
    } else if (
      answer.error.code === 'duplicate-recent' &&
      isSame(useCompose.getState().draft, draft)
    ) {
      const confirm = (): void => void send(true, quiet);
      useCompose.setState({ duplicate: { error: answer.error, isLater: false, confirm } });
    } else if (answer.error.code === 'quiet-hours' && isSame(useCompose.getState().draft, draft)) {
      const answered = (answer: QuietAnswer): void => void send(duplicateConfirmed, answer);
      useCompose.setState({ quiet: { error: answer.error, answer: answered } });
    } else {
      useCompose.setState({ error: answer.error });
      showPlace(answer.error, draft);
    }
  } finally {
    useCompose.setState({ isSending: false });
  }
}

/** Selects the field that could not be filled in, where the error says which. */
function showPlace({ params }: AppError, draft: Draft): void {
  if (params === undefined || typeof params['start'] !== 'number') return;
  if (typeof params['end'] !== 'number' || useCompose.getState().draft.text !== draft.text) return;
  moveCaret(params['start'], params['end']);
  useCompose.setState({ focus: { field: 'message' } });
}

/**
 * Hides the window where the user wants that; what becomes of the messages, and Undo, are there when
 * it is called again. Paused sending is worth seeing: the window then stays and says so.
 */
function hideAfterSending(): void {
  const snapshot = currentSnapshot();
  if (snapshot?.settings.hideAfterSending !== true || snapshot.outbox.paused) return;
  void bridge.hideWindow({});
}

/** Whether what was to be sent still stands there: a link may have filled the form meanwhile. */
function isStill({ draft, fills }: ComposeState): boolean {
  const now = useCompose.getState();
  return now.fills === fills && now.draft.text === draft.text;
}

/** What main is asked to send, or why it cannot be. */
export function makeRequest(
  draft: Draft,
  duplicateConfirmed: boolean,
  quiet: QuietAnswer,
): Request | AppError {
  const snapshot = currentSnapshot();
  const account = snapshot?.accounts.find(({ id }) => id === snapshot.activeAccountId);
  if (account === undefined) return appError('account-not-found');
  if (draft.recipients.length === 0) return appError('recipients-missing');
  // How long a text with fields is, main finds out for each recipient.
  const text = hasFields(draft.text)
    ? ok(draft.text)
    : checkText(withSignOff(draft.text, account.signOff), account.textLimit);
  if (!text.ok) return text.error;
  const request = {
    accountId: account.id,
    senderId: account.senderId,
    recipients: [...draft.recipients],
    text: draft.text,
    ...languagePart(draft),
    duplicateConfirmed,
    ...(quiet !== 'ask' && { quiet }),
  };
  return { requestId: requestIdFor(request), ...request };
}

/** What fields are filled in by; a text without them has no need of it. */
function languagePart({ text, language }: Draft): { readonly language?: string } {
  return language === null || !hasFields(text) ? {} : { language };
}

/**
 * A new id for each press, so that main never takes two presses for one. Only the repetition of a
 * press whose answer did not come keeps its id, so that main never takes one press for two.
 */
function requestIdFor(request: Omit<Request, 'requestId'>): string {
  if (unanswered !== null) {
    const { requestId, ...before } = unanswered;
    if (JSON.stringify(before) === JSON.stringify(request)) return requestId;
  }
  return newId();
}

/** Empties the form of what main has taken over. */
export function clear(sentDraft: Draft): void {
  // Typed on while main answered: that belongs to the next message.
  const { draft } = useCompose.getState();
  if (draft.text !== sentDraft.text || draft.recipients !== sentDraft.recipients) return;
  useCompose.setState({
    draft: emptyDraft,
    textBeforeReplacing: null,
    textWasCut: false,
    focus: { field: 'to' },
  });
  flushDraft();
}
