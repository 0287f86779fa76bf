import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openImportWorld } from './import-world';

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
