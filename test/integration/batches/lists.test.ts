import { expect, test } from 'vitest';
import { value } from '../contacts/contacts-world';
import { openBatchesWorld } from './batches-world';

const total = 300;
const table = (first: number): string =>
  [
    'Name;Mobile;Phone',
    ...Array.from({ length: total }, (_, row) => {
      const [mobile, phone] = [first + row, first + row + 100_000].map(
        (number) => `+4915${String(112_000_000 + number)}`,
      );
      return `Customer ${String(row)};${mobile!};${phone!}`;
    }),
  ].join('\n');

/** A draft for a table, whose rows are written a few at a time. */
async function openDraft() {
  let elapsedMs = 0;
  const world = openBatchesWorld({ limits: [], elapsed: () => (elapsedMs += 1) });
  const { id } = await world.ready(table(0));
  const batches = world.batches();
  const typed = async () => {
    const page = value(await batches.recipients({ batchId: id, offset: 0, limit: 500 }));
    return page.recipients.map((recipient) => recipient.typed);
  };
  return { world, batches, id, typed };
}

const numbersFrom = (first: number): readonly string[] =>
  Array.from({ length: total }, (_, row) => `+4915${String(112_000_000 + first + row)}`);

test('of two columns that are chosen one right after the other, the last one’s numbers are all there', async () => {
  const { world, batches, id, typed } = await openDraft();
  const both = await Promise.all([batches.chooseColumn(id, 2), batches.chooseColumn(id, 1)]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  expect(world.batch(id).draft.source).toMatchObject({ numberColumn: 1, rows: total });
  expect(await typed()).toEqual(numbersFrom(0));
  value(await batches.chooseColumn(id, 2));
  expect(await typed()).toEqual(numbersFrom(100_000));
});

test('a column that is chosen while another list is read is one of the list that is there by then', async () => {
  const { world, batches, id, typed } = await openDraft();
  const [read, chosen] = await Promise.all([
    batches.readList(id, { kind: 'text', text: table(500_000) }, ''),
    batches.chooseColumn(id, 2),
  ]);
  expect([read.ok, chosen.ok]).toEqual([true, true]);
  const { source } = world.batch(id).draft;
  const column = source?.kind === 'list' ? source.numberColumn : null;
  expect(await typed()).toEqual(numbersFrom(column === 2 ? 600_000 : 500_000));
});
