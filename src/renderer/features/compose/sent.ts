import type { Message, MessageStateKind } from '#shared/domain/message';
import type { Schedule } from '#shared/domain/scheduled';
import { bridge } from '../../lib/bridge';
import { fillCompose, useCompose } from './compose-store';

/** Begins to say what becomes of messages, or when what repeats goes; `text` is what stood in the form. */
export function followMessages(
  messages: readonly Message[],
  text: string,
  schedules: readonly Schedule[] = [],
): void {
  const repeatsAt = schedules[0]?.next?.at ?? null;
  useCompose.setState({ sent: { messages, text, repeatsAt, undone: null } });
}

/** Keeps what is said about the last messages true; returns the function that ends it. */
export function keepSentTrue(): () => void {
  return bridge.on('messagesChanged', ({ messages: changed }) => {
    const { sent } = useCompose.getState();
    if (sent === null) return;
    const messages = sent.messages.map(
      (message) => changed.find(({ id }) => id === message.id) ?? message,
    );
    useCompose.setState({ sent: { ...sent, messages } });
  });
}

/** Until when the messages can be taken back; `null` where they cannot. */
export function undoableUntil(messages: readonly Message[]): number | null {
  const dueTimes = messages.flatMap(({ state }) =>
    state.kind === 'queued' && state.waitsFor === 'undo' ? [state.dueAt] : [],
  );
  return dueTimes.length === 0 ? null : Math.max(...dueTimes);
}

/** How many messages are in which state. */
export function countStates(
  messages: readonly Message[],
): Partial<Record<MessageStateKind, number>> {
  const counts: Partial<Record<MessageStateKind, number>> = {};
  for (const { state } of messages) counts[state.kind] = (counts[state.kind] ?? 0) + 1;
  return counts;
}

/** Takes back what has not left yet, and puts its text and recipients back into the form. */
export async function undo(): Promise<void> {
  const { sent } = useCompose.getState();
  if (sent === null || undoableUntil(sent.messages) === null) return;
  const answer = await bridge.undoSend({ messageIds: sent.messages.map(({ id }) => id) });
  if (!answer.ok) {
    useCompose.setState({ error: answer.error });
    return;
  }
  const { cancelled, tooLate } = answer.value;
  const now = useCompose.getState().sent;
  if (now !== null) {
    const undone = cancelled.length === 0 ? 'too-late' : tooLate.length > 0 ? 'in-part' : 'all';
    useCompose.setState({ sent: { ...now, undone } });
  }
  bringBack(
    sent.messages.filter(({ id }) => cancelled.includes(id)),
    sent.text,
  );
}

/** Puts messages that were not sent back into the form, to be mended. */
export function mend(): void {
  const { sent } = useCompose.getState();
  if (sent === null) return;
  bringBack(
    sent.messages.filter(({ state }) => state.kind === 'rejected'),
    sent.text,
  );
  useCompose.setState({ sent: null });
}

function bringBack(messages: readonly Message[], text: string): void {
  if (messages.length === 0) return;
  fillCompose(
    messages.map(({ recipient, contactId, recipientName }) => ({
      e164: recipient,
      contactId,
      name: recipientName,
    })),
    text,
  );
}
