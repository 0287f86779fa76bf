import { describe, expect, it } from 'vitest';
import { openedLink, type LinkReading, type OpenedLink } from '../../../src/main/shell/opened-link';
import { fc } from '../../support/property';

const recipient = (e164: string) => ({ e164, contactId: null, name: null });
const anna = '+12025550199';
const open = (link: string, part: Partial<LinkReading> = {}): OpenedLink =>
  openedLink(link, {
    defaultCountry: 'US',
    telLinks: false,
    recipient: (e164) => ({
      ...recipient(e164),
      ...(e164 === anna ? { contactId: 'contact-1', name: 'Anna' } : {}),
    }),
    ...part,
  });
const number = (index: number) => `+12025550${String(100 + index)}`;

describe('an sms: link', () => {
  it('fills Compose', () => {
    expect(open('sms:+12025550100,2025550101?body=Table%20for%20two')).toEqual({
      navigation: {
        to: 'compose',
        recipients: [recipient('+12025550100'), recipient('+12025550101')],
        text: 'Table for two',
        fresh: true,
      },
      notices: [],
    });
  });

  it('that cannot be read opens Compose as it is, and says so', () => {
    expect(open('sms:%E0%A4%A')).toEqual({
      navigation: { to: 'compose', recipients: [], text: null },
      notices: [{ code: 'link-not-read' }],
    });
  });

  it('fills in the recipients that are numbers, and names those that are not', () => {
    expect(open('sms:+12025550100,Anna%0AMüller?body=Hi')).toMatchObject({
      navigation: { recipients: [recipient('+12025550100')], text: 'Hi' },
      notices: [{ code: 'link-recipients-left-out', params: { left: 'Anna Müller' } }],
    });
  });

  it('fills in as many recipients as one message has, and names the others', () => {
    const numbers = Array.from({ length: 12 }, (_, index) => number(index));
    const { navigation, notices } = open(`sms:${numbers.join(',')}`);
    expect(navigation).toMatchObject({ recipients: numbers.slice(0, 10).map(recipient) });
    expect(notices).toMatchObject([
      { params: { left: '+1 202 555 0110, +1 202 555 0111', limit: 10 } },
    ]);
  });

  it('names the contacts that its numbers belong to', () => {
    expect(open(`sms:${anna}`).navigation).toMatchObject({
      recipients: [{ e164: anna, contactId: 'contact-1', name: 'Anna' }],
    });
  });

  it('without anything that can be taken over leaves Compose as it is', () => {
    expect(open('sms:nobody')).toEqual({
      navigation: { to: 'compose', recipients: [], text: null },
      notices: [{ code: 'link-recipients-left-out', params: { left: 'nobody', limit: 10 } }],
    });
  });

  it('with more text than a draft holds is cut, and says so', () => {
    const { navigation, notices } = open(`sms:${anna}?body=${'x'.repeat(10_001)}`);
    expect(navigation).toMatchObject({ text: 'x'.repeat(10_000) });
    expect(notices).toEqual([{ code: 'link-text-cut', params: { limit: 10_000 } }]);
  });

  it('of a megabyte is not read, and says so', () => {
    expect(open(`sms:${anna}?body=${'x'.repeat(1_000_000)}`)).toEqual({
      navigation: { to: 'compose', recipients: [], text: null },
      notices: [{ code: 'link-too-long' }],
    });
  });

  it('brings at most ten recipients and a text that fits, whatever stands in it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('?', '&', 'body=', '%', ',', ';', '%00', '<script>', anna, '#', '%ed%a0%80'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, isTel) => {
        const { navigation } = open(`${isTel ? 'tel' : 'sms'}:${pieces.join('')}`, {
          telLinks: true,
        });
        if (navigation.to !== 'compose') throw new Error('not Compose');
        expect(navigation.recipients.length).toBeLessThanOrEqual(10);
        const text = navigation.text ?? '';
        expect(text.length).toBeLessThanOrEqual(10_000);
        expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('a tel: link', () => {
  it('fills To where the user wants that', () => {
    expect(open('tel:+1-202-555-0199', { telLinks: true })).toEqual({
      navigation: {
        to: 'compose',
        recipients: [{ e164: anna, contactId: 'contact-1', name: 'Anna' }],
        text: null,
        fresh: true,
      },
      notices: [],
    });
  });

  it('is not opened where they do not, and says how to', () => {
    expect(open('TEL:+1-202-555-0199')).toEqual({
      navigation: { to: 'compose', recipients: [], text: null },
      notices: [{ code: 'tel-links-off' }],
    });
  });
});
