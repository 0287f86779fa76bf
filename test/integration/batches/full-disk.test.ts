import { expect, test } from 'vitest';
import { isDiskFull } from '../../../src/main/storage/storage-problem';
import { noSmallDisk } from '../../support/small-disk';
import { value } from '../contacts/contacts-world';
import { fill, mountSmallDisk } from '../storage/small-disk';
import { openBatchesWorld } from './batches-world';

const numbers = (count: number): string =>
  Array.from({ length: count }, (_, row) => `+4915112${String(300_000 + row)}`).join('\n');

function openOn(dir: string) {
  // So that what is written is committed a few rows at a time.
  let elapsedMs = 0;
  const world = openBatchesWorld({ limits: [], dir, elapsed: () => (elapsedMs += 0.01) });
  const { database } = world.contacts;
  const left = (leftBytes: number) => {
    // What is in the log already takes no room any more.
    database.get('PRAGMA wal_checkpoint(TRUNCATE)');
    return fill(dir, leftBytes);
  };
  const messages = () => database.get('SELECT count(*) AS messages FROM message_log');
  return { world, left, messages };
}

test('a batch that there is no room for stays a draft, and is sent as it was reviewed once there is', async ({
  skip,
}) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const { world, left, messages } = openOn(dir);
  const { id } = await world.ready(numbers(1_000));
  const { reviewId } = await world.review(id);
  const press = { batchId: id, reviewId, requestId: 'press' };
  const free = left(50_000);
  const confirming = world.batches().confirm(press);
  expect(await confirming.catch(isDiskFull)).toBe(true);
  expect(messages()).toEqual({ messages: 0 });
  expect(world.batch(id).state).toEqual({ kind: 'draft' });

  free();
  value(await world.batches().confirm(press));
  expect(messages()).toEqual({ messages: 1_000 });
  expect(world.batch(id).state).toEqual({ kind: 'sending' });
});

async function whoIn(world: ReturnType<typeof openBatchesWorld>, batchId: string) {
  const page = value(await world.batches().recipients({ batchId, offset: 0, limit: 9 }));
  return { total: page.total, typed: page.recipients.map(({ typed }) => typed) };
}

test('a list that there is no room for leaves the draft the list that it had', async ({ skip }) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const { world, left } = openOn(dir);
  const { id } = await world.ready(numbers(2));
  const before = await whoIn(world, id);
  const free = left(50_000);
  const pasting = world.batches().readList(id, { kind: 'text', text: numbers(3_000) }, '');
  expect(await pasting.catch(isDiskFull)).toBe(true);
  expect(world.batch(id).draft.source).toMatchObject({ kind: 'list', rows: 2 });
  expect(await whoIn(world, id)).toEqual(before);
  expect((await world.review(id)).going).toBe(2);

  free();
  value(await world.batches().readList(id, { kind: 'text', text: numbers(3_000) }, ''));
  expect(world.batch(id).draft.source).toMatchObject({ kind: 'list', rows: 3_000 });
  const { total, typed } = await whoIn(world, id);
  expect([total, typed[8]]).toEqual([3_000, '+4915112300008']);
});

test('a list that there is no room for leaves the draft the tag that it was for', async ({
  skip,
}) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const { world, left } = openOn(dir);
  const { id } = await world.ready(numbers(2));
  const source = { kind: 'tag', name: 'VIP' } as const;
  value(world.batches().change({ batchId: id, change: { source } }));
  const free = left(50_000);
  const pasting = world.batches().readList(id, { kind: 'text', text: numbers(3_000) }, '');
  expect(await pasting.catch(isDiskFull)).toBe(true);
  expect(world.batch(id).draft.source).toEqual(source);

  free();
  value(await world.batches().readList(id, { kind: 'text', text: numbers(3) }, ''));
  expect((await whoIn(world, id)).total).toBe(3);
});

test('a column that there is no room for leaves the numbers as they were', async ({ skip }) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const { world, left } = openOn(dir);
  const rows = numbers(3_000)
    .split('\n')
    .map((number, row) => `${number};+49160${String(1_000_000 + row)}`);
  const { id } = await world.ready(['Mobil;Telefon', ...rows].join('\n'));
  const before = await whoIn(world, id);
  const free = left(50_000);
  const choosing = world.batches().chooseColumn(id, 1);
  expect(await choosing.catch(isDiskFull)).toBe(true);
  expect(world.batch(id).draft.source).toMatchObject({ numberColumn: 0 });
  expect(await whoIn(world, id)).toEqual(before);

  free();
  value(await world.batches().chooseColumn(id, 1));
  expect(await whoIn(world, id)).toMatchObject({ total: 3_000, typed: { 8: '+491601000008' } });
});
