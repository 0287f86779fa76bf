import type { DraftRecipient } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import { bridge } from '../../lib/bridge';
import { resendMessage } from '../../lib/resend';
import type { ActionId } from './actions-of';
import type { Deleted } from './bulk';
import { useHistory, type Done } from './history-store';
import { askUser, closeQuestion } from './question';

/** Begins a message to these people, or to nobody yet, with these words where there are some. */
export type OnCompose = (recipients: readonly DraftRecipient[], text: string | null) => void;

export function say(kind: Done['kind'], count = 1): void {
  useHistory.setState({ done: { kind, count }, error: null });
}

/** Says what became of messages that were to be deleted. */
export function sayDeleted({ deleted, kept }: Deleted): void {
  useHistory.setState({ done: { kind: 'deleted', count: deleted, kept }, error: null });
}

/** Sends a message again. Where it may have arrived, the user is asked first. */
export async function resend(message: Message, isConfirmed = false): Promise<void> {
  closeQuestion();
  const answer = await resendMessage(message, isConfirmed);
  if (answer.ok) say('sentAgain');
  else if (answer.error.code === 'may-duplicate' && !isConfirmed) {
    askUser({ kind: 'resend', message, error: answer.error });
  } else useHistory.setState({ error: answer.error });
}

/** Takes back a message that has not left yet, whatever it waits for. */
async function withdraw({ id }: Message): Promise<void> {
  const answer = await bridge.undoSend({ messageIds: [id] });
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else say(answer.value.cancelled.includes(id) ? 'withdrawn' : 'tooLate');
}

/** Sends a message that was held for the user's word. */
async function release({ id }: Message): Promise<void> {
  const answer = await bridge.answerHeld({ messageIds: [id], send: true });
  if (!answer.ok) useHistory.setState({ error: answer.error });
}

/** Takes the user's word for what became of a message. */
async function settle(message: Message, as: 'arrived' | 'not-arrived'): Promise<void> {
  const answer = await bridge.settleMessage({ messageId: message.id, as });
  if (!answer.ok) useHistory.setState({ error: answer.error });
}

/** Records that the recipient asked not to be texted any more; taken back in Contacts, with a reason. */
async function optOut({ recipient }: Message, how: string): Promise<void> {
  const answer = await bridge.addOptOut({ typed: recipient, how });
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else say('optedOut');
}

/** Puts a text on the clipboard, which `count` messages are in. */
export async function copyText(text: string, count = 1): Promise<void> {
  const answer = await bridge.copyText({ text });
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else say('copied', count);
}

interface Way {
  readonly onCompose: OnCompose;
  /** How an opt-out came about, in the user's language. */
  readonly askedToStop: string;
}

/** Does something with a message. */
export function act(id: ActionId, message: Message, { onCompose, askedToStop }: Way): void {
  const { recipient, contactId, recipientName, text } = message;
  switch (id) {
    case 'itArrived':
      void settle(message, 'arrived');
      break;
    case 'itDidNotArrive':
      void settle(message, 'not-arrived');
      break;
    case 'sendNow':
      void release(message);
      break;
    case 'dontSend':
      void withdraw(message);
      break;
    case 'sendAgain':
      void resend(message);
      break;
    case 'mend':
    case 'useAgain':
      onCompose([{ e164: recipient, contactId, name: recipientName }], text);
      break;
    case 'forward':
      onCompose([], text);
      break;
    case 'copy':
      void copyText(text);
      break;
    case 'saveAsTemplate':
      askUser({ kind: 'template', message });
      break;
    case 'theyAskedToStop':
      void optOut(message, askedToStop);
      break;
    case 'delete':
      askUser({ kind: 'delete', messages: [message] });
      break;
  }
}
