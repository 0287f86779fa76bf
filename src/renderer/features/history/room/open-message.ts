import { create } from 'zustand';
import type { MessageDetails } from '#shared/domain/history';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';

/** What the room shows beside its list. */
interface OpenMessage {
  /** The message that is open; `null` for none. */
  readonly message: Message | null;
  /** All that is known of it; `null` until that has come. */
  readonly details: MessageDetails | null;
  /** Everything to its number is shown, not it alone. */
  readonly isConversation: boolean;
  readonly error: AppError | null;
}

const nothing: OpenMessage = { message: null, details: null, isConversation: false, error: null };

export const useOpenMessage = create<OpenMessage>(() => nothing);

async function loadDetails(messageId: string): Promise<void> {
  const answer = await bridge.getMessageDetails({ messageId });
  if (useOpenMessage.getState().message?.id !== messageId) return;
  if (!answer.ok) useOpenMessage.setState({ error: answer.error });
  else {
    const { message } = answer.value;
    useOpenMessage.setState({ message, details: answer.value, error: null });
  }
}

/** Shows all about a message. */
export function openMessage(message: Message): void {
  if (useOpenMessage.getState().message?.id === message.id) {
    useOpenMessage.setState({ isConversation: false });
    return;
  }
  useOpenMessage.setState({ ...nothing, message });
  void loadDetails(message.id);
}

/** Shows everything that was written to the number of the message that is open, or that alone. */
export function showConversation(isConversation: boolean): void {
  useOpenMessage.setState({ isConversation });
}

export function closeMessage(): void {
  useOpenMessage.setState(nothing);
}

/** The message that is open follows its changes; returns the function that ends it. */
export function keepOpenMessage(): () => void {
  const ends = [
    bridge.on('messagesChanged', ({ messages }) => {
      const { message, details } = useOpenMessage.getState();
      if (message === null) return;
      const concerns = ({ id, resendOf }: Message): boolean =>
        id === message.id || resendOf === message.id || id === details?.message.resendOf;
      if (messages.some(concerns)) void loadDetails(message.id);
    }),
    bridge.on('messagesDeleted', ({ messageIds }) => {
      const { message } = useOpenMessage.getState();
      if (message !== null && messageIds.includes(message.id)) closeMessage();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
