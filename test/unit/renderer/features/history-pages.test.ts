import { describe, expect, it } from 'vitest';
import {
  pageFrom,
  positionOf,
  withNewer,
  withNewest,
  withOlder,
  withSame,
} from '../../../../src/renderer/features/history/history-pages';
import { aMessage } from '../../../support/fixtures';

const page = (ids: readonly number[], next: string | null, position: number | null = null) => ({
  messages: ids.map((id) => aMessage({ id: String(id), createdAt: id })),
  next,
  lookedUntilAt: null,
  position,
  total: null,
});
const idsOf = (pages: ReturnType<typeof withOlder>) =>
  pages.flatMap(({ messages }) => messages.map(({ id }) => id));

describe('the pages of the history that are loaded', () => {
  it('grow below and above, and forget what is far from where they grow', () => {
    let pages = [pageFrom('1000', page([999], '999'))];
    for (let id = 998; id > 980; id -= 1) {
      pages = [...withOlder(pages, String(id + 1), page([id], String(id)))];
    }
    expect(idsOf(pages)).toHaveLength(12);
    expect(pages.at(-1)?.older).toBe('981');
    // What was let go can be loaded again from here.
    expect(pages[0]?.newer).toBe('993');
    pages = [...withNewer(pages, '993', page([993], '994'))];
    expect(idsOf(pages)[0]).toBe('993');
    expect(pages.at(-1)?.older).toBe('982');
  });

  it('go on from where nothing was found', () => {
    const pages = withOlder([pageFrom(null, page([9], '9'))], '9', page([], null));
    expect(idsOf(pages)).toEqual(['9']);
    expect(pages.at(-1)?.older).toBeNull();
  });

  it('take what was written since, unless there may be more in between', () => {
    const pages = [pageFrom(null, page([5, 4], '4')), pageFrom('4', page([3], null))];
    expect(idsOf(withNewest(pages, page([7, 6, 5], '5')) ?? [])).toEqual(['7', '6', '5', '4', '3']);
    expect(withNewest(pages, page([9, 8], '8'))).toBeNull();
  });

  it('keep the messages that are as they were, so that their rows need not be rendered anew', () => {
    const before = pageFrom(null, page([5, 4, 3], '3')).messages;
    const { messages } = pageFrom(null, page([6, 5, 4], '4'));
    const changed = messages.map((one) => (one.id === '4' ? { ...one, text: 'other words' } : one));
    const kept = withSame({ ...pageFrom(null, page([], '4')), messages: changed }, before);
    expect(kept.messages).toEqual(changed);
    expect(kept.messages.map((one) => before.includes(one))).toEqual([false, true, false]);
  });

  it.each([
    [[pageFrom(null, page([5], '5'))], 0],
    [[pageFrom('6', page([5], '5', 40))], 40],
    [[pageFrom('6', page([5, 4], '4')), pageFrom('4', page([3], '3', 42))], 40],
    [[pageFrom('6', page([5], '5'))], null],
  ])('know how many are newer, where one of them does', (pages, position) => {
    expect(positionOf(pages)).toBe(position);
  });
});
