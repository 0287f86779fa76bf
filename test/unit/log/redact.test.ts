import { describe, expect, it } from 'vitest';
import { formatLine, redactKeys, redactNumbers } from '../../../src/main/log/redact';
import { fc } from '../../support/property';

describe('redactKeys', () => {
  it.each([
    ['Authorization: Bearer 12|abcdefgh12345678', 'Authorization: [key]'],
    ['key 1|AbCdEfGh123 was refused', 'key [key] was refused'],
    ['fam_live_0123456789abcdef', '[key]'],
  ])('blanks the key in %j', (text, expected) => {
    expect(redactKeys(text)).toBe(expected);
  });

  it('leaves text without a key as it is', () => {
    expect(redactKeys('connect refused by provider')).toBe('connect refused by provider');
  });
});

describe('redactNumbers', () => {
  it('blanks a number but for its last two digits', () => {
    expect(redactNumbers('to +12025550143 and 0171 2345678')).toBe(
      'to [number …43] and [number …78]',
    );
  });

  it('leaves short figures such as a status code or a duration', () => {
    expect(redactNumbers('status=429 after 12000 ms')).toBe('status=429 after 12000 ms');
  });
});

describe('formatLine', () => {
  const keys = fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.stringMatching(/^[A-Za-z0-9]{40}$/))
    .map(([id, secret]) => `${String(id)}|${secret}`);

  it('never writes a key, with debug logging on or off', () => {
    fc.assert(
      fc.property(keys, fc.string(), fc.boolean(), (key, around, debug) => {
        const line = formatLine('request', { words: `${around} ${key} ${around}` }, debug);
        expect(line).not.toContain(key.split('|')[1]);
      }),
    );
  });

  it('writes numbers only when debug logging is on', () => {
    const fields = { to: '+12025550143' };
    expect(formatLine('send', fields, false)).not.toContain('2025550143');
    expect(formatLine('send', fields, true)).toContain('+12025550143');
  });
});
