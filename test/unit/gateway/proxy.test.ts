import { describe, expect, it } from 'vitest';
import { parseProxyList } from '../../../src/main/gateway/proxy';

const direct = { kind: 'direct' };

describe("the system's list of proxies", () => {
  it.each([
    ['DIRECT', [direct]],
    ['PROXY proxy.example:3128', [{ kind: 'http', host: 'proxy.example', port: 3128 }]],
    ['HTTPS 10.0.0.1:443', [{ kind: 'https', host: '10.0.0.1', port: 443 }]],
    [
      'SOCKS a:1; SOCKS4 b:2',
      [
        { kind: 'socks4', host: 'a', port: 1 },
        { kind: 'socks4', host: 'b', port: 2 },
      ],
    ],
    ['SOCKS5 [::1]:1080;DIRECT', [{ kind: 'socks5', host: '::1', port: 1080 }, direct]],
    ['proxy a:1', [{ kind: 'http', host: 'a', port: 1 }]],
    ['', []],
    ['QUIC a:1; PROXY a; PROXY :1; PROXY a:x; nonsense', []],
  ])('%j is read in its order', (list, routes) => {
    expect(parseProxyList(list)).toEqual(routes);
  });
});
