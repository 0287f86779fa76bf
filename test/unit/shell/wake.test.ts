import { describe, expect, it } from 'vitest';
import { onLongSleep, type PowerEvents } from '../../../src/main/shell/wake';

/** A computer whose lid the test closes and opens; counts the long sleeps that were told of. */
function aComputer() {
  const listeners = new Map<string, () => void>();
  const power: PowerEvents = { on: (event, listener) => listeners.set(event, listener) };
  const computer = { now: 1_000_000, told: 0 };
  onLongSleep(
    power,
    () => computer.now,
    () => {
      computer.told += 1;
    },
  );
  return Object.assign(computer, {
    sleep(ms: number) {
      listeners.get('suspend')?.();
      computer.now += ms;
      listeners.get('resume')?.();
    },
    wake: () => listeners.get('resume')?.(),
  });
}

describe('a long sleep', () => {
  it('is told of once, when the computer wakes from it', () => {
    const computer = aComputer();
    computer.sleep(3_600_000);
    expect(computer.told).toBe(1);
    computer.wake();
    expect(computer.told).toBe(1);
  });

  it('is not a lid that was closed for a moment', () => {
    const computer = aComputer();
    computer.sleep(119_000);
    expect(computer.told).toBe(0);
  });

  it('may be one through which the date was set back', () => {
    const computer = aComputer();
    computer.sleep(-60_000);
    expect(computer.told).toBe(1);
  });
});
