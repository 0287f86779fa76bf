import { describe, expect, test } from 'vitest';
import { failure, value } from '../contacts/contacts-world';
import { fictionNumbers, openBatchesWorld } from './batches-world';

const euro = (amountMicros: number) => ({ amountMicros, currency: 'EUR' });

test('a review says who goes, who does not and why', async () => {
  const world = openBatchesWorld();
  const { rooms } = world;
  value(rooms.optOuts.add('+12025550102', 'by phone'));
  const { id } = await world.ready(
    '+12025550100\n(202) 555 0100 x\n+1 202 555 0100; +12025550101, +12025550102, 12',
  );
  const review = await world.review(id);
  expect(review).toMatchObject({
    total: 6,
    going: 2,
    leftOut: { 'invalid-number': 2, duplicate: 1, 'opted-out': 1 },
    segments: 2,
    ucs2: 0,
    waves: [{ at: null, count: 2 }],
  });
  const page = { batchId: id, reason: null, offset: 0, limit: 10 };
  const leftOut = value(world.batches().leftOut(page));
  expect(leftOut.recipients.map(({ typed, reason }) => [typed, reason])).toEqual([
    ['(202) 555 0100 x', 'invalid-number'],
    ['+1 202 555 0100', 'duplicate'],
    ['+12025550102', 'opted-out'],
    ['12', 'invalid-number'],
  ]);
  expect(value(world.batches().leftOut({ ...page, reason: 'duplicate' })).total).toBe(1);
});

test('marketing goes to those who agreed alone, and says how to opt out', async () => {
  const world = openBatchesWorld();
  const anna = world.contacts.saved({
    tags: ['Club'],
    consent: { givenOn: '2025-01-01', source: 'card', wording: '' },
  });
  world.contacts.saved({ tags: ['Club'], numbers: [{ typed: '+12025550100', label: '' }] });
  const { id } = await world.ready('', { purpose: 'marketing', text: 'Sale, {{first_name}}!' });
  value(world.batches().change({ batchId: id, change: { source: { kind: 'tag', name: 'club' } } }));
  const review = await world.review(id);
  expect(review).toMatchObject({ going: 1, leftOut: { 'no-consent': 1 } });
  expect(review.optOutWording).toBe('Reply STOP to opt out.');
  expect(review.examples[0]).toMatchObject({
    recipient: anna.numbers[0]?.e164,
    name: 'Anna Vogel',
    text: 'Sale, Anna!\nReply STOP to opt out.',
  });
});

describe('the text of each', () => {
  const table = [
    'Name;Telefon;Bestellung',
    'Ada;+12025550100;A 1',
    'Bo;+12025550101;',
    'Cy;+12025550102;{{x}}',
    'Dö “x”;+12025550103;A 4',
  ].join('\n');

  test('has the columns of its list as fields', async () => {
    const world = openBatchesWorld();
    const { id } = await world.ready(table, { text: 'Hi {{name}}, order {{Bestellung}} is in.' });
    const review = await world.review(id);
    expect(review).toMatchObject({
      going: 2,
      leftOut: { 'empty-field': 1, 'field-braces': 1 },
      ucs2: 1,
    });
    expect(review.examples.map(({ why, text }) => [why, text])).toEqual([
      ['first', 'Hi Ada, order A 1 is in.'],
      ['longest', 'Hi Dö “x”, order A 4 is in.'],
      ['ucs-2', 'Hi Dö “x”, order A 4 is in.'],
    ]);
    const leftOut = value(
      world.batches().leftOut({ batchId: id, reason: 'empty-field', offset: 0, limit: 9 }),
    );
    expect(leftOut.recipients).toMatchObject([{ typed: '+12025550101', field: 'Bestellung' }]);
  });

  test('shows a text once where the first is the longest too', async () => {
    const world = openBatchesWorld();
    const { id } = await world.ready(table, { text: 'Your order is in.' });
    const { examples } = await world.review(id);
    expect(examples.map(({ why }) => why)).toEqual(['first']);
  });

  test('is nobody’s where a field is unknown or the braces are broken', async () => {
    const world = openBatchesWorld();
    const unknown = await world.ready(table, { text: 'Hi {{shoe}}' });
    expect(await world.review(unknown.id)).toMatchObject({
      going: 0,
      leftOut: { 'unknown-field': 4 },
    });
    const broken = await world.ready(table, { text: `${'{{'.repeat(100)}name${'}}'.repeat(100)}` });
    const review = await world.review(broken.id);
    expect(review).toMatchObject({ total: 4, going: 0, leftOut: {} });
    expect(review.problems.map(({ kind }) => kind)).toContain('braces');
  });

  test('ends with the account’s sign-off, and is left out where it is too long', async () => {
    const world = openBatchesWorld();
    world.world.signOff = 'Salon Berger';
    world.world.textLimit = 38;
    const { id } = await world.ready(table, { text: 'Hi {{name}}, come and see us' });
    const review = await world.review(id);
    expect(review.examples[0]?.text).toBe('Hi Ada, come and see us\nSalon Berger');
    expect(review.leftOut).toEqual({ 'text-too-long': 1 });
  });

  test('is not sent to who got the same a moment ago, unless that is wanted', async () => {
    const world = openBatchesWorld();
    const text = 'Your order is in.';
    world.contacts.write(
      { id: 'm1', recipient: '+12025550100', text, createdAt: world.clock.now() - 60_000 },
      'accepted',
    );
    const { id } = await world.ready(fictionNumbers(2), { text });
    expect(await world.review(id)).toMatchObject({ going: 1, leftOut: { 'sent-lately': 1 } });
    value(world.batches().change({ batchId: id, change: { includeSentLately: true } }));
    expect(await world.review(id)).toMatchObject({ going: 2, leftOut: {} });
  });
});

