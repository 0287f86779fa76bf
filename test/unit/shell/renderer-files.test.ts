import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../../src/main/shell/origin';
import { rendererFile } from '../../../src/main/shell/renderer-files';
import { fc } from '../../support/property';

const dir = '/opt/quicksend/out/renderer';

describe('the files of quicksend://app', () => {
  it('are the page of each window', () => {
    for (const role of ['quick', 'desk'] as const) {
      expect(rendererFile(pageUrl(role), dir)).toEqual({
        path: `${dir}/index.html`,
        contentType: 'text/html; charset=utf-8',
      });
    }
  });

  it('are what the build makes, each with its type', () => {
    const typeOf = (name: string): string | undefined =>
      rendererFile(`quicksend://app/assets/${name}`, dir)?.contentType;
    expect(typeOf('index-B1x_-2.js')).toBe('text/javascript; charset=utf-8');
    expect(typeOf('index.css')).toBe('text/css; charset=utf-8');
    expect(typeOf('logo.svg')).toBe('image/svg+xml; charset=utf-8');
    expect(typeOf('inter.woff2')).toBe('font/woff2');
  });

  it.each([
    ['a way up', 'quicksend://app/../secret.js'],
    ['a way up inside', 'quicksend://app/assets/../../secret.js'],
    ['an escaped way up', 'quicksend://app/%2e%2e/secret.js'],
    ['an escaped slash', 'quicksend://app/assets%2fsecret.js'],
    ['a doubly escaped way up', 'quicksend://app/%252e%252e/secret.js'],
    ['an absolute path', 'quicksend://app//etc/passwd.js'],
    ['a drive', 'quicksend://app/C:/secret.js'],
    ['a backslash', 'quicksend://app/assets\\..\\secret.js'],
    ['an escaped backslash', 'quicksend://app/..%5csecret.js'],
    ['a NUL', 'quicksend://app/index.html%00.js'],
    ['a raw NUL', 'quicksend://app/index.html\0.js'],
    ['a line end', 'quicksend://app/index.html\n'],
    ['a hidden file', 'quicksend://app/.env.json'],
    ['a folder', 'quicksend://app/assets/'],
    ['the root', 'quicksend://app/'],
    ['a query', 'quicksend://app/assets/index.js?raw'],
    ['an unknown window', 'quicksend://app/index.html?window=other'],
    ['more than the window', 'quicksend://app/index.html?window=quick&x=1'],
    ['a fragment', 'quicksend://app/index.html#x'],
    ['another host', 'quicksend://other/index.html'],
    ['a host that begins alike', 'quicksend://app.example/index.html'],
    ['a name and password', 'quicksend://a:b@app/index.html'],
    ['another scheme', 'file:///opt/quicksend/out/renderer/index.html'],
    ['a type that is not built', 'quicksend://app/index.cjs'],
    ['a source map', 'quicksend://app/assets/index.js.map'],
  ])('are not %s', (_name, url) => {
    expect(rendererFile(url, dir)).toBeNull();
  });

  it('are never outside the folder', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '\0', 'a', 'index.html', '?');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = rendererFile(`quicksend://app/${pieces.join('')}`, dir);
        expect(file === null || file.path.startsWith(`${dir}/`)).toBe(true);
      }),
    );
  });
});
