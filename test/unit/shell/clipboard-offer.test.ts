import { describe, expect, it } from 'vitest';
import { createClipboardOffer } from '../../../src/main/shell/clipboard-offer';

function setUp() {
  const desk = { text: '', isOn: true, reads: 0 };
  const offers: string[] = [];
  const offer = createClipboardOffer({
    readText: () => {
      desk.reads += 1;
      return Promise.resolve(desk.text);
    },
    isOn: () => desk.isOn,
    defaultCountry: () => 'US',
    recipient: (e164) => ({ e164, contactId: null, name: null }),
    offer: ({ e164 }) => offers.push(e164),
  });
  const look = async (text: string): Promise<void> => {
    desk.text = text;
    await offer.look();
  };
  return { desk, offers, offer, look };
}

describe('the number in the clipboard', () => {
  it('is offered each time that the window is called, until it is answered', async () => {
    const { offers, offer, look } = setUp();
    await look('(202) 555-0100');
    await look('+1 202 555 0100');
    offer.answered();
    await look('+1 202 555 0100');
    expect(offers).toEqual(['+12025550100', '+12025550100']);
  });

  it('is offered again once something else was in the clipboard', async () => {
    const { offers, offer, look } = setUp();
    await look('2025550100');
    offer.answered();
    await look('milk, eggs');
    await look('2025550100');
    await look('2025550101');
    expect(offers).toEqual(['+12025550100', '+12025550100', '+12025550101']);
  });

  it('is nothing where the clipboard holds anything else', async () => {
    const { offers, look } = setUp();
    await look('');
    await look('call me at 2025550100');
    expect(offers).toEqual([]);
  });

  it('is not even looked for where the user does not want it', async () => {
    const { desk, offers, look } = setUp();
    desk.isOn = false;
    await look('2025550100');
    expect(desk.reads).toBe(0);
    expect(offers).toEqual([]);
  });
});
