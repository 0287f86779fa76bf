import { describe, expect, it } from 'vitest';
import type { PriceStore } from '../../../src/main/prices/price-store';
import { createPriceMemory } from '../../../src/main/prices/remember-prices';
import type { SegmentPrice } from '../../../src/shared/domain/account';
import type { Message, Receipt } from '../../../src/shared/domain/message';

const noDetails: Receipt = {
  providerMessageId: null,
  providerStatus: null,
  segments: null,
  cost: null,
  segmentPrice: null,
  rawAnswer: null,
};
const cents = (count: number) => ({ amountMicros: count * 10_000, currency: 'EUR' });

function accepted(receipt: Partial<Receipt>, rest: Partial<Message> = {}): Message {
  return {
    id: 'm',
    requestId: 'r',
    createdAt: 1,
    accountId: 'a',
    accountLabel: 'Famulor',
    practice: false,
    senderId: '1',
    recipient: '+491711234567',
    contactId: null,
    recipientName: null,
    text: 'Hello',
    resendOf: null,
    batchId: null,
    occurrence: null,
    hours: 'everyday',
    state: { kind: 'accepted', at: 5, receipt: { ...noDetails, ...receipt } },
    ...rest,
  };
}

function setUp() {
  const written: SegmentPrice[] = [];
  const store: PriceStore = {
    remember: (accountId, country, price, seenAt) => {
      written.push({ accountId, country, price, seenAt });
    },
    last: () => null,
    list: (accountId) => written.filter((price) => price.accountId === accountId),
  };
  return { written, remember: createPriceMemory(store) };
}

describe('remembering prices', () => {
  it('takes the price of a segment as the provider named it', () => {
    const { written, remember } = setUp();
    remember([accepted({ segmentPrice: cents(7), segments: 3, cost: cents(21) })]);
    expect(written).toEqual([{ accountId: 'a', country: 'DE', price: cents(7), seenAt: 5 }]);
  });

  it('divides the cost by the segments where no price is named', () => {
    const { written, remember } = setUp();
    remember([accepted({ segments: 2, cost: cents(10) })]);
    expect(written.map(({ price }) => price)).toEqual([cents(5)]);
  });

  it('writes a price once, until it changes', () => {
    const { written, remember } = setUp();
    remember([accepted({ segmentPrice: cents(7) })]);
    remember([accepted({ segmentPrice: cents(7) })]);
    remember([accepted({ segmentPrice: cents(8) })]);
    expect(written.map(({ price }) => price)).toEqual([cents(7), cents(8)]);
  });

  it.each([
    ['practice', accepted({ segmentPrice: cents(0) }, { practice: true })],
    ['an answer without a cost', accepted({ segments: 1 })],
    ['a cost without segments', accepted({ cost: cents(5) })],
    ['a number of no country', accepted({ segmentPrice: cents(5) }, { recipient: '+88213000001' })],
  ])('learns nothing from %s', (_what, message) => {
    const { written, remember } = setUp();
    remember([message]);
    expect(written).toEqual([]);
  });
});
