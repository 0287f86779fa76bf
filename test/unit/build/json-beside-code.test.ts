import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonBesideCode } from '../../../build/lib/json-beside-code.mjs';

const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`key ${String(i)}`, { i }]));
const words = { plain: 'text', 'with-dash': '“ü”', __proto__x: { deep: [1, 2] }, n: null };

describe('JSON beside the code', () => {
  let root: string;
  let code: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quicksend-json-'));
    await writeFile(join(root, 'words.json'), JSON.stringify(words));
    await writeFile(join(root, 'list.json'), '["a","b"]');
    await writeFile(join(root, 'many.json'), JSON.stringify(many));
    await writeFile(
      join(root, 'main.js'),
      "import words from './words.json';\nimport list from './list.json';\nimport many from './many.json';\nexport { words, list, many };",
    );
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [jsonBesideCode()],
      build: {
        ssr: true,
        ssrEmitAssets: true,
        outDir: join(root, 'out'),
        rolldownOptions: {
          input: join(root, 'main.js'),
          output: { format: 'cjs', entryFileNames: 'main.cjs' },
        },
      },
    });
    code = await readFile(join(root, 'out/main.cjs'), 'utf8');
  });
  afterAll(() => rm(root, { recursive: true }));

  /** Loads the built code anew. */
  function load(): { words: Record<string, unknown>; list: unknown; many: object } {
    const file = join(root, 'out/main.cjs');
    const require = createRequire(file);
    Reflect.deleteProperty(require.cache, file);
    return require(file) as ReturnType<typeof load>;
  }

  it('is what it was as code', () => {
    const loaded = load();
    expect({ ...loaded.words }).toEqual(words);
    expect(Object.keys(loaded.words)).toEqual(Object.keys(words));
    expect({ ...loaded.many }).toEqual(many);
    expect(Object.keys(loaded.many)).toEqual(Object.keys(many));
    expect(JSON.stringify(loaded.many)).toBe(JSON.stringify(many));
    for (const object of [loaded.words, loaded.many]) expect('of nothing' in object).toBe(false);
    expect(Object.hasOwn(loaded.many, 'key 7') && 'key 8' in loaded.many).toBe(true);
    expect(loaded.list).toEqual(['a', 'b']);
  });

  it('is in files named after their folder, and not in the code', async () => {
    const folder = root.slice(root.lastIndexOf('/') + 1);
    const file = join(root, `out/data/${folder}-words.json`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(words);
    expect(code).not.toContain('“ü”');
  });

  it('is read when the first of it is asked for, and once', async () => {
    const file = join(root, `out/data/${root.slice(root.lastIndexOf('/') + 1)}-words.json`);
    const content = await readFile(file, 'utf8');
    await rm(file);
    try {
      const loaded = load();
      expect(() => loaded.words['plain']).toThrow('ENOENT');
      await writeFile(file, content);
      expect(loaded.words['plain']).toBe('text');
      await rm(file);
      expect(loaded.words['with-dash']).toBe('“ü”');
    } finally {
      await writeFile(file, content);
    }
  });
});
