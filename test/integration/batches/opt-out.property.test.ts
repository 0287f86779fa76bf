import { expect, test } from 'vitest';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { value } from '../contacts/contacts-world';
import { openBatchesWorld } from './batches-world';
import { fc } from '../../support/property';

const hourMs = 3_600_000;
const members = 4;
const numberOf = (index: number): string => `+1202555${String(100 + index).padStart(4, '0')}`;

const deed = fc.oneof(
  fc.record({ do: fc.constant('opt-out' as const), who: fc.nat({ max: members - 1 }) }),
  fc.record({ do: fc.constant('lift' as const), who: fc.nat({ max: members - 1 }) }),
  fc.record({ do: fc.constant('batch' as const), later: fc.boolean() }),
  fc.record({ do: fc.constant('repeat' as const) }),
  fc.record({ do: fc.constant('send-now' as const) }),
  fc.record({ do: fc.constant('answer' as const) }),
  fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ do: fc.constant('restart' as const) }),
);

test('no batch, at once, later or repeating, sends to a number that is opted out at that moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 10 }), async (deeds) => {
      const world = openBatchesWorld({ limits: [] });
      const { optOuts } = world.rooms;
      world.outbox().start();
      for (let index = 0; index < members; index += 1) world.join(index);
      const refused = new Set<string>();
      let judged = 0;
      /** What was asked for since the last look was asked for while the list was as it is. */
      const judge = (): void => {
        const fresh = world.sentTo().slice(judged);
        judged += fresh.length;
        expect(fresh.filter((to) => refused.has(to))).toEqual([]);
      };
      const draft = async (): Promise<string> => {
        const { id } = await world.ready('', { text: `Text ${String(judged)}` });
        const source = { kind: 'tag', name: 'Club' } as const;
        const change = { source, includeSentLately: true };
        value(world.batches().change({ batchId: id, change }));
        return id;
      };
      let scheduled: string | null = null;
      for (const one of deeds) {
        if (one.do === 'opt-out') {
          value(optOuts.add(numberOf(one.who), 'asked'));
          refused.add(numberOf(one.who));
        } else if (one.do === 'lift') {
          optOuts.lift(numberOf(one.who), 'asked');
          refused.delete(numberOf(one.who));
        } else if (one.do === 'batch') {
          const id = await draft();
          if (refused.size === members) continue;
          const at = new Date(world.clock.now() + 9 * hourMs).toISOString().slice(0, 16);
          await world.send(id, one.later ? { at, clock: 'own', repeat: 'once' } : null);
          if (one.later) scheduled = id;
        } else if (one.do === 'repeat') {
          await world.repeat(await draft(), {
            at: '2026-03-12T12:00',
            clock: 'own',
            repeat: 'daily',
          });
        } else if (one.do === 'send-now' && scheduled !== null) {
          await world.batches().sendNow(scheduled);
        } else if (one.do === 'answer') {
          world.gateway.attempts.at(-1)?.answer(outcomes.accepted);
        } else if (one.do === 'pass') {
          await world.pass(one.hours * hourMs);
        } else if (one.do === 'restart') {
          world.restart();
        }
        await world.settle();
        judge();
      }
    }),
    { numRuns: 25 },
  );
});
