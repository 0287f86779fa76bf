import type { HistoryPage } from '#shared/domain/history';
import type { Message } from '#shared/domain/message';

/** Messages that follow each other without a gap, newest first, with the places around them. */
export interface LoadedPage {
  readonly messages: readonly Message[];
  /** The place above them; `null` where nothing is newer. */
  readonly newer: string | null;
  /** The place below them; `null` where nothing is older. */
  readonly older: string | null;
  /** How many are newer than its first; `null` where that is not known. */
  readonly position: number | null;
}

/** So many pages stay loaded: some screens above and below what is in sight. */
const mostPages = 12;

/** The page that is asked for from a place, or from the newest message where it is `null`. */
export function pageFrom(cursor: string | null, answer: HistoryPage): LoadedPage {
  const { messages, next, position } = answer;
  return { messages, newer: cursor, older: next, position };
}

/** The page that was asked for from a place upwards. */
export function pageAbove(cursor: string, { messages, next, position }: HistoryPage): LoadedPage {
  return { messages, newer: next, older: cursor, position };
}

/**
 * The page with those messages that were known and have not changed as what they were: rows that show
 * them already need not be rendered anew when the list is asked for again.
 */
export function withSame(page: LoadedPage, known: readonly Message[]): LoadedPage {
  const byId = new Map(known.map((message) => [message.id, message]));
  const messages = page.messages.map((message) => {
    const before = byId.get(message.id);
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(message);
    return isSame ? before : message;
  });
  return { ...page, messages };
}

/**
 * The list with the page below its last one; those far above are let go. An answer that found nothing
 * yet moves the place to go on from.
 */
export function withOlder(
  pages: readonly LoadedPage[],
  cursor: string,
  answer: HistoryPage,
): readonly LoadedPage[] {
  const last = pages.at(-1);
  if (last === undefined) return [pageFrom(cursor, answer)];
  if (answer.messages.length === 0) return [...pages.slice(0, -1), { ...last, older: answer.next }];
  return [...pages, pageFrom(cursor, answer)].slice(-mostPages);
}

/** The list with the page above its first one; those far below are let go. */
export function withNewer(
  pages: readonly LoadedPage[],
  cursor: string,
  answer: HistoryPage,
): readonly LoadedPage[] {
  const [first, ...others] = pages;
  if (first !== undefined && answer.messages.length === 0) {
    return [{ ...first, newer: answer.next }, ...others];
  }
  return [pageAbove(cursor, answer), ...pages].slice(0, mostPages);
}

/**
 * The list with what was written since: the newest page of an answer put over it. `null` where
 * there may be more between the two than one page holds.
 */
export function withNewest(
  pages: readonly LoadedPage[],
  answer: HistoryPage,
): readonly LoadedPage[] | null {
  const [first, ...others] = pages;
  const known = first?.messages[0]?.id;
  if (first === undefined || known === undefined) return [pageFrom(null, answer)];
  const added = answer.messages.findIndex(({ id }) => id === known);
  if (added < 0) return null;
  const messages = [...answer.messages.slice(0, added), ...first.messages];
  return [{ ...first, messages, position: answer.position }, ...others];
}

/** Puts changed messages over their older selves; those that are not in the list are left out. */
export function withChanged(
  pages: readonly LoadedPage[],
  changed: readonly Message[],
): readonly LoadedPage[] {
  const byId = new Map(changed.map((message) => [message.id, message]));
  return pages.map((page) =>
    page.messages.some(({ id }) => byId.has(id))
      ? { ...page, messages: page.messages.map((message) => byId.get(message.id) ?? message) }
      : page,
  );
}

/** Takes messages out. */
export function withoutIds(
  pages: readonly LoadedPage[],
  ids: ReadonlySet<string>,
): readonly LoadedPage[] {
  return pages.map((page) =>
    page.messages.some(({ id }) => ids.has(id))
      ? { ...page, messages: page.messages.filter(({ id }) => !ids.has(id)) }
      : page,
  );
}

/** How many messages are newer than the first of the list; `null` where that is not known. */
export function positionOf(pages: readonly LoadedPage[]): number | null {
  let before = 0;
  for (const { position, newer, messages } of pages) {
    if (newer === null && before === 0) return 0;
    if (position !== null) return Math.max(0, position - before);
    before += messages.length;
  }
  return null;
}
