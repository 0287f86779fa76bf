import { expect, it } from 'vitest';
import { importCheckOver } from '../../../src/main/contact-import/jobs/check-job';
import { importWriteOver } from '../../../src/main/contact-import/jobs/write-job';
import type { Database } from '../../../src/main/storage/database';
import { connectToImport } from '../../../src/main/storage/import-connection';
import { createStaging } from '../../../src/main/storage/staging-database';
import { jobLoaders } from '../../../src/main/worker/loaders';
import { noSmallDisk } from '../../support/small-disk';
import { jobsInProcess } from '../../support/worker/jobs-in-process';
import { fill, mountSmallDisk } from '../storage/small-disk';
import { openImportWorld, value } from './import-world';

const rows = Array.from(
  { length: 3_000 },
  (_, row) => `Customer ${String(row)},0171 ${String(2_000_000 + row)},${'note '.repeat(20)}`,
);
const table = ['Name,Phone,Notes', ...rows].join('\n');

/** SQLite's own limit stands in for the disk's: it fails in the same place, with the same code. */
function withRoomFor(database: Database, pages: number): void {
  const used = Number(database.get('PRAGMA page_count')?.['page_count']);
  database.get(`PRAGMA max_page_count = ${String(used + pages)}`);
}

it('a full disk amid the write leaves the contacts as they were, and says so', async () => {
  const disk = { isFull: true };
  const world = openImportWorld({
    startJob: jobsInProcess({
      ...jobLoaders,
      'import-write': () =>
        Promise.resolve(
          importWriteOver((file, stagingFile) => {
            const connection = connectToImport(file, stagingFile);
            if (disk.isFull) withRoomFor(connection.database, 20);
            return connection;
          }),
        ),
    }),
  });
  value(world.saveNew('Somebody', '0171 1111111'));
  const { session } = await world.check(table);
  expect(await world.imports.run(session.importId)).toMatchObject({
    error: { code: 'import-disk-full' },
  });
  expect(world.gate.isOpen()).toBe(true);
  expect(await world.contacts()).toMatchObject([{ givenName: 'Somebody' }]);

  disk.isFull = false;
  expect(value(await world.imports.run(session.importId))).toMatchObject({ created: 3_000 });
});

it('a disk without room for the rows on their way says so, and keeps none of them', async () => {
  const world = openImportWorld({
    startJob: jobsInProcess({
      ...jobLoaders,
      'import-check': () =>
        Promise.resolve(
          importCheckOver((file, schema) => {
            const staging = createStaging(file, schema);
            withRoomFor(staging.database, 20);
            return staging;
          }),
        ),
    }),
  });
  const session = await world.open(table);
  const columns = session.columns.map(({ target }) => target);
  expect(await world.imports.check(session.importId, columns)).toMatchObject({
    error: { code: 'import-disk-full' },
  });
  await world.imports.cancel(session.importId);
  expect(world.leftovers()).toEqual([]);
});

it('an import whose undoing finds no room stays, and can be undone once there is', async ({
  skip,
}) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const world = openImportWorld({ dir });
  const { importId } = await world.importText(
    ['Name,Phone,Notes', ...rows.slice(0, 300)].join('\n'),
  );
  // What is in the log already takes no room any more.
  world.database.get('PRAGMA wal_checkpoint(TRUNCATE)');
  const free = fill(dir, 0);
  expect(await world.undoImports.undo(importId)).toMatchObject({
    error: { code: 'import-disk-full' },
  });
  expect(world.gate.isOpen()).toBe(true);
  expect(await world.contacts()).toHaveLength(300);

  free();
  value(await world.undoImports.undo(importId));
  expect(await world.contacts()).toEqual([]);
});
