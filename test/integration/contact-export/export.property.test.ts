import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { everyone, type ContactDetails } from '#shared/domain/contact';
import type { ExportFormat } from '#shared/domain/import';
import { nameKey } from '#shared/domain/name-key';
import { openImportWorld, value } from '../contact-import/import-world';
import { fc } from '../../support/property';

/** What a person may type: anything, formulas and separators first of all. */
const anyText = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.stringMatching(/^[=+\-@'",;|: \\\tä\n]{1,8}$/),
    fc.constantFrom(
      '=1+1',
      "'=1",
      '+49',
      '-',
      '@x',
      'a ::: b',
      '* x',
      '"',
      'N;A',
      'x\\n',
      '\ufeff',
    ),
  )
  .map((text) => text.replaceAll(/[\0\r]|\p{Surrogate}/gu, '').trim());
const line = anyText.map((text) => text.replaceAll('\n', ' ').trim());
const name = line.filter((text) => text !== '');
const date = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2025-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((day) => day.toISOString().slice(0, 10));
const birthday = fc.oneof(
  fc.constant(''),
  date,
  date.map((day) => `-${day.slice(4)}`),
);
const email = fc.constantFrom('', 'ada@example.com', 'o’hara+x@example.co.uk', '=x@example.com');
const decimal = fc
  .tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 0, max: 9 }))
  .map(([whole, tenth]) => (tenth === 0 ? String(whole) : `${String(whole)}.${String(tenth)}`));

const shop = fc.record({
  fields: fc.uniqueArray(fc.record({ name, kind: fc.constantFrom('text', 'number', 'date') }), {
    maxLength: 3,
    selector: (field) => nameKey(field.name),
  }),
  contacts: fc.array(
    fc.record({
      givenName: line,
      familyName: line,
      company: line,
      labels: fc.array(fc.oneof(line, fc.constantFrom('mobile', 'home', 'work', '')), {
        minLength: 1,
        maxLength: 3,
      }),
      email,
      birthday,
      notes: anyText,
      tags: fc.uniqueArray(name, { maxLength: 3, selector: nameKey }),
      language: fc.constantFrom('', 'de', 'pt-BR'),
      consent: fc.option(fc.record({ givenOn: date, source: name, wording: anyText })),
      text: name,
      number: decimal,
      day: date,
      filled: fc.boolean(),
      optOuts: fc.constantFrom('none', 'first', 'all'),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
type Shop = typeof shop extends fc.Arbitrary<infer Value> ? Value : never;

/** Puts a made-up shop into a world; numbers are never shared. */
async function fill(world: ReturnType<typeof openImportWorld>, { fields, contacts }: Shop) {
  const known = fields.map((field) =>
    value(world.contactRooms.customFields.add(field.name, field.kind)),
  );
  let next = 2_000_000;
  for (const contact of contacts) {
    const { labels, filled, text, number, day, optOuts, ...contents } = contact;
    const numbers = labels.map((label) => ({ typed: `+49171${String((next += 1))}`, label }));
    const values = { text, number, date: day };
    value(
      world.contactRooms.contacts.save({
        ...contents,
        id: null,
        numbers,
        fields: filled ? known.map(({ id, kind }) => ({ fieldId: id, value: values[kind] })) : [],
      }),
    );
    const out = optOuts === 'all' ? numbers : numbers.slice(0, optOuts === 'first' ? 1 : 0);
    for (const { typed } of out) value(world.contactRooms.optOuts.add(typed, 'by phone'));
  }
}

/** What has to be the same: all but the ids, the times, and how a number was typed. */
async function essence(world: ReturnType<typeof openImportWorld>) {
  const fields = new Map(world.contactRooms.customFields.list().map((field) => [field.id, field]));
  const seen = (contact: ContactDetails) => ({
    ...contact,
    id: '',
    createdAt: 0,
    updatedAt: 0,
    numbers: contact.numbers.map(({ e164, label }) => ({ e164, label })),
    tags: [...contact.tags].sort(),
    fields: contact.fields
      .map(({ fieldId, value: held }) => {
        const field = fields.get(fieldId);
        return [field?.name, field?.kind, held].join('\0');
      })
      .sort(),
  });
  return (await world.contacts())
    .map(seen)
    .sort((one, other) => (one.numbers[0]!.e164 < other.numbers[0]!.e164 ? -1 : 1));
}

async function exported(world: ReturnType<typeof openImportWorld>, format: ExportFormat) {
  const path = join(world.dir, `out.${format}`);
  value(await world.exports.run({ query: everyone, format, path }));
  return readFileSync(path);
}

it.each(['csv', 'vcard'] as const)(
  'contacts exported as %s and imported are the same contacts',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(shop, async (given) => {
        const world = openImportWorld();
        await fill(world, given);
        const file = await exported(world, format);

        const other = openImportWorld();
        other.world.now += 1_000_000;
        const path = other.file('in', file);
        const session = value(await other.imports.open({ kind: 'file', path }, 'in'));
        const columns = session.columns.map(({ target }) => target);
        value(await other.imports.check(session.importId, columns));
        value(await other.imports.run(session.importId));
        expect(await essence(other)).toEqual(await essence(world));
      }),
      { numRuns: 60 },
    );
  },
  300_000,
);

it('contacts imported over themselves change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(shop, fc.constantFrom('csv', 'vcard'), async (given, format) => {
      const world = openImportWorld();
      await fill(world, given);
      const path = world.file('in', await exported(world, format));
      const session = value(await world.imports.open({ kind: 'file', path }, 'in'));
      const columns = session.columns.map(({ target }) => target);
      value(await world.imports.check(session.importId, columns));
      expect(value(await world.imports.run(session.importId))).toMatchObject({
        created: 0,
        updated: 0,
        optedOut: 0,
      });
    }),
    { numRuns: 30 },
  );
}, 300_000);
