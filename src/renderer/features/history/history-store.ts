import { create } from 'zustand';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';

/** The messages that match a search, newest first, loaded page by page. */
export interface HistoryState {
  readonly query: string;
  readonly messages: readonly Message[];
  /** What to ask with for older ones; `null` at the end. */
  readonly nextBefore: string | null;
  /** Whether the first page has come. */
  readonly isLoaded: boolean;
  readonly error: AppError | null;
  /** What the user just did, for the status line. */
  readonly done: 'copied' | 'sentAgain' | 'withdrawn' | 'tooLate' | 'optedOut' | null;
}

export const emptyHistory: HistoryState = {
  query: '',
  messages: [],
  nextBefore: null,
  isLoaded: false,
  error: null,
  done: null,
};

export const useHistory = create<HistoryState>(() => emptyHistory);

const pageSize = 50;
/** How far back a message that was asked for is looked for. */
const maxPagesToFind = 40;
let asked = 0;
/** The older page on its way, and for which question. */
let older: { readonly asked: number; readonly done: Promise<void> } | null = null;

/** Loads the newest messages that match the search. */
async function loadHistory(): Promise<void> {
  asked += 1;
  const mine = asked;
  const { query } = useHistory.getState();
  const answer = await bridge.listMessages({ query, before: null, limit: pageSize });
  if (mine !== asked) return;
  if (!answer.ok) useHistory.setState({ error: answer.error, isLoaded: true });
  else useHistory.setState({ ...answer.value, error: null, isLoaded: true });
}

/** Loads older messages, where there are some; resolves when they, or those on their way, are there. */
export async function loadOlder(): Promise<void> {
  if (older?.asked !== asked) older = { asked, done: loadNextPage() };
  const mine = older;
  await mine.done;
  if (older === mine) older = null;
}

async function loadNextPage(): Promise<void> {
  const { query, nextBefore } = useHistory.getState();
  if (nextBefore === null) return;
  const mine = asked;
  const answer = await bridge.listMessages({ query, before: nextBefore, limit: pageSize });
  if (mine !== asked) return;
  if (!answer.ok) {
    useHistory.setState({ error: answer.error });
    return;
  }
  const { messages } = useHistory.getState();
  const known = new Set(messages.map(({ id }) => id));
  const added = answer.value.messages.filter(({ id }) => !known.has(id));
  useHistory.setState({
    messages: [...messages, ...added],
    nextBefore: answer.value.nextBefore,
    error: null,
  });
}

export function searchHistory(query: string): void {
  useHistory.setState({ query, messages: [], nextBefore: null, isLoaded: false, done: null });
  void loadHistory();
}

/** Loads until a message is there, so that it can be shown; a search is given up for it. */
export async function loadUntil(messageId: string): Promise<void> {
  const isThere = (): boolean =>
    useHistory.getState().messages.some((message) => message.id === messageId);
  if (isThere()) return;
  useHistory.setState({ query: '' });
  const loading = loadHistory();
  const mine = asked;
  await loading;
  for (let page = 0; page < maxPagesToFind && !isThere(); page += 1) {
    const { nextBefore, error } = useHistory.getState();
    // At the end, or where it fails, or once the user searches for something else.
    if (nextBefore === null || error !== null || mine !== asked) return;
    await loadOlder();
  }
}

/** Puts changed messages over their older selves and new ones on top. */
export function mergeMessages(
  messages: readonly Message[],
  changed: readonly Message[],
): readonly Message[] {
  const byId = new Map(changed.map((message) => [message.id, message]));
  const updated = messages.map((message) => byId.get(message.id) ?? message);
  const known = new Set(messages.map(({ id }) => id));
  const added = changed.filter(({ id }) => !known.has(id));
  return added.length === 0
    ? updated
    : [...added, ...updated].sort((a, b) => b.createdAt - a.createdAt);
}

/** Loads the history and follows its changes; returns the function that ends it. */
export function keepHistory(): () => void {
  useHistory.setState({ done: null, error: null });
  void loadHistory();
  return bridge.on('messagesChanged', ({ messages: changed }) => {
    const { query, messages } = useHistory.getState();
    const known = new Set(messages.map(({ id }) => id));
    // Whether a new message matches a search is main's to say.
    const fitting = query === '' ? changed : changed.filter(({ id }) => known.has(id));
    useHistory.setState({ messages: mergeMessages(messages, fitting) });
  });
}
