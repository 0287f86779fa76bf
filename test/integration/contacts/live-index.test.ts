import { expect, onTestFinished, test } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { createContactStore } from '../../../src/main/contacts/contact-store';
import { createRecipientStore } from '../../../src/main/contacts/recipient-store';
import { createContactSearch } from '../../../src/main/contacts/search/create-contact-search';
import { generateContacts } from '../../support/contacts/generate-contacts';
import { createManualClock } from '../../support/outbox/manual-clock';
import { holdJobs } from '../../support/worker/held-jobs';
import { openSound, tempDir } from '../storage/temp-database';

const page = { offset: 0, limit: 5 };
const many = 450;
const customers = [...generateContacts(1_700, 5)];
const wanted = { ...customers[0]!, givenName: 'Xaver', familyName: 'Quint' };

/** A search over so many contacts, whose thread and clock are in the test's hands. */
function openSearch(count: number) {
  const database = openSound(tempDir());
  const store = createContactStore({ database, sortKey: ({ familyName }) => familyName });
  const clock = createManualClock();
  const held = holdJobs();
  const search = createContactSearch({
    database,
    recipients: createRecipientStore(database),
    clock,
    startJob: held.startJob,
  });
  onTestFinished(() => search.close());
  const write = (contacts: typeof customers) =>
    store.together(() => contacts.map((contact) => store.writeBack({ contact, revision: 1 })));
  write(customers.slice(0, count));
  return {
    database,
    search,
    store,
    clock,
    jobs: held.jobs,
    write,
    find: (text: string) => search.search({ ...everyone, text }, page),
  };
}

test('few contacts are indexed at once, without a thread', async () => {
  const { find, jobs, search, write } = openSearch(20);
  expect(await find('xaver')).toEqual({ seqs: [], total: 0, firstTypoAt: 0 });
  search.contactsChanged(write([wanted]));
  expect((await find('xaver')).total).toBe(1);
  expect(jobs).toHaveLength(0);
});

test('the whole list does not wait for the index, and has it made', async () => {
  const { search, jobs, store, clock } = openSearch(many);
  const found = await search.search(everyone, { offset: 10, limit: 3 });
  expect(found).toMatchObject({ total: many, firstTypoAt: many });
  expect(jobs).toHaveLength(0);
  await clock.advance(0);
  expect(jobs).toHaveLength(1);
  await jobs[0]!.work();
  expect(await search.search(everyone, { offset: 10, limit: 3 })).toEqual(found);
  expect(store.bySeqs(found.seqs)).toHaveLength(3);
});

test('an answer waits for the index, and has what changed while it was made', async () => {
  const { search, find, jobs, write } = openSearch(many);
  const before = find('xaver');
  const [job] = jobs;
  search.contactsChanged(write([wanted]));
  const after = find('xaver');
  expect(jobs).toHaveLength(1);
  await job!.work();
  expect((await before).total).toBe(1);
  expect(await after).toEqual(await before);
});

test('what changed after the thread had read it is read again', async () => {
  const { search, find, jobs, write } = openSearch(many);
  search.warmUp();
  const working = jobs[0]!.work();
  search.contactsChanged(write([wanted]));
  await working;
  expect((await find('xaver')).total).toBe(1);
});

test('when everything changes, the index is made anew, and whoever waits gets the new one', async () => {
  const { search, find, jobs, write } = openSearch(many);
  const answer = find('xaver');
  write([wanted]);
  search.contactsChanged('all');
  expect(jobs[0]!.isStopped()).toBe(true);
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  expect(jobs).toHaveLength(2);
  await jobs[1]!.work();
  expect((await answer).total).toBe(1);
});

test('an index that cannot be made fails the answer, and the next search tries again', async () => {
  const { find, jobs } = openSearch(many);
  const answer = find('anna');
  jobs[0]!.fail(new Error('no thread'));
  await expect(answer).rejects.toThrow('no thread');
  const next = find('anna');
  await jobs[1]!.work();
  expect((await next).total).toBeGreaterThan(0);
});

test('after many changes the index is made anew while the old one answers', async () => {
  const { search, find, jobs, write } = openSearch(many);
  search.warmUp();
  await jobs[0]!.work();
  search.contactsChanged(write(customers.slice(many, many + 200)));
  await find('anna');
  expect(jobs).toHaveLength(1);
  search.contactsChanged(write([wanted]));
  expect(jobs).toHaveLength(2);
  const whileMade = await find('anna');
  await jobs[1]!.work();
  expect(await find('anna')).toEqual(whileMade);
  expect(jobs).toHaveLength(2);
});

test('after too many changes an answer waits for the new index', async () => {
  const { search, find, jobs, write } = openSearch(many);
  search.warmUp();
  await jobs[0]!.work();
  search.contactsChanged(write(customers.slice(many, many + 1_001)));
  const answer = find('anna');
  expect(jobs).toHaveLength(2);
  await jobs[1]!.work();
  expect((await answer).total).toBeGreaterThan(0);
});

test('To follows what changes about a number that was texted', async () => {
  const { search, store, write, database, clock } = openSearch(20);
  const [seq] = write([wanted]);
  const { e164 } = wanted.numbers[0]!;
  const text = (times: number) =>
    database.run(
      `INSERT INTO texted_numbers VALUES (:e164, :times, :at)
       ON CONFLICT (e164) DO UPDATE SET times = :times`,
      { e164, times, at: clock.now() },
    );
  const first = async () => (await search.suggest('', 1, clock.now()))[0];
  expect(await first()).not.toMatchObject({ e164 });
  text(1);
  expect(await first()).toMatchObject({ e164, name: 'Xaver Quint' });
  store.writeBack({ contact: { ...wanted, givenName: 'Xenia' }, revision: 2 });
  search.contactsChanged([seq!]);
  expect(await first()).toMatchObject({ e164, name: 'Xenia Quint' });
  expect(await search.suggest('xenia', 8, clock.now())).toHaveLength(wanted.numbers.length);
});

test('the memory is given back ten minutes after the last search', async () => {
  const { search, find, jobs, clock } = openSearch(many);
  search.warmUp();
  await jobs[0]!.work();
  await clock.advance(9 * 60_000);
  await find('anna');
  await clock.advance(9 * 60_000);
  await find('anna');
  expect(jobs).toHaveLength(1);
  await clock.advance(10 * 60_000);
  search.warmUp();
  expect(jobs).toHaveLength(2);
});

test('closing ends the thread, and warms nothing up any more', async () => {
  const { search, find, jobs } = openSearch(many);
  const answer = find('anna');
  const refused = expect(answer).rejects.toThrow('The search is closed');
  await search.close();
  await refused;
  expect(jobs[0]!.isStopped()).toBe(true);
  search.warmUp();
  expect(jobs).toHaveLength(1);
});
