import { describe, expect, it } from 'vitest';
import { openedLink } from '../../../src/main/shell/sms-link';

const recipient = (e164: string) => ({ e164, contactId: null, name: null });
const number = (index: number) => `+12025550${String(100 + index)}`;

describe('an sms: link', () => {
  it('fills Compose', () => {
    expect(openedLink('sms:+12025550100,2025550101?body=Table%20for%20two', 'US')).toEqual({
      navigation: {
        to: 'compose',
        recipients: [recipient('+12025550100'), recipient('+12025550101')],
        text: 'Table for two',
      },
      notice: null,
    });
  });

  it('that cannot be read opens Compose as it is, and says so', () => {
    expect(openedLink('sms:%E0%A4%A', 'US')).toEqual({
      navigation: { to: 'compose', recipients: [], text: null },
      notice: { code: 'link-not-read' },
    });
  });

  it('fills in the recipients that are numbers, and names those that are not', () => {
    expect(openedLink('sms:+12025550100,Anna%0AMüller?body=Hi', 'US')).toMatchObject({
      navigation: { recipients: [recipient('+12025550100')], text: 'Hi' },
      notice: { code: 'link-recipients-left-out', params: { left: 'Anna Müller' } },
    });
  });

  it('fills in as many recipients as one message has, and names the others', () => {
    const numbers = Array.from({ length: 12 }, (_, index) => number(index));
    const { navigation, notice } = openedLink(`sms:${numbers.join(',')}`, 'US');
    expect(navigation).toMatchObject({ recipients: numbers.slice(0, 10).map(recipient) });
    expect(notice).toMatchObject({
      params: { left: '+1 202 555 0110, +1 202 555 0111', limit: 10 },
    });
  });
});
