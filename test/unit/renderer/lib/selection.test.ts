import { describe, expect, it } from 'vitest';
import {
  isSelected,
  noSelection,
  selectedCount,
  toggled,
  withItems,
  type Selection,
} from '../../../../src/renderer/lib/selection';

interface Item {
  readonly id: string;
}

const one: Item = { id: '1' };
const two: Item = { id: '2' };
const all: Selection<Item> = { kind: 'all' };

describe('what is ticked in a list', () => {
  it('is nothing at first', () => {
    expect(selectedCount(noSelection, 7)).toBe(0);
    expect(isSelected(noSelection, '1')).toBe(false);
  });

  it('is ticked by one press and no longer by the next', () => {
    const ticked = toggled<Item>(noSelection, one);
    expect([isSelected(ticked, '1'), isSelected(ticked, '2')]).toEqual([true, false]);
    expect(selectedCount(toggled(ticked, one), 7)).toBe(0);
  });

  it('grows by a range and keeps what was ticked', () => {
    const ticked = withItems(toggled<Item>(noSelection, one), [one, two]);
    expect(selectedCount(ticked, 7)).toBe(2);
  });

  it('may be all, loaded or not, counted or not', () => {
    expect(isSelected(all, 'not loaded')).toBe(true);
    expect(selectedCount(all, 7)).toBe(7);
    expect(selectedCount(all, null)).toBeNull();
  });

  it('is nothing again once one is taken out of all, and stays all with a range', () => {
    expect(toggled(all, one)).toEqual(noSelection);
    expect(withItems(all, [one])).toBe(all);
  });
});
