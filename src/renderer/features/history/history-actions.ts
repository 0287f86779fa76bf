import { create } from 'zustand';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';
import { useHistory } from './history-store';

/** A message that may arrive twice when it is sent again, and main's warning about it. */
export interface ResendWarning {
  readonly message: Message;
  readonly error: AppError;
}

export const useResendWarning = create<{ readonly warning: ResendWarning | null }>(() => ({
  warning: null,
}));

/** Sends a message again. Where it may have arrived, the user is asked first. */
export async function resend(message: Message, isConfirmed = false): Promise<void> {
  useResendWarning.setState({ warning: null });
  const answer = await bridge.resendMessage({
    messageId: message.id,
    mayDuplicateConfirmed: isConfirmed,
  });
  if (answer.ok) useHistory.setState({ done: 'sentAgain', error: null });
  else if (answer.error.code === 'may-duplicate' && !isConfirmed) {
    useResendWarning.setState({ warning: { message, error: answer.error } });
  } else useHistory.setState({ error: answer.error });
}

/** Takes back a message that has not left yet, whatever it waits for. */
export async function withdraw({ id }: Message): Promise<void> {
  const answer = await bridge.undoSend({ messageIds: [id] });
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else {
    const done = answer.value.cancelled.includes(id) ? 'withdrawn' : 'tooLate';
    useHistory.setState({ done, error: null });
  }
}

/** Sends a message that was held for the user's word. */
export async function release({ id }: Message): Promise<void> {
  const answer = await bridge.answerHeld({ messageIds: [id], send: true });
  if (!answer.ok) useHistory.setState({ error: answer.error });
}

/** Takes the user's word for what became of a message. */
export async function settle(message: Message, as: 'arrived' | 'not-arrived'): Promise<void> {
  const answer = await bridge.settleMessage({ messageId: message.id, as });
  if (!answer.ok) useHistory.setState({ error: answer.error });
}

/** Records that the recipient asked not to be texted any more; taken back in Contacts, with a reason. */
export async function optOut({ recipient }: Message, how: string): Promise<void> {
  const answer = await bridge.addOptOut({ typed: recipient, how });
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else useHistory.setState({ done: 'optedOut', error: null });
}

/** Puts a message's text on the clipboard. */
export async function copy({ text }: Message): Promise<void> {
  const answer = await bridge.copyText({ text });
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else useHistory.setState({ done: 'copied' });
}
