import { expect, it } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { openImportWorld, value } from './import-world';

const table = 'Name,Phone\nAda,0171 2345678\nGrace,0171 2345679\n';

async function namesOf(
  world: ReturnType<typeof openImportWorld>,
  importId: string,
  text = '',
): Promise<readonly string[]> {
  const query = { ...everyone, text, importId };
  const { contacts, total } = await world.contactRooms.contacts.list({
    query,
    limit: 9,
    offset: 0,
  });
  expect(total).toBe(contacts.length);
  return contacts.map(({ givenName }) => givenName);
}

it('an import lists those whom it made and those whom it updated, and nobody else', async () => {
  const world = openImportWorld();
  value(world.saveNew('Zoë', '0171 2345670'));
  value(world.saveNew('', '0171 2345678'));
  const first = await world.importText(table);
  const second = await world.importText('Name,Phone\nIda,0171 2345677\n');
  expect(await namesOf(world, first.importId)).toEqual(['Ada', 'Grace']);
  expect(await namesOf(world, second.importId)).toEqual(['Ida']);
});

it('it is searched, and follows what becomes of the contacts', async () => {
  const world = openImportWorld();
  const { importId } = await world.importText(table);
  expect(await namesOf(world, importId, 'gra')).toEqual(['Grace']);
  const [ada] = await world.contacts();
  value(await world.contactRooms.erase(ada!.id));
  expect(await namesOf(world, importId)).toEqual(['Grace']);
});

it('all whom it lists can be selected, and nobody once it is undone', async () => {
  const world = openImportWorld();
  value(world.saveNew('Zoë', '0171 2345670'));
  const { importId } = await world.importText(table);
  const selection = { kind: 'query', query: { ...everyone, importId } } as const;
  expect(await world.contactRooms.ground.select(selection)).toHaveLength(2);
  value(await world.undoImports.undo(importId));
  expect(await namesOf(world, importId)).toEqual([]);
});
