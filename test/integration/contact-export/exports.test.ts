import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyone, type ContactQuery } from '#shared/domain/contact';
import type { ExportFormat } from '#shared/domain/import';
import { aContactInput } from '../../support/contact-input';
import { openImportWorld, value } from '../contact-import/import-world';

type World = ReturnType<typeof openImportWorld>;

function save(world: World, changes: Parameters<typeof aContactInput>[0]): string {
  return value(world.contactRooms.contacts.save(aContactInput(changes))).id;
}

async function exported(world: World, query: ContactQuery, format: ExportFormat): Promise<string> {
  const path = join(world.dir, `out.${format}`);
  const report = value(await world.exports.run({ query, format, path }));
  const text = readFileSync(path, 'utf8');
  const lines = format === 'csv' ? /\r\n./g : /BEGIN:VCARD/g;
  expect(report).toEqual({ path, contacts: text.match(lines)?.length ?? 0 });
  return text;
}

describe('an export of contacts', () => {
  it.each(['csv', 'vcard'] as const)(
    'has those of the search or group, in the order of the list, and nobody else: %s',
    async (format) => {
      const world = openImportWorld();
      const numbers = (nth: number) => [{ typed: `0171 234567${String(nth)}`, label: '' }];
      save(world, { givenName: 'Cleo', familyName: '', tags: ['VIP'], numbers: numbers(1) });
      save(world, { givenName: 'Anna', familyName: '', tags: ['vip'], numbers: numbers(2) });
      save(world, { givenName: 'Ben', familyName: '', numbers: numbers(3) });
      const gone = save(world, { givenName: 'Dora', familyName: '', numbers: numbers(4) });
      value(world.contactRooms.contacts.delete(gone));
      const names = async (query: Partial<ContactQuery>) => {
        const text = await exported(world, { ...everyone, ...query }, format);
        return [...text.matchAll(/\b(Anna|Ben|Cleo|Dora)(?=,|\r)/g)].map(([name]) => name);
      };
      const inOrder = (found: readonly string[]) => [...new Set(found)];
      expect(inOrder(await names({}))).toEqual(['Anna', 'Ben', 'Cleo']);
      expect(inOrder(await names({ tags: ['VIP'] }))).toEqual(['Anna', 'Cleo']);
      expect(inOrder(await names({ text: 'be' }))).toEqual(['Ben']);
      expect(inOrder(await names({ only: 'in-bin' }))).toEqual(['Dora']);
      expect(inOrder(await names({ text: 'nobody' }))).toEqual([]);
    },
  );

  it('is marked as UTF-8, and no cell of it is a formula', async () => {
    const world = openImportWorld();
    save(world, {
      givenName: '=1+1',
      familyName: '+1',
      company: '-1',
      notes: '@x',
      numbers: [{ typed: '0171 2345671', label: '=2' }],
    });
    const text = await exported(world, everyone, 'csv');
    expect(text.startsWith('\ufeff')).toBe(true);
    const cells = text.split('\r\n')[1]?.split(',') ?? [];
    expect(cells.slice(0, 5)).toEqual(["'=1+1", "'+1", "'-1", "'=2", "'+491712345671"]);
    expect(cells).toContain("'@x");
    expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
  });
});
