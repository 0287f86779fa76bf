import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importUndoOver } from '../../../src/main/contact-import/jobs/undo-job';
import { importWriteOver } from '../../../src/main/contact-import/jobs/write-job';
import {
  connectToImport,
  type ImportConnection,
} from '../../../src/main/storage/import-connection';
import { jobLoaders } from '../../../src/main/worker/loaders';
import { jobsInProcess } from '../../support/worker/jobs-in-process';
import { openImportWorld, value } from './import-world';

const table = 'Name,Phone\nAda,0171 2345678\n';

/** A world whose imports write, and are undone, over connections with something of their own. */
function openWorldOver(change: (connection: ImportConnection) => Partial<ImportConnection>) {
  const connect: typeof connectToImport = (file, stagingFile) => {
    const connection = connectToImport(file, stagingFile);
    return { ...connection, ...change(connection) };
  };
  const startJob = jobsInProcess({
    ...jobLoaders,
    'import-write': () => Promise.resolve(importWriteOver(connect)),
    'import-undo': () => Promise.resolve(importUndoOver(connect)),
  });
  return openImportWorld({ startJob });
}

it('an import that is cancelled while it commits is written, and everybody is told', async () => {
  let cancel = (): Promise<void> => Promise.resolve();
  let cancelled = Promise.resolve();
  const world = openWorldOver((connection) => ({
    commit() {
      connection.commit();
      cancelled = cancel();
    },
  }));
  cancel = () => world.imports.cancel(null);
  const { session } = await world.check(table);
  const changes = world.world.changes;
  expect(value(await world.imports.run(session.importId))).toMatchObject({ created: 1 });
  await cancelled;
  expect(world.world.changes).toBe(changes + 1);
  expect(await world.contacts()).toMatchObject([{ givenName: 'Ada' }]);
  expect(world.leftovers()).toEqual([]);
});

it('the rows that it left out can still be saved after a Cancel that came too late', async () => {
  let cancel = (): Promise<void> => Promise.resolve();
  let cancelled = Promise.resolve();
  const world = openWorldOver((connection) => ({
    commit() {
      connection.commit();
      cancelled = cancel();
    },
  }));
  const { session } = await world.check(`${table}Grace,0171 12\n`);
  cancel = () => world.imports.cancel(session.importId);
  value(await world.imports.run(session.importId));
  await cancelled;
  const path = join(world.dir, 'left-out.csv');
  expect(value(await world.imports.saveRejected(session.importId, path))).toMatchObject({
    rows: 1,
  });
  await world.imports.cancel(session.importId);
  expect(world.leftovers()).toEqual([]);
});

it('what has been committed stands where the log cannot be moved into the database', async () => {
  const world = openWorldOver(() => ({
    checkpoint() {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  }));
  const { importId } = await world.importText(table);
  expect(await world.contacts()).toHaveLength(1);
  expect(value(await world.undoImports.undo(importId))).toMatchObject({ removed: 1 });
  expect(await world.contacts()).toEqual([]);
});

it('nothing is begun where an import or its undoing is cancelled before it may write', async () => {
  let begun = 0;
  let cancel = (): Promise<void> => Promise.resolve();
  const world = openWorldOver((connection) => {
    void cancel();
    return {
      begin() {
        begun += 1;
        connection.begin();
      },
    };
  });
  const { importId } = await world.importText(table);
  expect(begun).toBe(1);
  const open = await world.gate.hold();
  cancel = () => world.undoImports.stop();
  expect(await world.undoImports.undo(importId)).toMatchObject({
    error: { code: 'import-cancelled' },
  });

  const { session } = await world.check('Name,Phone\nGrace,0171 2345679\n');
  cancel = () => world.imports.cancel(null);
  expect(await world.imports.run(session.importId)).toMatchObject({
    error: { code: 'import-cancelled' },
  });
  open();
  expect(begun).toBe(1);
});
