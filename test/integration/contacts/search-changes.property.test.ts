import { expect, test } from 'vitest';
import { contactScopes, everyone, type ContactQuery } from '#shared/domain/contact';
import { createRecipientStore } from '../../../src/main/contacts/recipient-store';
import { createContactSearch } from '../../../src/main/contacts/search/create-contact-search';
import { generateContacts } from '../../support/contacts/generate-contacts';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { openContactsWorld } from './contacts-world';
import { fc } from '../../support/property';

const whole = { offset: 0, limit: 10_000 };
/** More than are indexed on main's own thread. */
const customers = [...generateContacts(450, 3)];
const spares = [...generateContacts(60, 4)].map((contact, index) => ({
  ...contact,
  id: `spare-${index}`,
}));

const queries: readonly ContactQuery[] = [
  ...contactScopes.map((only) => ({ ...everyone, only })),
  ...['a', 'anna', 'mull', '+49', '171', 'example', 'tulips'].map((text) => ({
    ...everyone,
    text,
  })),
  { ...everyone, tags: ['VIP'] },
  { ...everyone, text: 'a', only: 'in-bin' },
];

interface Step {
  readonly kind: 'save' | 'rename' | 'delete' | 'restore' | 'erase' | 'opt-out';
  readonly at: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('save', 'rename', 'delete', 'restore', 'erase', 'opt-out'),
  at: fc.nat({ max: 40 }),
});

test('after any edits a search finds what one finds that indexes all anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const { rooms, world, database } = openContactsWorld();
      const { ground, search } = rooms;
      ground.contacts.together(() => {
        for (const contact of customers) ground.contacts.writeBack({ contact, revision: 1 });
      });
      ground.changed('all');
      await search.search(queries[1] ?? everyone, whole);

      for (const { kind, at } of steps) {
        world.now += 1;
        await edit(kind, at);
        // Some edits find the index as the last one left it, others together.
        if (at % 2 === 0) await search.search(everyone, whole);
      }

      const anew = createContactSearch({
        database,
        recipients: createRecipientStore(database),
        clock: { after: () => () => undefined },
        startJob: jobsHere,
      });
      const page = { offset: 7, limit: 5 };
      for (const query of queries) {
        const found = await search.search(query, whole);
        expect([query, found]).toEqual([query, await anew.search(query, whole)]);
        expect((await search.search(query, page)).seqs).toEqual(found.seqs.slice(7, 12));
      }
      expect(await search.counts(queries)).toEqual(await anew.counts(queries));

      async function edit(kind: Step['kind'], at: number): Promise<void> {
        const { contacts } = ground;
        const customer = customers[at * 11];
        if (customer === undefined) throw new Error('There are not so many customers');
        const [seq] = contacts.seqsOf([customer.id]);
        switch (kind) {
          case 'save':
            ground.changed([contacts.writeBack({ contact: spares[at]!, revision: 1 })]);
            return;
          case 'rename':
            if (seq === undefined) return;
            contacts.writeBack({
              contact: { ...customer, familyName: spares[at]!.familyName, tags: ['vip'] },
              revision: 2,
            });
            ground.changed([seq]);
            return;
          case 'delete':
            rooms.contacts.delete(customer.id);
            return;
          case 'restore':
            rooms.contacts.restore(customer.id);
            return;
          case 'erase':
            await rooms.erase(customer.id);
            return;
          case 'opt-out':
            rooms.optOuts.add(customer.numbers[0]!.e164, 'STOP');
            return;
        }
      }
    }),
    { numRuns: 15 },
  );
});
