import { expect, test } from 'vitest';
import type { AccountView } from '#shared/domain/account';
import type { ScheduleTime } from '#shared/domain/scheduled';
import { emptyDraft } from '#shared/domain/draft';
import { everyone } from '#shared/domain/contact';
import { isDiskFull } from '../../../src/main/storage/storage-problem';
import { aContactInput } from '../../support/contact-input';
import { noSmallDisk } from '../../support/small-disk';
import { fill, mountSmallDisk } from '../storage/small-disk';
import { compose, openRoomsWorld, type RoomsWorld } from './rooms-world';

type Write = (world: RoomsWorld, account: AccountView) => unknown;

const tomorrow: ScheduleTime = { at: '2099-01-31T12:00', clock: 'own', repeat: 'once' };

/** What a window can ask for that is written down; each is of a room of its own. */
const writes = {
  'a message': ({ rooms }, { id, senderId }) =>
    rooms.sendSms(compose(id, senderId, '+12025550100', 'Ready.')),
  'a message for later': async ({ rooms }, { id, senderId }) =>
    (await rooms.schedule.room()).scheduleSms({
      ...compose(id, senderId, '+12025550100', 'Ready.'),
      time: tomorrow,
      quiet: 'send-anyway',
    }),
  'a draft': ({ rooms }) => rooms.drafts.save({ ...emptyDraft, text: 'Dear customer' }),
  'a pause': ({ rooms }) => rooms.outbox.setPaused(true),
  'a contact': ({ rooms }) =>
    rooms.contactRooms.contacts.save(
      aContactInput({ givenName: 'Anna', numbers: [{ typed: '+12025550101', label: '' }] }),
    ),
  'a tag': ({ rooms }) =>
    rooms.contactRooms.tags.change(
      { kind: 'query', query: everyone },
      { add: ['VIP'], remove: [] },
    ),
  'a field': ({ rooms }) => rooms.contactRooms.customFields.add('Shoe size', 'text'),
  'an opt-out': ({ rooms }) => rooms.contactRooms.optOuts.add('+12025550102', 'at the counter'),
  'a template': async ({ rooms }) =>
    (await rooms.templateRoom()).templates.save({
      id: null,
      name: 'Ready',
      text: 'Ready.',
      language: 'en',
    }),
} satisfies Record<string, Write>;

test.for(Object.entries<Write>(writes))(
  'on a full disk %s is not written by half, and is once there is room',
  async ([, write], { skip }) => {
    const dir = mountSmallDisk();
    if (dir === null) return skip(noSmallDisk);
    const world = openRoomsWorld(dir);
    const { database, rooms } = world;
    const account = await rooms.accounts.startPractice();
    if (!account.ok) throw new Error(account.error.code);
    rooms.contactRooms.contacts.save(aContactInput({ givenName: 'Zoe' }));
    const everything = () =>
      database
        .all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND instr(name, '_fts') = 0`)
        .map(({ name }) => [name, database.all(`SELECT * FROM ${String(name)}`)]);
    // What is in the log already takes no room any more.
    database.get('PRAGMA wal_checkpoint(TRUNCATE)');
    const before = everything();
    const free = fill(dir, 0);
    const failure = await Promise.resolve()
      .then(() => write(world, account.value))
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(isDiskFull(failure)).toBe(true);
    expect(everything()).toEqual(before);

    free();
    expect(await write(world, account.value)).not.toMatchObject({ ok: false });
    expect(everything()).not.toEqual(before);
    await world.end();
  },
);
