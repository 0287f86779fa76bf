import { describe, expect, test } from 'vitest';
import { failure, value } from '../contacts/contacts-world';
import { aClub, dayMs, forTheClub, hourMs, noon, numberOf } from './club';

describe('a batch that repeats and cannot be made', () => {
  test('holds up none of those after it, is told of once, and goes once it can', async () => {
    const { world, id } = await aClub();
    value(world.batches().change({ batchId: id, change: { accountId: 'account-2' } }));
    value(await world.repeat(id, noon('weekly')));
    const other = await forTheClub(world, 'Offers');
    value(world.batches().change({ batchId: other, change: { text: 'Our offers' } }));
    value(await world.repeat(other, noon('weekly')));
    world.world.failures = [];
    world.world.brokenAccount = 'account-2';
    await world.pass(hourMs);
    expect(world.gateway.attempts.map(({ text }) => text)).toEqual(['Our offers', 'Our offers']);
    expect(world.world.failures).toHaveLength(1);
    expect(world.world.problems).toMatchObject([
      { code: 'batch-repeat-stuck', params: { name: 'Club news' } },
    ]);
    world.world.brokenAccount = null;
    await world.pass(30_000);
    expect(world.sentTo()).toHaveLength(4);
    expect(world.world.problems).toHaveLength(1);
  });

  test('tells of a failure of another kind, such as damage after a database that was busy', async () => {
    const { world, id } = await aClub();
    value(world.batches().change({ batchId: id, change: { accountId: 'account-2' } }));
    value(await world.repeat(id, noon('weekly')));
    const failures: unknown[] = [];
    world.world.failures = failures;
    world.world.brokenAccount = 'account-2';
    for (const words of ['database is locked', 'database disk image is malformed']) {
      world.world.brokenWords = words;
      await world.pass(hourMs);
    }
    expect(failures.map(String)).toEqual([
      'Error: database is locked',
      'Error: database disk image is malformed',
    ]);
    expect(world.world.problems).toMatchObject([{ code: 'batch-repeat-stuck' }]);
  });
});

describe('a batch that repeats and whose next time cannot be stored', () => {
  const fullDisk = `
    CREATE TEMP TRIGGER full_disk BEFORE UPDATE OF next_at ON batch_repeats
    BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`;

  test('is not said to have sent nothing, goes once a day, and missed none', async () => {
    const { world, id } = await aClub();
    value(await world.repeat(id, noon('daily')));
    const failures: unknown[] = [];
    world.world.failures = failures;
    world.contacts.database.run(fullDisk);
    await world.pass(2 * hourMs);
    expect(world.sentTo()).toEqual([numberOf(0), numberOf(1)]);
    expect(failures.map(String)).toEqual([expect.stringContaining('disk is full')]);
    expect(world.world.problems).toEqual([]);
    world.clock.jump(dayMs);
    await world.pass(60_000);
    expect(world.sentTo()).toHaveLength(4);
    world.contacts.database.run('DROP TRIGGER full_disk');
    await world.pass(60_000);
    expect(world.sentTo()).toHaveLength(4);
    expect(world.world.problems).toEqual([]);
    const next = world.contacts.database.get('SELECT next_day AS day FROM batch_repeats');
    expect(next).toEqual({ day: '2026-03-14' });
  });
});

describe('a batch that repeats and is reviewed', () => {
  async function atNoon(deed: (repeatId: string, id: string) => void) {
    const { world, id } = await aClub();
    const repeat = value(await world.repeat(id, noon('daily')));
    let isDone = false;
    world.world.onAllowedAt = (recipient) => {
      if (isDone || recipient !== numberOf(1)) return;
      isDone = true;
      deed(repeat.id, id);
    };
    return { world, repeat };
  }

  test('goes to nobody where it is stopped before its messages are written', async () => {
    const { world } = await atNoon((repeatId) => value(world.repeats().remove(repeatId)));
    await world.pass(hourMs);
    expect(world.sentTo()).toEqual([]);
    expect(value(world.batches().list({ before: null, limit: 10 })).batches).toEqual([]);
    expect(world.world.problems).toEqual([]);
  });

  test('goes with its new words at its new time where it is changed meanwhile', async () => {
    const { world } = await atNoon((repeatId) => {
      const time = noon('daily', '2026-03-14');
      void world.repeats().change({ repeatId, text: 'New words', time });
    });
    await world.pass(hourMs);
    expect(world.sentTo()).toEqual([]);
    await world.pass(2 * dayMs);
    expect(world.gateway.attempts.map(({ text }) => text)).toEqual(['New words', 'New words']);
  });

  test('says so where it was to be sent now', async () => {
    const { world, repeat } = await atNoon((id) => value(world.repeats().remove(id)));
    expect(await world.repeats().sendNow(repeat.id)).toEqual(failure('batch-repeat-not-found'));
    await world.pass(hourMs);
    expect(world.sentTo()).toEqual([]);
  });
});
