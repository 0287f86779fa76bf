import { describe, expect, it } from 'vitest';
import { readUpdateConfig } from '../../../../src/main/shell/updates/update-config';

const url = 'https://updates.example/quicksend';
const read = (
  parsed: unknown,
  platform: 'linux' | 'win32' | 'darwin' = 'linux',
  mustBeLoopback = false,
) => readUpdateConfig(parsed, { platform, mustBeLoopback });

describe('app-update.yml', () => {
  it('names a feed by https', () => {
    expect(read({ provider: 'generic', url, updaterCacheDirName: 'q' })).toEqual({
      ok: true,
      value: { url },
    });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'generic'],
    ['another provider', { provider: 'github', owner: 'a', repo: 'b' }],
    ['no address', { provider: 'generic' }],
    ['nonsense as address', { provider: 'generic', url: 'updates' }],
  ])('that is or holds %s has no feed', (_what, parsed) => {
    expect(read(parsed)).toEqual({ ok: false, error: 'no-feed' });
  });

  it.each(['http://updates.example/', 'ftp://updates.example/', 'file:///tmp/feed'])(
    'with %s is not to be trusted',
    (insecure) => {
      expect(read({ provider: 'generic', url: insecure })).toMatchObject({
        error: 'feed-insecure',
      });
    },
  );

  it('may be http on loopback, and a test may be nowhere else', () => {
    const here = { provider: 'generic', url: 'http://127.0.0.1:4010/' };
    expect(read(here).ok).toBe(true);
    expect(read(here, 'linux', true).ok).toBe(true);
    expect(read({ provider: 'generic', url }, 'linux', true)).toMatchObject({
      error: 'feed-insecure',
    });
  });

  it('has to name the publisher on Windows, or no signature would be checked', () => {
    const config = { provider: 'generic', url };
    expect(read(config, 'win32')).toEqual({ ok: false, error: 'publisher-missing' });
    expect(read({ ...config, publisherName: [] }, 'win32').ok).toBe(false);
    expect(read({ ...config, publisherName: ' ' }, 'win32').ok).toBe(false);
    expect(read({ ...config, publisherName: ['CN=Quicksend'] }, 'win32').ok).toBe(true);
    expect(read(config, 'darwin').ok).toBe(true);
  });
});
