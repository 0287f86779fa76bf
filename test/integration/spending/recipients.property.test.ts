import { expect, test } from 'vitest';
import { dateOfDay, dayOfDate, monthStart } from '#shared/domain/spending-days';
import { openRecipientSums } from '../../../src/main/spending/recipient-sums';
import { rankRecipients } from '../../../src/main/spending/recipients';
import { createSpendingStore, type SpendingLine } from '../../../src/main/spending/spending-store';
import { openSound, tempDir } from '../storage/temp-database';
import { fc } from '../../support/property';

const firstDay = dayOfDate('2025-11-20');
/** More than two blocks have. */
const recipients = 2_400;
const limit = 10;

const lines: readonly SpendingLine[] = [
  { id: 1, accountId: 'a', accountName: 'A', certainty: 'named', currency: 'EUR' },
  { id: 2, accountId: 'a', accountName: 'A', certainty: 'estimated', currency: 'EUR' },
  { id: 3, accountId: 'b', accountName: 'B', certainty: 'named', currency: 'USD' },
];

/** Few prices and few recipients more often than others, so that many cost the same. */
const message = fc.record({
  number: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: recipients })),
  day: fc.integer({ min: firstDay, max: firstDay + 150 }),
  // The last is of another account, and counts nothing.
  line: fc.constantFrom(1, 2, 3, 4),
  segments: fc.integer({ min: 1, max: 3 }),
  micros: fc.constantFrom(0, 7_500, 50_000, 75_000),
});
type Sent = typeof message extends fc.Arbitrary<infer One> ? One : never;

const added = (messages: readonly Sent[]) => ({
  messages: messages.length,
  segments: messages.reduce((sum, { segments }) => sum + segments, 0),
  micros: messages.reduce((sum, { micros }) => sum + micros, 0),
});

/** The naive way: everything at once, sorted whole. */
function naive(messages: readonly Sent[], currency: string) {
  const ids = lines.filter((line) => line.currency === currency).map(({ id }) => id);
  const counted = messages.filter(({ line }) => ids.includes(line));
  const ranked = [...new Set(counted.map(({ number }) => number))]
    .map((number) => ({ number, ...added(counted.filter((one) => one.number === number)) }))
    .sort((a, b) => b.micros - a.micros || b.messages - a.messages || a.number - b.number);
  return { ranked, all: added(counted) };
}

test('the dearest recipients of any months are those that adding up the messages finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 150 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }),
      fc.tuple(fc.nat(150), fc.nat(150)),
      async (messages, forgotten, [one, other]) => {
        const database = openSound(tempDir());
        database.run(`
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(recipients)})
          INSERT INTO spending_numbers (id, number) SELECT i, 49151000000 + i FROM n`);
        const sums = openRecipientSums(database);
        database.transaction(() => {
          for (const { number, day, line, segments, micros } of messages) {
            sums.add([{ day, number, line, messages: 1, segments, micros }], 1);
          }
          for (const id of forgotten) {
            database.run('UPDATE spending_numbers SET number = NULL WHERE id = :id', { id });
          }
        });
        const span = { from: firstDay + Math.min(one, other), to: firstDay + Math.max(one, other) };
        const store = createSpendingStore(database);
        const ranked = await rankRecipients(store.recipients, span, lines, limit, () =>
          Promise.resolve(),
        );
        const month = (day: number): string => dateOfDay(day).slice(0, 7);
        const inMonths = messages
          .filter(({ day }) => day >= monthStart(span.from) && month(day) <= month(span.to))
          .map((sent) => (forgotten.includes(sent.number) ? { ...sent, number: 0 } : sent));
        for (const currency of ['EUR', 'USD']) {
          const found = ranked.get(currency)!;
          const expected = naive(inMonths, currency);
          expect(found.count).toBe(expected.ranked.length);
          const numbers = new Set(found.dearest.map(({ key }) => key));
          const groups = expected.ranked.slice(0, limit);
          expect(numbers).toEqual(new Set(groups.map(({ number }) => number)));
          const sumOf = (rows: readonly Omit<(typeof found.dearest)[number], 'key'>[]) => ({
            messages: rows.reduce((sum, { messages: count }) => sum + count, 0),
            segments: rows.reduce((sum, { segments }) => sum + segments, 0),
            micros: rows.reduce((sum, { micros }) => sum + micros, 0),
          });
          for (const { number, ...sum } of groups) {
            expect(sumOf(found.dearest.filter(({ key }) => key === number))).toEqual(sum);
          }
          expect(sumOf(found.all)).toEqual(expected.all);
        }
      },
    ),
    { numRuns: 60 },
  );
});
