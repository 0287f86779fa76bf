import { describe, expect, it } from 'vitest';
import { inSlices, pageByPage, type Slicing } from '../../../src/main/contacts/slices';

/** Slicing where each look at the clock finds it 4 ms later. */
function slowSlicing() {
  const log: string[] = [];
  let elapsed = 0;
  const slicing: Slicing = {
    elapsed: () => (elapsed += 4),
    breathe: () => {
      log.push('breathe');
      return Promise.resolve();
    },
    together: (work) => {
      log.push('begin');
      const answer = work();
      log.push('commit');
      return answer;
    },
  };
  return { log, slicing };
}

describe('work in slices', () => {
  it('takes a transaction for some milliseconds and lets others have their turn in between', async () => {
    const { log, slicing } = slowSlicing();
    await inSlices(
      slicing,
      [1, 2, 3, 4],
      (item) => log.push(String(item)),
      () => log.push('told'),
    );
    expect(log.join(' ')).toBe('breathe begin 1 2 3 commit told breathe begin 4 commit told');
  });

  it('does at least one thing in each slice, however slow the machine', async () => {
    const { log, slicing } = slowSlicing();
    await inSlices(
      { ...slicing, elapsed: () => Date.parse('2025-01-31') * log.length },
      [1, 2],
      (item) => log.push(String(item)),
    );
    expect(log.filter((step) => /\d/.test(step))).toEqual(['1', '2']);
  });

  it('does not begin to write before it has its turn', () => {
    const { log, slicing } = slowSlicing();
    const breathe = () => new Promise<void>(() => undefined);
    void inSlices({ ...slicing, breathe }, [1], (item) => log.push(String(item)));
    expect(log).toEqual([]);
  });

  it('ends with nothing to do', async () => {
    const { log, slicing } = slowSlicing();
    await inSlices(slicing, [], () => log.push('never'));
    expect(log).not.toContain('never');
  });

  it('keeps what was committed where a later slice fails', async () => {
    const { log, slicing } = slowSlicing();
    const work = (item: number) => {
      if (item === 4) throw new Error('disk is full');
    };
    await expect(inSlices(slicing, [1, 2, 3, 4], work)).rejects.toThrow('disk is full');
    expect(log).toEqual(['breathe', 'begin', 'commit', 'breathe', 'begin']);
  });

  it('reads pages only as they are needed', () => {
    const asked: (number | null)[] = [];
    const pages = pageByPage<number>((last) => {
      asked.push(last);
      return last === null ? [1, 2] : last === 2 ? [3] : [];
    });
    expect(pages.next().value).toBe(1);
    expect(asked).toEqual([null]);
    expect([...pages]).toEqual([2, 3]);
    expect(asked).toEqual([null, 2, 3]);
  });
});