describe('what it costs', () => {
  const prices = [
    { accountId: 'account-1', country: 'DE', price: euro(80_000), seenAt: 1 },
    { accountId: 'account-1', country: 'AT', price: euro(60_000), seenAt: 1 },
  ];

  test('is exact where all prices are known, with what is left of the balance', async () => {
    const world = openBatchesWorld();
    world.world.prices = prices;
    world.world.balance = { amountMicros: 1_000_000, currency: 'EUR' };
    const { id } = await world.ready('+4915735981001\n+4915735981002\n+436601234567');
    const { cost, balanceAfter } = await world.review(id);
    expect(cost).toEqual({
      countries: [
        { country: 'DE', messages: 2, segments: 2, price: euro(80_000) },
        { country: 'AT', messages: 1, segments: 1, price: euro(60_000) },
      ],
      totals: [{ currency: 'EUR', lowMicros: 220_000, highMicros: 220_000 }],
      unpricedSegments: 0,
    });
    expect(balanceAfter).toEqual({ lowMicros: 780_000, highMicros: 780_000 });
  });

  test('is a range where a price is not known', async () => {
    const world = openBatchesWorld();
    world.world.prices = prices;
    const { id } = await world.ready('+4915735981001\n+12025550100');
    const { cost } = await world.review(id);
    expect(cost.totals).toEqual([{ currency: 'EUR', lowMicros: 140_000, highMicros: 160_000 }]);
    expect(cost.unpricedSegments).toBe(1);
  });

  test('is not told where no price is known, nor what is left', async () => {
    const world = openBatchesWorld();
    world.world.balance = { amountMicros: 1_000_000, currency: null };
    const { id } = await world.ready(fictionNumbers(2));
    const { cost, balanceAfter } = await world.review(id);
    expect(cost).toMatchObject({ totals: [], unpricedSegments: 2 });
    expect(balanceAfter).toBeNull();
  });

  test('never mixes currencies', async () => {
    const world = openBatchesWorld();
    const dollar = { amountMicros: 10_000, currency: 'USD' };
    world.world.prices = [
      ...prices,
      { accountId: 'account-1', country: 'US', price: dollar, seenAt: 1 },
    ];
    world.world.balance = { amountMicros: 1_000_000, currency: 'EUR' };
    const { id } = await world.ready('+4915735981001\n+12025550100');
    const { cost, balanceAfter } = await world.review(id);
    expect(cost.totals).toEqual([
      { currency: 'EUR', lowMicros: 80_000, highMicros: 80_000 },
      { currency: 'USD', lowMicros: 10_000, highMicros: 10_000 },
    ]);
    expect(balanceAfter).toBeNull();
  });
});

