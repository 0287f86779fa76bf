import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';

/** A part of a list: `limit` entries from the `offset`th on. */
export interface PageRange {
  readonly offset: number;
  readonly limit: number;
}

/** A long list, of which the pages around what is in sight are loaded. */
export interface PagesState<Item> {
  readonly pages: ReadonlyMap<number, readonly Item[]>;
  readonly pageSize: number;
  readonly total: number;
  /** Whether the first page has come. */
  readonly isLoaded: boolean;
  /** Grows with each new question: the list then begins at its top. */
  readonly asked: number;
  readonly error: AppError | null;
}

export interface FoundPage<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

export interface Pages<Query> {
  /** Loads the first page of another list. Until it comes, the one before stays. */
  readonly ask: (query: Query) => void;
  /** Loads what is between two rows, both included, where it is not there. */
  readonly see: (first: number, last: number) => void;
  /** Loads what is in sight anew, since it may have changed. */
  readonly refresh: () => void;
}

/** So many pages stay loaded on each side of what is in sight. */
const keptAround = 10;
/** What is not in sight yet may come after what is has been painted. */
const beforehandMs = 50;
/** More at once would only queue up in main while somebody drags the scroll bar. */
const mostAtOnce = 2;

export function emptyPages<Item>(pageSize: number): PagesState<Item> {
  return { pages: new Map(), pageSize, total: 0, isLoaded: false, asked: 0, error: null };
}

/** The item in a row; `undefined` while its page is not loaded. */
export function itemAt<Item>(
  { pages, pageSize }: Pick<PagesState<Item>, 'pages' | 'pageSize'>,
  index: number,
): Item | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

/**
 * Loads a list of any length page by page, those in sight first. Answers to what is no longer asked
 * are dropped.
 */
export function createPages<Query, Item>(options: {
  readonly first: Query;
  readonly load: (query: Query, range: PageRange) => Promise<Result<FoundPage<Item>, AppError>>;
  readonly get: () => PagesState<Item>;
  readonly set: (state: PagesState<Item>) => void;
}): Pages<Query> {
  const { load, get, set } = options;
  const { pageSize } = get();
  let query = options.first;
  let asked = 0;
  let isAsking = false;
  let sight = { first: 0, last: 0 };
  let isRefreshing = false;
  let isRefreshWanted = false;
  let isBeforehand = false;
  const pending = new Set<number>();

  const pageOf = (index: number): number => Math.floor(index / pageSize);
  const rangeOf = (page: number): PageRange => ({ offset: page * pageSize, limit: pageSize });

  function pagesInSight(): readonly number[] {
    const inSight: number[] = [];
    for (let page = pageOf(sight.first); page <= pageOf(sight.last); page += 1) inSight.push(page);
    return inSight;
  }

  /** What scrolling would soon bring into sight. */
  const pagesNear = (): readonly number[] => [pageOf(sight.last) + 1, pageOf(sight.first) - 1];

  function isMissing(page: number): boolean {
    const { pages, total } = get();
    return page >= 0 && page * pageSize < total && !pages.has(page) && !pending.has(page);
  }

  function loadMissing(wanted: () => readonly number[]): void {
    // What is in sight is still the list before.
    while (!isAsking && pending.size < mostAtOnce) {
      const page = wanted().find(isMissing);
      if (page === undefined) return;
      void loadPage(page);
    }
  }

  function pump(): void {
    loadMissing(pagesInSight);
    if (isBeforehand || !pagesNear().some(isMissing)) return;
    isBeforehand = true;
    setTimeout(() => {
      isBeforehand = false;
      loadMissing(() => [...pagesInSight(), ...pagesNear()]);
    }, beforehandMs);
  }

  async function loadPage(page: number): Promise<void> {
    const mine = asked;
    pending.add(page);
    const answer = await load(query, rangeOf(page));
    if (mine !== asked) return;
    pending.delete(page);
    const state = get();
    if (!answer.ok) {
      set({ ...state, error: answer.error });
      return;
    }
    const near = (other: number): boolean =>
      other >= pageOf(sight.first) - keptAround && other <= pageOf(sight.last) + keptAround;
    const kept = [...state.pages].filter(([other]) => near(other));
    const { items, total } = answer.value;
    set({ ...state, pages: new Map([...kept, [page, items]]), total, error: null });
    // A page without anything: the list became shorter, and its change is still to come.
    if (items.length > 0) pump();
  }

  async function refresh(): Promise<void> {
    if (isRefreshing) {
      isRefreshWanted = true;
      return;
    }
    isRefreshing = true;
    const mine = asked;
    const wanted = pagesInSight();
    const answers = await Promise.all(wanted.map((page) => load(query, rangeOf(page))));
    isRefreshing = false;
    if (mine === asked) {
      const pages = new Map<number, readonly Item[]>();
      let { total, error } = { ...get(), error: null as AppError | null };
      answers.forEach((answer, index) => {
        const page = wanted[index];
        if (!answer.ok) error = answer.error;
        else if (page !== undefined) {
          pages.set(page, answer.value.items);
          total = answer.value.total;
        }
      });
      set(
        error === null
          ? { ...get(), pages, total, isLoaded: true, error }
          : { ...get(), isLoaded: true, error },
      );
      pump();
    }
    if (isRefreshWanted) {
      isRefreshWanted = false;
      void refresh();
    }
  }

  async function ask(): Promise<void> {
    asked += 1;
    const mine = asked;
    isAsking = true;
    pending.clear();
    const answer = await load(query, rangeOf(0));
    if (mine !== asked) return;
    isAsking = false;
    sight = { first: 0, last: Math.min(sight.last - sight.first, pageSize - 1) };
    if (!answer.ok) {
      set({ ...get(), isLoaded: true, error: answer.error });
      return;
    }
    const { items, total } = answer.value;
    set({
      pages: new Map([[0, items]]),
      pageSize,
      total,
      isLoaded: true,
      asked: mine,
      error: null,
    });
  }

  return {
    ask: (next) => {
      query = next;
      void ask();
    },
    see: (first, last) => {
      sight = { first, last };
      pump();
    },
    refresh: () => void refresh(),
  };
}
