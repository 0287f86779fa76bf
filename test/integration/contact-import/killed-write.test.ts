import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StartJob } from '../../../src/main/worker/jobs';
import { buildThreads } from '../../support/worker/real-threads';
import { openImportWorld, value } from './import-world';

let threads: Awaited<ReturnType<typeof buildThreads>>;

beforeAll(async () => {
  threads = await buildThreads();
});
afterAll(() => threads.remove());

const rowCount = 20_000;
const table = [
  'Name,Phone',
  ...Array.from(
    { length: rowCount },
    (_, row) => `Customer ${String(row)},0171 ${String(2_000_000 + row)}`,
  ),
].join('\n');

/** Resolves when a write has done some of its rows, and goes on. */
function amidWrite(world: ReturnType<typeof openImportWorld>): Promise<void> {
  return new Promise((resolve) => {
    world.onProgress((progress) => {
      if (progress.phase === 'writing') resolve();
    });
  });
}

it('leaves the contacts as they were and the gate open when the thread dies amid the write', async () => {
  let isDoomed = true;
  const startJob: StartJob = (name, input, onProgress) =>
    (isDoomed ? threads.startDoomedJob : threads.startJob)(name, input, onProgress);
  const world = openImportWorld({ startJob });
  value(world.saveNew('Somebody', '0171 1111111'));
  const { session } = await world.check(table);

  expect(await world.imports.run(session.importId)).toMatchObject({
    error: { code: 'import-failed' },
  });
  expect(world.progress.at(-1)).toMatchObject({ phase: 'writing' });
  expect(world.gate.isOpen()).toBe(true);
  expect(await world.contacts()).toMatchObject([{ givenName: 'Somebody' }]);
  // Nobody holds SQLite's lock any more either.
  value(world.saveNew('Else', '0171 1111112'));
  // And it can be tried again.
  isDoomed = false;
  expect(value(await world.imports.run(session.importId))).toMatchObject({ created: rowCount });
});

it('leaves the contacts as they were when it is cancelled amid the write', async () => {
  const world = openImportWorld({ startJob: threads.startJob });
  const { session } = await world.check(table);
  const written = world.imports.run(session.importId);
  await amidWrite(world);
  await world.imports.cancel(session.importId);

  expect(await written).toMatchObject({ error: { code: 'import-cancelled' } });
  expect(world.gate.isOpen()).toBe(true);
  expect(await world.contacts()).toEqual([]);
  expect(world.leftovers()).toEqual([]);
});

it('leaves nothing behind when it is cancelled while it checks', async () => {
  const world = openImportWorld({ startJob: threads.startJob });
  const session = await world.open(table);
  const columns = session.columns.map(({ target }) => target);
  const checked = world.imports.check(session.importId, columns);
  await world.imports.cancel(null);
  expect(await checked).toMatchObject({ error: { code: 'import-cancelled' } });
  expect(world.leftovers()).toEqual([]);
});
