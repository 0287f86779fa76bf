import { describe, expect, it } from 'vitest';
import { readReceipt } from '../../../src/main/gateway/receipt';

const classic = { flavor: 'classic', currency: null } as const;
const receiptOf = (data: unknown, currency: string | null = null) =>
  readReceipt(JSON.stringify({ data }), { flavor: 'classic', currency });

describe('a receipt', () => {
  it('keeps a status that nobody has heard of', () => {
    expect(receiptOf({ sms_id: 'a', status: 'teleported' })).toMatchObject({
      providerStatus: 'teleported',
      rawAnswer: null,
    });
  });

  it('names no cost where no currency can be known', () => {
    expect(receiptOf({ id: 1, segments: 1, total_cost: 0.05, segment_price: 0.05 })).toMatchObject({
      providerMessageId: '1',
      cost: null,
      segmentPrice: null,
    });
  });

  it('takes the currency that the provider names before the one that is assumed', () => {
    expect(receiptOf({ id: 1, cost: 0.05, currency: 'eur' }, 'USD')).toMatchObject({
      cost: { amountMicros: 50_000, currency: 'EUR' },
    });
    expect(receiptOf({ id: 1, cost: 0.05, currency: '€' }, 'USD')).toMatchObject({
      cost: { amountMicros: 50_000, currency: 'USD' },
    });
  });

  it('works out the price of a segment where only the cost is named', () => {
    const receipt = receiptOf({ id: 1, segments: 3, cost: '0.2225', currency: 'EUR' });
    expect(receipt.cost?.amountMicros).toBe(222_500);
    expect(receipt.segmentPrice).toEqual({ amountMicros: 74_167, currency: 'EUR' });
  });

  it('works out no price for no segments', () => {
    const receipt = receiptOf({ id: 1, segments: 0, cost: 0.1, currency: 'EUR' });
    expect(receipt.segmentPrice).toBeNull();
  });

  it.each([-0.05, '0,05', 'free', null, {}, 1e300])('does not take %j for a cost', (cost) => {
    expect(receiptOf({ id: 1, cost, currency: 'EUR' }).cost).toBeNull();
  });

  it.each([-1, 1.5, 'two', null, []])('does not take %j for a number of segments', (segments) => {
    expect(receiptOf({ id: 1, segments }).segments).toBeNull();
  });

  it('keeps the raw answer where it names neither id nor status', () => {
    expect(receiptOf({ segments: 1 })).toMatchObject({
      segments: 1,
      rawAnswer: '{"data":{"segments":1}}',
    });
  });

  it('always keeps the raw answer of the Platform, and reads what is there', () => {
    const body = '{"data":{"id":"b2c7","status":"queued","carrier":"x"},"meta":{}}';
    expect(readReceipt(body, { flavor: 'platform', currency: null })).toEqual({
      providerMessageId: 'b2c7',
      providerStatus: 'queued',
      segments: null,
      cost: null,
      segmentPrice: null,
      rawAnswer: body,
    });
  });

  it('cuts the raw answer at 4 KiB without splitting a character', () => {
    const raw = readReceipt('ä'.repeat(5_000), classic).rawAnswer;
    expect(raw).toBe('ä'.repeat(2_048));
    expect(readReceipt(`x${'ä'.repeat(5_000)}`, classic).rawAnswer).toBe(`x${'ä'.repeat(2_047)}`);
  });
});
