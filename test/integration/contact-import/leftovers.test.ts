import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openImportWorld, value } from './import-world';

const table = 'Name,Phone\nAda,0171 2345678\n';

/** What cannot be removed as a file, as one that another program holds. */
function putStuck(path: string): void {
  rmSync(path, { force: true });
  mkdirSync(path);
}

it('an import ends although another program holds its rows', async () => {
  const world = openImportWorld();
  const { session } = await world.check(table);
  putStuck(join(world.dir, world.leftovers()[0]!));
  await world.imports.cancel(session.importId);
  expect(world.imports.rows(session.importId, 'all', { offset: 0, limit: 1 })).toMatchObject({
    error: { code: 'import-not-found' },
  });
});

it('the start removes what it can of what imports have left, and tells of the rest', () => {
  const world = openImportWorld();
  putStuck(join(world.dir, 'import-1.staging'));
  world.file('import-2.staging', 'rows');
  const problems: unknown[] = [];
  world.sweep((problem) => problems.push(problem));
  expect(problems).toHaveLength(1);
  expect(world.leftovers()).toEqual(['import-1.staging']);
});

it('an import whose window is closed ends, with its rows', async () => {
  const world = openImportWorld();
  await world.check(table);
  await world.imports.leave();
  expect(world.leftovers()).toEqual([]);
  expect(await world.contacts()).toEqual([]);
});

it('an import whose window is closed while it writes is written, and ends then', async () => {
  const world = openImportWorld();
  const { session } = await world.check(table);
  const written = world.imports.run(session.importId);
  await world.imports.leave();
  expect(value(await written)).toMatchObject({ created: 1 });
  expect(world.leftovers()).toEqual([]);
  expect(await world.contacts()).toMatchObject([{ givenName: 'Ada' }]);
});
