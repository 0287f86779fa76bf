import type { OptOutBook } from '../../../src/main/outbox/ports';

/** An opt-out list in the test's hands, empty at first. */
export interface FakeOptOuts extends OptOutBook {
  readonly numbers: Set<string>;
}

export function createFakeOptOuts(): FakeOptOuts {
  const numbers = new Set<string>();
  return {
    numbers,
    has: (e164) => numbers.has(e164),
    record(e164) {
      numbers.add(e164);
    },
  };
}
