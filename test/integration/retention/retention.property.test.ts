import { expect, it } from 'vitest';
import { hasText, type MessageState } from '#shared/domain/message';
import { monthsBefore } from '#shared/domain/retention';
import { createPersonMessages } from '../../../src/main/history/person-messages';
import { createRetention } from '../../../src/main/retention/retention';
import { createManualClock, clockStartsAt } from '../../support/outbox/manual-clock';
import { aReceipt, putMessage } from '../history/put-message';
import { openSpendingWorld } from '../spending/spending-world';
import { openSound, tempDir } from '../storage/temp-database';
import { fc } from '../../support/property';

const dayMs = 86_400_000;

const state = fc.constantFrom<MessageState>(
  { kind: 'scheduled', dueAt: clockStartsAt },
  { kind: 'cancelled', at: clockStartsAt },
  { kind: 'accepted', at: clockStartsAt, receipt: aReceipt() },
  { kind: 'accepted', at: clockStartsAt, receipt: aReceipt({ cost: null, segments: 3 }) },
  { kind: 'rejected', at: clockStartsAt, reason: 'other', providerWords: 'no' },
  {
    kind: 'unknown',
    at: clockStartsAt,
    reason: 'timed-out',
    providerWords: 'hm',
    settlement: null,
  },
);
const shop = fc.array(
  fc.record({ ageDays: fc.integer({ min: 0, max: 800 }), state, practice: fc.boolean() }),
  { maxLength: 12 },
);

it('no sum changes, and nothing changes that is young or not over', async () => {
  await fc.assert(
    fc.asyncProperty(shop, fc.integer({ min: 1, max: 24 }), async (messages, months) => {
      const database = openSound(tempDir());
      const spending = openSpendingWorld(database);
      messages.forEach(({ ageDays, state: end, practice }, index) => {
        const createdAt = clockStartsAt - ageDays * dayMs;
        putMessage(spending.messages, { id: `m${String(index)}`, createdAt, practice }, end);
      });
      const rows = () => messages.map((_, index) => spending.messages.get(`m${String(index)}`)!);
      const before = rows();
      const sums = await spending.report();
      const clock = createManualClock();
      await createRetention({
        database,
        clock,
        months: () => months,
        forgetSomeWords: () => createPersonMessages(database).forgetSomeWords(),
        onBlanked: () => undefined,
      }).run(() => Promise.resolve());

      expect(await spending.report()).toEqual(sums);
      const limit = monthsBefore(clock.now(), months);
      rows().forEach((after, index) => {
        const was = before[index]!;
        const isOver = ['accepted', 'rejected', 'cancelled'].includes(was.state.kind);
        const isDue = was.createdAt < limit && isOver;
        if (!isDue) expect(after).toEqual(was);
        else {
          expect(hasText(after)).toBe(false);
          const { text: _text, textRemoved: _removed, state: _state, ...left } = after;
          expect(was).toMatchObject(left);
          expect(after.state.kind).toBe(was.state.kind);
        }
      });
      database.close();
    }),
    { numRuns: 25 },
  );
});
