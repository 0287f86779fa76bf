import { describe, expect, test } from 'vitest';
import { startAt } from '../storage/temp-database';
import { failure, openContactsWorld, value } from './contacts-world';

const number = '+491711234567';

describe('a number that opted out', () => {
  test('stays on the list whatever becomes of the contact', async () => {
    const { rooms, saved, list } = openContactsWorld();
    const contact = saved();
    const optOut = value(rooms.optOuts.add('0171 1234567', ' by phone '));
    expect(optOut).toEqual({ e164: number, optedOutAt: startAt, how: 'by phone' });
    expect((await list()).map(({ optedOut }) => optedOut)).toEqual([[number]]);
    expect(value(rooms.contacts.get(contact.id)).optOuts).toEqual([optOut]);

    value(await rooms.erase(contact.id));
    expect(rooms.optOuts.has(number)).toBe(true);
    saved();
    expect((await list()).map(({ optedOut }) => optedOut)).toEqual([[number]]);
  });

  test('keeps when it opted out first', () => {
    const { rooms, world } = openContactsWorld();
    const first = value(rooms.optOuts.add('0171 1234567', 'by phone'));
    world.now += 5;
    expect(value(rooms.optOuts.add('+49 171 1234567', 'again'))).toEqual(first);
  });

  test('is marked where To offers it, and left out of those texted last', async () => {
    const { rooms, saved, text } = openContactsWorld();
    saved();
    text(number);
    text('+12025550100');
    value(rooms.optOuts.add(number, ''));
    const suggested = await rooms.contacts.suggestRecipients({ query: 'anna', limit: 5 });
    expect(suggested).toMatchObject([{ e164: number, optedOut: true }]);
    expect(rooms.contacts.recentRecipients(5)).toMatchObject([
      { e164: '+12025550100', optedOut: false },
    ]);
  });

  test('is found among the contacts that opted out', async () => {
    const { rooms, saved, names } = openContactsWorld();
    saved();
    saved({ givenName: 'Bea', numbers: [{ typed: '+12025550100', label: '' }] });
    value(rooms.optOuts.add(number, ''));
    expect(await names({ only: 'opted-out' })).toEqual(['Anna Vogel']);
  });

  test('is refused where it is no number', () => {
    const { rooms } = openContactsWorld();
    const refused = failure('contact-number-invalid', { number: '12' });
    expect(rooms.optOuts.add(' 12 ', '')).toEqual(refused);
  });
});

describe('lifting an opt-out', () => {
  test('needs a reason, which is kept', () => {
    const { rooms, world } = openContactsWorld();
    value(rooms.optOuts.add(number, 'by phone'));
    expect(rooms.optOuts.lift(number, ' \n')).toEqual(failure('reason-missing'));
    expect(rooms.optOuts.has(number)).toBe(true);
    world.now += 5;
    value(rooms.optOuts.lift(number, ' asked at the counter '));
    expect(rooms.optOuts.has(number)).toBe(false);
    expect(rooms.optOuts.lifts(number)).toEqual([
      {
        e164: number,
        optedOutAt: startAt,
        how: 'by phone',
        liftedAt: startAt + 5,
        reason: 'asked at the counter',
      },
    ]);
  });

  test('is refused for a number that is not on the list', () => {
    const { rooms } = openContactsWorld();
    expect(rooms.optOuts.lift(number, 'why not')).toEqual(failure('opt-out-not-found'));
    expect(rooms.optOuts.lifts(number)).toEqual([]);
  });
});

