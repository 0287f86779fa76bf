import { create } from 'zustand';
import type { HistoryPage } from '#shared/domain/history';
import { everyMessage, maxQueryUnits, type HistoryFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { cutText } from '#shared/domain/text';
import type { Result } from '#shared/result';
import { bridge } from '../../lib/bridge';
import {
  pageAbove,
  pageFrom,
  withChanged,
  withNewer,
  withNewest,
  withOlder,
  withSame,
  withoutIds,
  type LoadedPage,
} from './history-pages';

/** What the user just did, for the status line. */
export interface Done {
  readonly kind:
    'copied' | 'sentAgain' | 'withdrawn' | 'tooLate' | 'optedOut' | 'templateSaved' | 'deleted';
  /** Of messages. */
  readonly count: number;
  /** How many were to be deleted and are not over yet. */
  readonly kept?: number;
}

/** The part of the history that is loaded around what is in sight. */
export interface HistoryState {
  /** What the fields say; the list follows it. */
  readonly filter: HistoryFilter;
  /** The filter that the list passes; it lags behind while main searches. */
  readonly listed: HistoryFilter;
  readonly pages: readonly LoadedPage[];
  /** Those of all pages, newest first. */
  readonly messages: readonly Message[];
  /** How many there are in all; `null` while that is not known. */
  readonly total: number | null;
  /** Whether there are more than `total`. */
  readonly isMore: boolean;
  /** Whether an answer to the first question has come. */
  readonly isLoaded: boolean;
  /** Grows with each new list: it then begins at its top. */
  readonly asked: number;
  /** Main is still looking for more, and has come to messages of this time. */
  readonly lookedUntilAt: number | null;
  /** The message to go to and to give the focus; `turn` grows each time. */
  readonly shown: { readonly id: string; readonly turn: number } | null;
  readonly error: AppError | null;
  readonly done: Done | null;
}

export const emptyHistory: HistoryState = {
  filter: everyMessage,
  listed: everyMessage,
  pages: [],
  messages: [],
  total: null,
  isMore: false,
  isLoaded: false,
  asked: 0,
  lookedUntilAt: null,
  shown: null,
  error: null,
  done: null,
};

export const useHistory = create<HistoryState>(() => emptyHistory);

const pageSize = 50;
/** Rows before an end of what is loaded at which more is asked for. */
const nearEnd = 25;
/** Until somebody who types has paused: counting takes longer than a page. */
const countAfterMs = 250;

/** Grows with each question: answers to what is no longer asked are dropped. */
let asked = 0;
const isLoading = { list: false, older: false, newer: false, newest: false };
let isNewestWanted = false;
let turns = 0;
let countTimer: ReturnType<typeof setTimeout> | undefined;

function showPages(pages: readonly LoadedPage[], more: Partial<HistoryState> = {}): void {
  useHistory.setState({ pages, messages: pages.flatMap(({ messages }) => messages), ...more });
}

/** A page from a place on, over the stretches in which nothing was found. */
async function lookOn(
  filter: HistoryFilter,
  from: string | null,
  direction: 'older' | 'newer',
): Promise<{ readonly from: string | null; readonly answer: Result<HistoryPage, AppError> }> {
  const mine = asked;
  let cursor = from;
  for (;;) {
    const answer = await bridge.listHistory({ filter, cursor, direction, limit: pageSize });
    if (!answer.ok || mine !== asked) return { from: cursor, answer };
    const { messages, next, lookedUntilAt } = answer.value;
    if (messages.length > 0 || next === null) return { from: cursor, answer };
    useHistory.setState({ lookedUntilAt });
    cursor = next;
  }
}

/** Loads a list anew from a place, `null` being its newest end. Until it comes, the one before stays. */
async function ask(filter: HistoryFilter, cursor: string | null): Promise<boolean> {
  asked += 1;
  const mine = asked;
  Object.assign(isLoading, { list: true, older: false, newer: false, newest: false });
  clearTimeout(countTimer);
  useHistory.setState({ filter, lookedUntilAt: null });
  const { answer } = await lookOn(filter, cursor, 'older');
  if (mine !== asked) return false;
  if (!answer.ok) {
    isLoading.list = false;
    useHistory.setState({ error: answer.error, isLoaded: true, lookedUntilAt: null });
    return false;
  }
  const { total, messages } = answer.value;
  let first = pageFrom(cursor, answer.value);
  if (messages.length === 0 && cursor !== null) {
    // Nothing is as old as that: the oldest there are come nearest to it.
    const { from, answer: above } = await lookOn(filter, cursor, 'newer');
    if (mine !== asked) return false;
    if (above.ok) first = pageAbove(from ?? cursor, above.value);
  }
  first = withSame(first, useHistory.getState().messages);
  isLoading.list = false;
  showPages([first], {
    listed: filter,
    total,
    isMore: false,
    isLoaded: true,
    asked: mine,
    lookedUntilAt: null,
    error: null,
  });
  if (total === null) countTimer = setTimeout(() => void count(mine, filter), countAfterMs);
  loadWanted();
  return true;
}

async function count(mine: number, filter: HistoryFilter): Promise<void> {
  const answer = await bridge.countHistory({ filter });
  if (mine !== asked || !answer.ok) return;
  useHistory.setState({ total: answer.value.count, isMore: !answer.value.isExact });
}

/** Loads the page below the last one, where there is one. */
async function loadOlder(): Promise<void> {
  const { pages, listed } = useHistory.getState();
  const cursor = pages.at(-1)?.older ?? null;
  if (cursor === null || isLoading.older) return;
  isLoading.older = true;
  const mine = asked;
  const { from, answer } = await lookOn(listed, cursor, 'older');
  if (mine !== asked) return;
  isLoading.older = false;
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else {
    const next = withOlder(useHistory.getState().pages, from ?? cursor, answer.value);
    showPages(next, { error: null, lookedUntilAt: null });
  }
}

/** Loads the page above the first one, where there is one. */
async function loadNewer(): Promise<void> {
  const { pages, listed } = useHistory.getState();
  const cursor = pages[0]?.newer ?? null;
  if (cursor === null || isLoading.newer) return;
  isLoading.newer = true;
  const mine = asked;
  const { from, answer } = await lookOn(listed, cursor, 'newer');
  if (mine !== asked) return;
  isLoading.newer = false;
  if (!answer.ok) useHistory.setState({ error: answer.error });
  else {
    const next = withNewer(useHistory.getState().pages, from ?? cursor, answer.value);
    showPages(next, { error: null, lookedUntilAt: null });
  }
}

/** These rows are in sight, both included: loads what scrolling would soon bring there. */
export function seeRows(first: number, last: number): void {
  const { messages, filter, listed } = useHistory.getState();
  // What is in sight is still the list before.
  if (isLoading.list || filter !== listed) return;
  if (first < nearEnd) void loadNewer();
  if (last >= messages.length - nearEnd) void loadOlder();
}

/** Changes what is shown; called with each letter of a search. */
export function filterHistory(changes: Partial<HistoryFilter>): void {
  const { query, ...others } = { ...useHistory.getState().filter, ...changes };
  const filter = { ...others, query: cutText(query, maxQueryUnits) };
  useHistory.setState({ done: null, shown: null });
  void ask(filter, null);
}

/** Goes to the newest message that was written before a time. */
export async function goToTime(before: number): Promise<void> {
  const mine = asked;
  const answer = await bridge.findHistoryTime({ before });
  if (mine !== asked) return;
  if (answer.ok) await ask(useHistory.getState().filter, answer.value.cursor);
  else useHistory.setState({ error: answer.error });
}

/** Goes to a message and gives it the focus; all that hides others is given up for it. */
export async function showMessage(messageId: string): Promise<void> {
  const { messages } = useHistory.getState();
  turns += 1;
  const turn = turns;
  // A list that is about to be replaced may have it where the next one does not.
  if (!isLoading.list && messages.some(({ id }) => id === messageId)) {
    useHistory.setState({ shown: { id: messageId, turn } });
    return;
  }
  asked += 1;
  const mine = asked;
  const answer = await bridge.findHistoryMessage({ messageId });
  if (mine !== asked) return;
  if (!answer.ok) {
    if (await ask(useHistory.getState().filter, null)) {
      useHistory.setState({ error: answer.error });
    }
  } else if (await ask(everyMessage, answer.value.cursor)) {
    useHistory.setState({ shown: { id: messageId, turn } });
  }
}

/** Puts what was written since over the list, where the list begins with the newest. */
async function loadNewest(): Promise<void> {
  if (isLoading.list || isLoading.newest) {
    isNewestWanted = true;
    return;
  }
  const { pages, filter, listed } = useHistory.getState();
  // What the fields say could not be listed: that is not undone for what is still in sight.
  if (filter !== listed || pages[0]?.newer !== null) return;
  isLoading.newest = true;
  const mine = asked;
  const page = { cursor: null, direction: 'older', limit: pageSize } as const;
  const answer = await bridge.listHistory({ filter: listed, ...page });
  if (mine !== asked) return;
  isLoading.newest = false;
  if (answer.ok) {
    const { pages: before, messages, total } = useHistory.getState();
    const next = withNewest(before, answer.value);
    if (next === null) void ask(listed, null);
    else {
      showPages(next);
      const added = useHistory.getState().messages.length - messages.length;
      useHistory.setState({ total: answer.value.total ?? (total === null ? null : total + added) });
    }
  }
  loadWanted();
}

/** Loads what came while something else was on its way. */
function loadWanted(): void {
  if (!isNewestWanted) return;
  isNewestWanted = false;
  void loadNewest();
}

function onChanged(changed: readonly Message[]): void {
  const { pages, messages } = useHistory.getState();
  const known = new Set(messages.map(({ id }) => id));
  showPages(withChanged(pages, changed));
  // Whether a new message passes the filter is main's to say.
  if (changed.some(({ id }) => !known.has(id))) void loadNewest();
}

function onDeleted(ids: readonly string[]): void {
  const { pages, messages, total } = useHistory.getState();
  const next = withoutIds(pages, new Set(ids));
  showPages(next);
  const gone = messages.length - useHistory.getState().messages.length;
  useHistory.setState({ total: total === null ? null : Math.max(0, total - gone) });
}

/** Loads the history and follows its changes; returns the function that ends it. */
export function keepHistory(): () => void {
  useHistory.setState({ done: null, error: null, shown: null });
  void ask(useHistory.getState().filter, null);
  const ends = [
    bridge.on('messagesChanged', ({ messages }) => {
      onChanged(messages);
    }),
    bridge.on('messagesDeleted', ({ messageIds }) => {
      onDeleted(messageIds);
    }),
  ];
  return () => {
    for (const end of ends) end();
    // Opened again, the list would give it the focus once more, before this store begins anew.
    useHistory.setState({ shown: null });
  };
}
