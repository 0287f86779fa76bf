import { create } from 'zustand';
import type { Message, MessageStateKind } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';

interface MessagesState {
  readonly batchId: string;
  /** Which of them are shown; `null` for all. */
  readonly filter: MessageStateKind | null;
  readonly messages: readonly Message[];
  readonly nextAfter: string | null;
  readonly isLoaded: boolean;
  readonly error: AppError | null;
}

const noMessages: MessagesState = {
  batchId: '',
  filter: null,
  messages: [],
  nextAfter: null,
  isLoaded: false,
  error: null,
};

/** The messages of the batch that is looked at, as far as they are loaded. */
export const useMessages = create<MessagesState>(() => noMessages);

const pageSize = 100;
let asked = 0;
let isLoading = false;

async function load(after: string | null): Promise<void> {
  const mine = asked;
  isLoading = true;
  const { batchId, filter: state } = useMessages.getState();
  const answer = await bridge.listBatchMessages({ batchId, state, after, limit: pageSize });
  if (mine !== asked) return;
  isLoading = false;
  if (!answer.ok) {
    useMessages.setState({ error: answer.error, isLoaded: true });
    return;
  }
  const { messages, nextAfter } = answer.value;
  useMessages.setState((now) => ({
    messages: after === null ? messages : [...now.messages, ...messages],
    nextAfter,
    isLoaded: true,
    error: null,
  }));
}

/** Shows the messages in one state, or all of them. */
export function filterMessages(batchId: string, filter: MessageStateKind | null): void {
  asked += 1;
  useMessages.setState({ ...noMessages, batchId, filter });
  void load(null);
}

export function loadMoreMessages(): void {
  const { nextAfter } = useMessages.getState();
  if (nextAfter !== null && !isLoading) void load(nextAfter);
}

/** Loads the messages of a batch and follows them; returns the function that ends it. */
export function keepMessages(batchId: string): () => void {
  filterMessages(batchId, null);
  const end = bridge.on('messagesChanged', ({ messages }) => {
    const changed = new Map(
      messages.filter((one) => one.batchId === batchId).map((one) => [one.id, one]),
    );
    if (changed.size === 0) return;
    // One that left the state that is shown stays in sight, with its new words, until asked again.
    useMessages.setState((now) => ({
      messages: now.messages.map((one) => changed.get(one.id) ?? one),
    }));
  });
  return () => {
    end();
    asked += 1;
    isLoading = false;
    useMessages.setState(noMessages, true);
  };
}
