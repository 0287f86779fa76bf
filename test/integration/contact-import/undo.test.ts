import { expect, it } from 'vitest';
import { openImportWorld, value } from './import-world';

const dayMs = 86_400_000;
const table =
  'Name,Phone,E-mail,Tags\nAda,0171 2345678,ada@example.com,VIP\nGrace,0171 2345679,,\n';

it('undoing an import takes away what it made and restores what it changed', async () => {
  const world = openImportWorld();
  value(world.saveNew('Augusta', '0171 2345678'));
  const before = await world.contacts();
  const { importId } = await world.importText(table);
  expect(await world.contacts()).toHaveLength(2);
  const undone = value(await world.undoImports.undo(importId));
  expect(undone).toEqual({
    importId,
    removed: 1,
    restored: 1,
    kept: [],
    keptTotal: 0,
    optOutsKept: 0,
  });
  expect(await world.contacts()).toEqual(before);
});

it('a contact that was changed since keeps what it has, and is named', async () => {
  const world = openImportWorld();
  const { importId } = await world.importText(table);
  const [ada] = await world.contacts();
  const { optOuts, deletedAt, merges, createdAt, updatedAt, ...contents } = ada!;
  value(world.contactRooms.contacts.save({ ...contents, notes: 'Called back' }));
  const undone = value(await world.undoImports.undo(importId));
  expect(undone).toMatchObject({
    removed: 1,
    kept: [{ contactId: ada?.id, name: 'Ada' }],
    keptTotal: 1,
  });
  expect(await world.contacts()).toMatchObject([{ givenName: 'Ada', notes: 'Called back' }]);
});

it('contacts that were erased since are not missed', async () => {
  const world = openImportWorld();
  const { importId } = await world.importText(table);
  const [ada] = await world.contacts();
  value(await world.contactRooms.erase(ada!.id));
  expect(value(await world.undoImports.undo(importId))).toMatchObject({ removed: 1, kept: [] });
});

it('numbers that the import put on the opt-out list stay on it', async () => {
  const world = openImportWorld();
  const { importId } = await world.importText('Name,Phone,Opted out\nAda,0171 2345678,yes\n');
  expect(value(await world.undoImports.undo(importId))).toMatchObject({ optOutsKept: 1 });
  const listed = await world.contactRooms.optOuts.list({ text: '', limit: 10, offset: 0 });
  expect(listed.optOuts).toMatchObject([{ e164: '+491712345678' }]);
});

it('fields that the import made go, unless somebody uses them', async () => {
  const world = openImportWorld();
  const text = 'Name,Phone,Shoe size (number)\nAda,0171 2345678,38\n';
  const { importId } = await world.importText(text);
  value(await world.undoImports.undo(importId));
  expect(world.contactRooms.customFields.list()).toEqual([]);
});

it('tags that the import made go, unless somebody has them', async () => {
  const world = openImportWorld();
  value(world.saveNew('Somebody', '0171 9999999'));
  const [somebody] = await world.contacts();
  const { optOuts, deletedAt, merges, createdAt, updatedAt, ...contents } = somebody!;
  value(world.contactRooms.contacts.save({ ...contents, tags: ['Known'] }));
  const { importId } = await world.importText(
    'Name,Phone,Tags\nAda,0171 2345678,"VIP, known, Kept"\n',
  );
  value(world.contactRooms.contacts.save({ ...contents, tags: ['Known', 'Kept'] }));
  value(await world.undoImports.undo(importId));
  const names = (await world.contactRooms.tags.list()).map(({ name }) => name);
  expect(names).toEqual(['Kept', 'Known']);
});

it('an import is undone once, and within 30 days', async () => {
  const world = openImportWorld();
  const first = await world.importText(table);
  world.world.now += dayMs;
  const second = await world.importText('Name,Phone\nHedy,0171 2345670\n');
  value(await world.undoImports.undo(first.importId));
  expect(await world.undoImports.undo(first.importId)).toMatchObject({
    error: { code: 'import-undone-already' },
  });
  world.world.now += 30 * dayMs;
  expect(await world.undoImports.undo(second.importId)).toMatchObject({
    error: { code: 'import-undo-too-late' },
  });
  expect(await world.undoImports.undo('unknown')).toMatchObject({
    error: { code: 'import-not-found' },
  });
});

it('imports of the last 30 days are listed, newest first', async () => {
  const world = openImportWorld();
  const first = await world.importText(table);
  world.world.now += dayMs;
  const second = await world.importText('Name,Phone\nHedy,0171 2345670\n');
  value(await world.undoImports.undo(second.importId));
  const undoneAt = world.world.now;
  expect(world.pastImports.list(world.world.now)).toMatchObject([
    { importId: second.importId, created: 1, undoneAt },
    { importId: first.importId, fileName: 'customers.csv', created: 2, undoneAt: null },
  ]);
  world.world.now += 29.5 * dayMs;
  expect(world.pastImports.list(world.world.now)).toHaveLength(1);
});

it('what undoing takes is forgotten after 30 days', async () => {
  const world = openImportWorld();
  await world.importText(table);
  const images = () => world.database.get('SELECT count(*) AS n FROM contact_images')?.['n'];
  await world.tidy(() => Promise.resolve());
  expect(images()).toBe(2);
  world.world.now += 31 * dayMs;
  await world.tidy(() => Promise.resolve());
  expect(images()).toBe(0);
});
