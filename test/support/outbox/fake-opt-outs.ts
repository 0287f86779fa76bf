import type { OptOutLookup } from '../../../src/main/outbox/ports';

/** An opt-out list in the test's hands, empty at first. */
export interface FakeOptOuts {
  readonly numbers: Set<string>;
  has: OptOutLookup['has'];
}

export function createFakeOptOuts(): FakeOptOuts {
  const numbers = new Set<string>();
  return { numbers, has: (e164) => numbers.has(e164) };
}