test('a review says how long it takes, and what goes later because of quiet hours', async () => {
  const world = openBatchesWorld();
  const morningAt = world.clock.now() + 8 * 3_600_000;
  for (let index = 0; index < 5; index += 1) {
    world.world.allowedFrom.set(`+1202555010${index}`, morningAt);
  }
  const { id } = await world.ready(fictionNumbers(99));
  const review = await world.review(id);
  // 99 in windows of 20 in ten seconds.
  expect(review.durationMs).toBe(40_000);
  expect(review.waves).toEqual([
    { at: null, count: 94 },
    { at: morningAt, count: 5 },
  ]);
});

test('a review of what is not ready says what is missing', async () => {
  const world = openBatchesWorld();
  const { batches } = { batches: world.batches() };
  const { id } = value(batches.create());
  const review = () => batches.review({ batchId: id, time: null, quiet: 'when-allowed' });
  expect(await review()).toEqual(failure('batch-source-missing'));
  value(await batches.readList(id, { kind: 'text', text: '+12025550100' }, ''));
  expect(await review()).toEqual(failure('text-empty'));
  value(batches.change({ batchId: id, change: { text: 'Hello' } }));
  expect(await review()).toEqual(failure('batch-purpose-missing'));
  value(batches.change({ batchId: id, change: { purpose: 'everyday', accountId: 'gone' } }));
  expect(await review()).toEqual(failure('account-not-found'));
  value(batches.change({ batchId: id, change: { accountId: 'account-1', senderId: 'abc' } }));
  expect(await review()).toEqual(failure('sender-missing'));
  expect(await batches.review({ batchId: 'nobody', time: null, quiet: 'when-allowed' })).toEqual(
    failure('batch-not-found'),
  );
});

test('numbers may stand in another column than was thought', async () => {
  const world = openBatchesWorld();
  const { id } = await world.ready('Name;Telefon;Mobil\nAda;+12025550100;+12025550105');
  expect(world.batch(id).draft.source).toMatchObject({ kind: 'list', numberColumn: 1, rows: 1 });
  value(await world.batches().chooseColumn(id, 2));
  const page = value(await world.batches().recipients({ batchId: id, offset: 0, limit: 9 }));
  expect(page.recipients).toMatchObject([
    { typed: '+12025550105', e164: '+12025550105', cells: ['Ada', '+12025550100', '+12025550105'] },
  ]);
  expect(await world.batches().chooseColumn(id, 3)).toEqual(failure('batch-source-missing'));
});

test('the rows of a list have the numbers that a spreadsheet shows, unless some between are empty', async () => {
  const world = openBatchesWorld();
  const firstRow = async (text: string) => {
    const { source } = world.batch((await world.ready(text)).id).draft;
    return source?.kind === 'list' ? source.firstRow : undefined;
  };
  expect(await firstRow('Phone;Name\n+12025550100;Ada\n12;Bo')).toBe(2);
  expect(await firstRow('Phone;Name\n+12025550100;Ada\n\n12;Bo')).toBeNull();
  expect(await firstRow('+12025550100, +12025550101')).toBeNull();
});

test('a list keeps the first ten thousand and says how many are beyond', async () => {
  const world = openBatchesWorld();
  const { id } = await world.ready('1\n'.repeat(1_000_000));
  expect(world.batch(id).draft.source).toMatchObject({ rows: 10_000, overLimit: 990_000 });
  expect(await world.review(id)).toMatchObject({
    total: 1_000_000,
    going: 0,
    leftOut: { 'invalid-number': 10_000, 'over-limit': 990_000 },
  });
});

test('a table of a million lines is refused with the limit, and the list from before stays', async () => {
  const world = openBatchesWorld();
  const { id } = await world.ready('Phone;Name\n+12025550100;Ada');
  const text = `Phone;Name\n${'1;x\n'.repeat(1_000_000)}`;
  expect(await world.batches().readList(id, { kind: 'text', text }, '')).toEqual(
    failure('import-too-many-rows', { limit: 500_000 }),
  );
  expect(await world.review(id)).toMatchObject({ total: 1, going: 1 });
});
