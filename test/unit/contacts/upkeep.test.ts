import { describe, expect, it } from 'vitest';
import { createUpkeep } from '../../../src/main/contacts/upkeep';
import { createManualClock } from '../../support/outbox/manual-clock';

const dayMs = 86_400_000;

function anUpkeep() {
  const clock = createManualClock();
  const failures: unknown[] = [];
  const ends: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const upkeep = createUpkeep({
    after: clock.after,
    onFailure: (error) => failures.push(error),
    tidy: (signal) => {
      signals.push(signal);
      return new Promise((resolve, reject) => {
        ends.push(resolve);
        signal.addEventListener('abort', () => {
          reject(new Error('stopped'));
        });
      });
    },
  });
  return { clock, upkeep, failures, ends, signals };
}

describe('the upkeep', () => {
  it('is done soon after the start and then every day', async () => {
    const { clock, upkeep, ends } = anUpkeep();
    upkeep.start();
    expect(ends).toHaveLength(0);
    await clock.advance(10_000);
    expect(ends).toHaveLength(1);
    ends[0]!();
    await clock.advance(dayMs);
    expect(ends).toHaveLength(2);
  });

  it('is done as late after the start as it should be, and then every day', async () => {
    const clock = createManualClock();
    let times = 0;
    const upkeep = createUpkeep({
      after: clock.after,
      firstAfterMs: 60_000,
      onFailure: () => undefined,
      tidy: () => {
        times += 1;
        return Promise.resolve();
      },
    });
    upkeep.start();
    await clock.advance(59_999);
    expect(times).toBe(0);
    await clock.advance(1);
    expect(times).toBe(1);
    await clock.advance(dayMs);
    expect(times).toBe(2);
  });

  it('is done once more where it is asked for while it is being done, however often', async () => {
    const { clock, upkeep, ends } = anUpkeep();
    upkeep.run();
    upkeep.run();
    upkeep.run();
    expect(ends).toHaveLength(1);
    ends[0]!();
    await clock.advance(0);
    expect(ends).toHaveLength(2);
    ends[1]!();
    await clock.advance(0);
    expect(ends).toHaveLength(2);
  });

  it('tells of a failure and is tried again', async () => {
    const clock = createManualClock();
    const failures: unknown[] = [];
    const upkeep = createUpkeep({
      after: clock.after,
      onFailure: (error) => failures.push(error),
      tidy: () => Promise.reject(new Error('disk is full')),
    });
    upkeep.start();
    await clock.advance(10_000);
    await clock.advance(dayMs);
    expect(failures.map(String)).toEqual(['Error: disk is full', 'Error: disk is full']);
  });

  it('ends early when the program ends, which is no failure, and begins no more', async () => {
    const { clock, upkeep, failures, signals } = anUpkeep();
    upkeep.start();
    await clock.advance(10_000);
    await upkeep.stop();
    expect(signals[0]!.aborted).toBe(true);
    upkeep.run();
    await clock.advance(dayMs);
    expect(signals).toHaveLength(1);
    expect(failures).toEqual([]);
    expect(clock.nextTimerMs()).toBeNull();
  });
});
