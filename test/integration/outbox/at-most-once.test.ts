import { describe, expect, it } from 'vitest';
import { createCrashingWorld } from '../../support/outbox/crashing-world';
import { createSqliteDisk } from '../../support/outbox/sqlite-disk';
import {
  anyActionWithBatches,
  anyFate,
  expectNothing,
  perform,
  settleWorld,
} from '../../support/outbox/world-actions';
import { brokenPromises } from '../../support/outbox/world-promises';
import { fc } from '../../support/property';

describe('on a real database, whatever the provider answers and wherever the program ends', () => {
  it('nothing is sent twice, nothing is lost, every state is true and the pace is kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFate, { minLength: 1, maxLength: 12 }),
        fc.array(anyActionWithBatches, { minLength: 1, maxLength: 30 }),
        async (fates, actions) => {
          const disk = createSqliteDisk();
          try {
            const world = createCrashingWorld(disk, fates);
            const expected = expectNothing();
            for (const action of actions) await perform(world, expected, action);
            await settleWorld(world);
            expect(brokenPromises(world, expected)).toEqual([]);
          } finally {
            disk.remove();
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
