import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCrashingWorld } from '../../support/outbox/crashing-world';
import { emptyDisk, openStores } from '../../support/outbox/fake-stores';
import {
  anyAction,
  anyFate,
  expectNothing,
  perform,
  settleWorld,
} from '../../support/outbox/world-actions';
import { brokenPromises } from '../../support/outbox/world-promises';

function aWorldInMemory(fates: Parameters<typeof createCrashingWorld>[1]) {
  const disk = emptyDisk();
  return createCrashingWorld(
    { open: (hooks) => openStores(disk, hooks), messages: () => [...disk.messages.values()] },
    fates,
  );
}

describe('whatever the provider answers and wherever the program ends', () => {
  it('nothing is sent twice, nothing is lost, every state is true and the pace is kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFate, { minLength: 1, maxLength: 12 }),
        fc.array(anyAction, { minLength: 1, maxLength: 40 }),
        async (fates, actions) => {
          const world = aWorldInMemory(fates);
          const expected = expectNothing();
          for (const action of actions) await perform(world, expected, action);
          await settleWorld(world);
          expect(brokenPromises(world, expected)).toEqual([]);
        },
      ),
      { numRuns: 4_000 },
    );
  }, 60_000);
});
