import type { Message } from '#shared/domain/message';
import { selectedCount } from '../../../lib/selection';
import { canResend } from '../actions-of';
import { copyText } from '../history-actions';
import { useHistory } from '../history-store';
import { askUser } from '../question';
import { useSelection } from '../selection-store';

/** So many are sent again at once; more is what batches are for. */
export const mostResent = 50;

/** Those that are ticked, the newest first; `null` where all are. */
export function tickedMessages(): readonly Message[] | null {
  const { selection } = useSelection.getState();
  if (selection.kind === 'all') return null;
  return [...selection.items.values()].sort((a, b) => b.createdAt - a.createdAt);
}

/** Asks whether to delete what is ticked, or a message where nothing is. */
export function askToDelete(message: Message | null): void {
  const { listed, total, isMore } = useHistory.getState();
  const messages = tickedMessages();
  if (messages === null) {
    const { selection } = useSelection.getState();
    const count = isMore ? null : selectedCount(selection, total);
    // What is listed, not what is being searched for: that is what the user sees and counts.
    askUser({ kind: 'delete-all', filter: listed, count });
  } else if (messages.length > 0) askUser({ kind: 'delete', messages });
  else if (message !== null) askUser({ kind: 'delete', messages: [message] });
}

/** Asks whether to send again what is ticked and did not go, as far as that is known. */
export function askToResend(messages: readonly Message[]): void {
  const again = resendable(messages);
  askUser({ kind: 'resend-many', messages: again, leftOut: messages.length - again.length });
}

/** Those that did not go for sure: what may have arrived is decided one by one. */
export function resendable(messages: readonly Message[]): readonly Message[] {
  return messages.filter((message) => canResend(message) && message.state.kind !== 'unknown');
}

/** Puts messages on the clipboard, a line of fields for each, as tables take them. */
export function copyMessages(
  messages: readonly Message[],
  fieldsOf: (message: Message) => readonly string[],
): void {
  const lines = messages.map((message) =>
    fieldsOf(message)
      .map((field) => field.replaceAll(/\s+/g, ' '))
      .join('\t'),
  );
  void copyText(lines.join('\n'), messages.length);
}