describe('the list', () => {
  function withThree() {
    const all = openContactsWorld();
    all.saved();
    ['0171 1234567', '+12025550100', '+12025550101'].forEach((typed) => {
      value(all.rooms.optOuts.add(typed, ''));
      all.world.now += 1;
    });
    const listed = async (text: string, limit = 10, offset = 0) => {
      const { optOuts, total } = await all.rooms.optOuts.list({ text, limit, offset });
      return [optOuts.map(({ e164, name }) => name ?? e164), total];
    };
    return { ...all, listed };
  }

  test('is read newest first, page by page, with whose numbers they are', async () => {
    const { listed } = withThree();
    expect(await listed('')).toEqual([['+12025550101', '+12025550100', 'Anna Vogel'], 3]);
    expect(await listed('', 1, 1)).toEqual([['+12025550100'], 3]);
  });

  test.each([
    ['202 555', ['+12025550101', '+12025550100']],
    ['0171 12', ['Anna Vogel']],
    ['+49', ['Anna Vogel']],
    ['vogel', ['Anna Vogel']],
    ['nobody', []],
  ])('is searched for %j', async (text, found) => {
    const { listed } = withThree();
    expect(await listed(text)).toEqual([found, found.length]);
  });

  test('goes out as a CSV that spreadsheets take for text, and comes in again', async () => {
    const { rooms } = withThree();
    value(rooms.optOuts.lift('+12025550101', 'asked'));
    value(rooms.optOuts.add('+12025550102', '=HYPERLINK("x")'));
    const { csv, count } = await rooms.optOuts.export();
    expect(count).toBe(3);
    expect(csv).toBe(
      '\ufeffnumber,opted out at,how\r\n' +
        "'+12025550100,2025-01-31T09:30:00.001Z,\r\n" +
        `'+12025550102,2025-01-31T09:30:00.003Z,"'=HYPERLINK(""x"")"\r\n` +
        "'+491711234567,2025-01-31T09:30:00.000Z,\r\n",
    );

    const other = openContactsWorld();
    expect(value(await other.rooms.optOuts.import(csv))).toEqual({
      added: 3,
      known: 0,
      rejected: [],
    });
    expect(await other.rooms.optOuts.export()).toEqual({ csv, count: 3 });
    expect(value(await other.rooms.optOuts.import(csv))).toMatchObject({ added: 0, known: 3 });
  });

  test.each([
    ['a date stands first', '2024-01-05,+491712345678', ['+491712345678']],
    ['a German date stands first', '05.01.2024 10:30;0171 2345678', ['+491712345678']],
    ['the heading names the column', 'ID,Date,Mobile\n20240105,x,0171 2345678', ['+491712345678']],
    [
      'nothing tells an ID from a number',
      '20240105,0171 2345678',
      ['+491712345678', '+4920240105'],
    ],
    [
      'a row has two numbers',
      'Name,Phone,Mobile\nAnna,089 1234567,0171 2345678',
      ['+491712345678', '+49891234567'],
    ],
  ])('gets all that opted out where %s', async (_case, csv, numbers) => {
    const { rooms } = openContactsWorld();
    expect(value(await rooms.optOuts.import(csv))).toMatchObject({ rejected: [] });
    const listed = await rooms.optOuts.list({ text: '', limit: 10, offset: 0 });
    expect(listed.optOuts.map(({ e164 }) => e164).sort()).toEqual(numbers);
  });

  test('rejects a row without a number in the column that the heading names', async () => {
    const { rooms } = openContactsWorld();
    const csv = 'ID,Phone\n20240105,unknown\n20240106,0171 1234567';
    expect(value(await rooms.optOuts.import(csv))).toEqual({
      added: 1,
      known: 0,
      rejected: [{ row: 2, value: '20240105' }],
    });
  });

  test('takes numbers from any column of a foreign file, and names the rows without one', async () => {
    const { rooms, world } = openContactsWorld();
    world.now = startAt + 9;
    const csv = 'Name;Telefon\nAnna;0171 1234567\nBea;4.41E+11\n\nAnna again;+49 171 1234567';
    expect(value(await rooms.optOuts.import(csv))).toEqual({
      added: 1,
      known: 0,
      rejected: [{ row: 3, value: 'Bea' }],
    });
    expect(rooms.optOuts.of([number])).toEqual([
      { e164: number, optedOutAt: startAt + 9, how: '' },
    ]);
  });

  test('takes more rows than it reads at a time', async () => {
    const { rooms } = openContactsWorld();
    const numbers = Array.from(
      { length: 1_200 },
      (_, index) => `+4915123${String(100_000 + index)}`,
    );
    expect(value(await rooms.optOuts.import(numbers.join('\n')))).toEqual({
      added: 1_200,
      known: 0,
      rejected: [],
    });
  });

  test('says so where a file has no number at all', async () => {
    const { rooms } = openContactsWorld();
    expect(await rooms.optOuts.import('Name\nAnna')).toEqual(failure('opt-outs-not-found'));
    expect(await rooms.optOuts.import('')).toEqual(failure('opt-outs-not-found'));
  });
});
