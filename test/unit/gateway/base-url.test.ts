import { describe, expect, it } from 'vitest';
import { isLoopbackHost, parseBaseUrl } from '../../../src/main/gateway/base-url';
import { fc } from '../../support/property';

describe('a base URL as typed', () => {
  it.each([
    ['https://app.example.com/api', 'https://app.example.com/api'],
    ['  https://app.example.com/api/  ', 'https://app.example.com/api'],
    ['https://app.example.com', 'https://app.example.com'],
    ['https://app.example.com///', 'https://app.example.com'],
    ['HTTPS://App.Example.com:443/Api', 'https://app.example.com/Api'],
    ['https://app.example.com:8443/api', 'https://app.example.com:8443/api'],
    ['app.example.com/api', 'https://app.example.com/api'],
    ['app.example.com:8443/api', 'https://app.example.com:8443/api'],
    ['https://bücher.example/api', 'https://xn--bcher-kva.example/api'],
    ['http://localhost:3000/api', 'http://localhost:3000/api'],
    ['http://127.0.0.1:3000/api', 'http://127.0.0.1:3000/api'],
    ['http://127.9.9.9/api', 'http://127.9.9.9/api'],
    ['http://[::1]:3000/api', 'http://[::1]:3000/api'],
    ['https://192.168.1.7/api', 'https://192.168.1.7/api'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(parseBaseUrl(typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    'http://app.example.com/api',
    'http://192.168.1.7/api',
    'http://localhost.example.com/api',
    'http://127.0.0.1.example.com/api',
    'http://0.0.0.0/api',
    'http://[::2]/api',
  ])('%s is not secure', (typed) => {
    expect(parseBaseUrl(typed)).toEqual({ ok: false, error: 'base-url-insecure' });
  });

  it.each([
    '',
    '   ',
    'famulor',
    'not a url',
    'https://',
    'ftp://app.example.com/api',
    'file:///etc/passwd',
    'javascript://app.example.com/%0aalert(1)',
    'https://user:secret@app.example.com/api',
    'https://app.example.com/api?key=1',
    'https://app.example.com/api#key',
    'http://localhost@app.example.com/api',
  ])('"%s" is no address of a provider', (typed) => {
    expect(parseBaseUrl(typed)).toEqual({ ok: false, error: 'base-url-invalid' });
  });

  it('is read without an exception, and what is kept reads as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (typed) => {
        const once = parseBaseUrl(typed);
        if (once.ok) expect(parseBaseUrl(once.value)).toEqual(once);
      }),
      { seed: 20_250_102, numRuns: 500 },
    );
  });
});

describe('loopback', () => {
  it('is localhost, 127.0.0.0/8 and ::1, and nothing else', () => {
    const inside = ['localhost', '127.0.0.1', '127.255.255.254', '::1'];
    const outside = ['128.0.0.1', '0.0.0.0', '10.0.0.1', '::', 'example.com', 'my.localhost', ''];
    expect(inside.filter(isLoopbackHost)).toEqual(inside);
    expect(outside.filter(isLoopbackHost)).toEqual([]);
  });
});
