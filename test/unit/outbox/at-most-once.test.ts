import { describe, expect, it } from 'vitest';
import type { Fate } from '../../support/outbox/unreliable-gateway';
import { createCrashingWorld } from '../../support/outbox/crashing-world';
import { emptyDisk, openStores } from '../../support/outbox/fake-stores';
import {
  anyAction,
  anyActionWithBatches,
  anyFate,
  expectNothing,
  perform,
  settleWorld,
  type Action,
} from '../../support/outbox/world-actions';
import { brokenPromises } from '../../support/outbox/world-promises';
import { fc } from '../../support/property';

interface Run {
  readonly isWeak: boolean;
  readonly action: fc.Arbitrary<Action>;
  readonly fates: fc.Arbitrary<readonly Fate[]>;
}

const mixedFates = fc.array(anyFate, { minLength: 1, maxLength: 12 });
/** Often the same again and again, which is what a batch is to notice. */
const stubbornFates = fc.oneof(
  mixedFates,
  anyFate.map((fate) => [{ ...fate, afterMs: fate.afterMs === 20_000 ? 40 : fate.afterMs }]),
);

function holds({ isWeak, action, fates }: Run): Promise<void> {
  return fc.assert(
    fc.asyncProperty(
      fates,
      fc.array(action, { minLength: 1, maxLength: 40 }),
      async (chosenFates, actions) => {
        const disk = emptyDisk();
        const world = createCrashingWorld(
          {
            open: (hooks) => openStores(disk, hooks, { isWeak }),
            messages: () => [...disk.messages.values()],
            batches: () => disk.batches,
          },
          chosenFates,
        );
        const expected = expectNothing();
        for (const each of actions) await perform(world, expected, each);
        await settleWorld(world);
        expect(brokenPromises(world, expected)).toEqual([]);
      },
    ),
    { numRuns: 2_000 },
  );
}

describe('whatever the provider answers and wherever the program ends', () => {
  it('nothing is sent twice, nothing is lost, every state is true and the pace is kept', async () => {
    await holds({ isWeak: true, action: anyAction, fates: mixedFates });
  }, 60_000);

  it('that holds with batches too, and each waits for the user when it should', async () => {
    await holds({ isWeak: false, action: anyActionWithBatches, fates: stubbornFates });
  }, 60_000);
});
