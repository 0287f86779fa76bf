import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appError, type AppError } from '../../../../src/shared/errors';
import { err, ok, type Result } from '../../../../src/shared/result';
import {
  createPages,
  emptyPages,
  itemAt,
  type FoundPage,
  type PageRange,
  type PagesState,
} from '../../../../src/renderer/lib/pages';

const pageSize = 10;

/** Pages of numbers; each answer comes when the test says so. */
function aList(total = 1_000) {
  let state: PagesState<string> = emptyPages(pageSize);
  const calls: {
    readonly query: string;
    readonly offset: number;
    readonly answer: (result?: Result<FoundPage<string>, AppError>) => Promise<void>;
  }[] = [];
  const pages = createPages<string, string>({
    first: '',
    load: (query, { offset, limit }: PageRange) =>
      new Promise((resolve) => {
        const count = Math.max(0, Math.min(limit, total - offset));
        const items = Array.from({ length: count }, (_, index) => `${query}${offset + index}`);
        calls.push({
          query,
          offset,
          answer: async (result = ok({ items, total })) => {
            resolve(result);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    get: () => state,
    set: (next) => {
      state = next;
    },
  });
  return { pages, calls, state: () => state, offsets: () => calls.map(({ offset }) => offset) };
}

/** Longer than what is near waits for what is in sight to be painted. */
const afterPaintMs = 100;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a list that comes page by page', () => {
  it('loads its first page when it is asked for, and the one that is near a moment later', async () => {
    const { pages, calls, state, offsets } = aList();
    pages.ask('a');
    await calls[0]!.answer();
    pages.see(0, 7);
    expect(itemAt(state(), 3)).toBe('a3');
    expect(offsets()).toEqual([0]);
    await vi.advanceTimersByTimeAsync(afterPaintMs);
    expect(offsets()).toEqual([0, 10]);
    await calls[1]!.answer();
    expect(itemAt(state(), 15)).toBe('a15');
    expect(itemAt(state(), 25)).toBeUndefined();
  });

  it('loads what is in sight at once, two pages at a time', async () => {
    const { pages, calls, offsets } = aList();
    pages.ask('a');
    await calls[0]!.answer();
    pages.see(500, 535);
    expect(offsets()).toEqual([0, 500, 510]);
    await calls[1]!.answer();
    expect(offsets()).toEqual([0, 500, 510, 520]);
  });

  it('drops answers to what is no longer asked, and shows the list before until the next comes', async () => {
    const { pages, calls, state } = aList();
    pages.ask('a');
    await calls[0]!.answer();
    pages.ask('b');
    pages.ask('c');
    expect(itemAt(state(), 0)).toBe('a0');
    await calls[2]!.answer();
    await calls[1]!.answer();
    expect(itemAt(state(), 0)).toBe('c0');
    expect(state().asked).toBe(3);
  });

  it('keeps what it shows where a page cannot be had, and says why', async () => {
    const { pages, calls, state } = aList();
    pages.ask('a');
    await calls[0]!.answer();
    pages.see(10, 15);
    await calls[1]!.answer(err(appError('internal')));
    expect(state().error).toEqual({ code: 'internal' });
    expect(itemAt(state(), 0)).toBe('a0');
  });

  it('loads anew what is in sight when that may have changed, and forgets the rest', async () => {
    const { pages, calls, state, offsets } = aList();
    pages.ask('a');
    await calls[0]!.answer();
    pages.see(10, 15);
    await calls[1]!.answer();
    pages.refresh();
    pages.refresh();
    await calls[2]!.answer();
    expect(itemAt(state(), 0)).toBeUndefined();
    expect(itemAt(state(), 12)).toBe('a12');
    expect(offsets()).toEqual([0, 10, 10, 10]);
  });

  it('lets pages go that are far from what is in sight', async () => {
    const { pages, calls, state } = aList();
    pages.ask('a');
    await calls[0]!.answer();
    pages.see(900, 905);
    await calls[1]!.answer();
    expect(itemAt(state(), 900)).toBe('a900');
    expect(itemAt(state(), 0)).toBeUndefined();
  });

  it('asks for nothing beyond its end', async () => {
    const { pages, calls, offsets } = aList(14);
    pages.ask('a');
    await calls[0]!.answer();
    pages.see(0, 13);
    await vi.advanceTimersByTimeAsync(afterPaintMs);
    expect(offsets()).toEqual([0, 10]);
  });
});
