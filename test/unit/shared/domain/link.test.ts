import { describe, expect, it } from 'vitest';
import {
  maxLinkUnits,
  parseSmsLink,
  parseTelLink,
  type SmsLink,
} from '../../../../src/shared/domain/link';
import { fc } from '../../../support/property';

function read(link: string, country: 'US' | 'DE' = 'US'): SmsLink {
  const parsed = parseSmsLink(link, country);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const numbersOf = (link: string, country?: 'US' | 'DE'): readonly string[] =>
  read(link, country).recipients.map((recipient) => recipient.e164);

describe('an sms: link', () => {
  // The examples of RFC 5724, section 2.5, with numbers that are reserved for fiction.
  it('names one recipient', () => {
    expect(read('sms:+12025550100')).toMatchObject({
      recipients: [{ e164: '+12025550100' }],
      notNumbers: [],
      body: null,
    });
  });

  it('names several recipients, each once and in order', () => {
    expect(numbersOf('sms:+12025550101,+12025550100,(202)%20555-0101')).toEqual([
      '+12025550101',
      '+12025550100',
    ]);
  });

  it('brings a text', () => {
    expect(read('sms:+12025550100?body=hello%20there').body).toBe('hello there');
  });

  it('brings a text without a recipient', () => {
    expect(read('sms:?body=Hi')).toEqual({
      recipients: [],
      notNumbers: [],
      body: 'Hi',
      bodyWasCut: false,
    });
  });

  it('has its text in UTF-8, with a plus that means a plus and with lines', () => {
    expect(read('sms:?body=1+1%20%E2%82%AC%0D%0Aok%0Aend').body).toBe('1+1 €\nok\nend');
  });

  it.each([
    ['the habit of iOS', 'sms:+12025550100&body=Hi%20you'],
    ['both habits at once', 'sms:+12025550100?&body=Hi%20you'],
    ['both habits the other way round', 'sms:+12025550100&?body=Hi%20you'],
    ['two slashes', 'sms://+12025550100&body=Hi%20you'],
    ['another field before', 'sms:+12025550100&x=1&body=Hi%20you'],
  ])('brings its text by %s too', (_habit, link) => {
    expect(read(link)).toMatchObject({ recipients: [{ e164: '+12025550100' }], body: 'Hi you' });
  });

  it('may have an equals sign in its text', () => {
    expect(read('sms:?body=a=b').body).toBe('a=b');
  });

  it('has only its first body read, and no field that it does not know', () => {
    expect(read('sms:+12025550100?x-foo=1&BODY=one&body=two').body).toBe('one');
  });

  it('may have the commas between its numbers escaped', () => {
    expect(numbersOf('sms:%2B12025550101%2C%2B12025550100')).toEqual([
      '+12025550101',
      '+12025550100',
    ]);
  });

  it('is known by its scheme in any case, and with slashes that some pages write', () => {
    expect(numbersOf('SMS://+12025550100')).toEqual(['+12025550100']);
  });

  it('has numbers without a country code read in the default country', () => {
    expect(numbersOf('sms:030%20901820', 'DE')).toEqual(['+4930901820']);
  });

  it('has a local number completed by its phone-context, as in RFC 3966', () => {
    expect(numbersOf('sms:555-0100;phone-context=+1-202', 'DE')).toEqual(['+12025550100']);
  });

  it('has other telephone parameters and contexts ignored', () => {
    expect(numbersOf('sms:2025550100;phone-context=example.com;isub=12')).toEqual(['+12025550100']);
  });

  it('has what is not a number told apart', () => {
    expect(read('sms:+12025550100,hello')).toMatchObject({
      recipients: [{ e164: '+12025550100' }],
      notNumbers: ['hello'],
    });
  });

  it('loses control characters, half characters and its fragment', () => {
    expect(read('sms:+12025550100?body=a%00b%1Bc%09d#e').body).toBe('abc\td');
    expect(read(`sms:?body=a\ud83db`).body).toBe('a\u{fffd}b');
  });

  it('has its text cut at 10,000 units, never inside a character', () => {
    const { body, bodyWasCut } = read(`sms:?body=x${'😀'.repeat(6_000)}`);
    expect(bodyWasCut).toBe(true);
    expect(body).toHaveLength(9_999);
    expect(body?.endsWith('😀')).toBe(true);
  });

  it('is refused with a broken escape, too long, or of another scheme', () => {
    expect(parseSmsLink('sms:?body=%E2%82', 'US')).toEqual({ ok: false, error: 'malformed' });
    expect(parseSmsLink('sms:%zz', 'US')).toEqual({ ok: false, error: 'malformed' });
    expect(parseSmsLink(`sms:${'1'.repeat(maxLinkUnits)}`, 'US')).toMatchObject({
      error: 'too-long',
    });
    expect(parseSmsLink('tel:+12025550100', 'US')).toMatchObject({ error: 'not-a-link' });
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        expect(parseSmsLink(`sms:${rest}`, 'US')).toHaveProperty('ok');
      }),
    );
  });

  it('carries any text that can be written as one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(read(`sms:+12025550100?body=${encodeURIComponent(text)}`).body).toBe(text);
      }),
    );
  });

  it('carries any numbers and any text, by whichever habit it is written', () => {
    const number = fc.integer({ min: 100, max: 199 }).map((end) => `+12025550${String(end)}`);
    const numbers = fc.uniqueArray(number, { minLength: 1, maxLength: 10 });
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(numbers, text, fc.constantFrom('?', '&', '?&'), (e164s, body, sign) => {
        const link = `sms:${e164s.map(encodeURIComponent).join(',')}${sign}body=${encodeURIComponent(body)}`;
        expect(numbersOf(link)).toEqual(e164s);
        expect(read(link).body).toBe(body);
      }),
    );
  });
});

describe('a tel: link', () => {
  it('names one number, with its separators', () => {
    expect(parseTelLink('tel:+1-202-555-0100', 'DE')).toMatchObject({
      value: { recipients: [{ e164: '+12025550100' }], notNumbers: [] },
    });
  });

  it('has a local number completed by its context, other parameters and fields ignored', () => {
    const link = 'tel:555-0100;isub=1;phone-context=+1-202?call=now';
    expect(parseTelLink(link, 'DE')).toMatchObject({
      value: { recipients: [{ e164: '+12025550100' }] },
    });
  });

  it('has several numbers told as none, since it means one', () => {
    expect(parseTelLink('tel:+12025550100,+12025550101', 'US')).toMatchObject({
      value: { recipients: [], notNumbers: ['+12025550100,+12025550101'] },
    });
  });

  it('is refused malformed, too long or of another scheme', () => {
    expect(parseTelLink('tel:%zz', 'US')).toMatchObject({ error: 'malformed' });
    expect(parseTelLink(`tel:${'1'.repeat(maxLinkUnits)}`, 'US')).toMatchObject({
      error: 'too-long',
    });
    expect(parseTelLink('sms:+12025550100', 'US')).toMatchObject({ error: 'not-a-link' });
  });
});
