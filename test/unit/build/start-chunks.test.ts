import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChunks } from '../../../build/lib/start-chunks.mjs';

/** A main with the same entries: what both of two parts need is what a bundler moves about. */
const sources = {
  'src/main/index.ts': `
    import { pages } from './shell/pages';
    pages('index');
    void import('./wiring/ground').then(({ openGround }) => openGround());
    void import('./wiring/run').then(({ run }) => run());
    new URL('./worker/thread.ts', import.meta.url);`,
  'src/main/shell/pages.ts': `
    import { app } from 'electron';
    import { sentence } from '../words';
    export const pages = (who: string) => { app.setName(sentence('pages for ' + who)); };`,
  'src/main/words.ts': `export const sentence = (words: string) => words.concat('.');`,
  'src/main/wiring/ground.ts': `
    import { open } from '../storage';
    export const openGround = () => open('the ground');`,
  'src/main/storage.ts': `
    import { sentence } from './words';
    export const open = (file: string) => sentence('opens ' + file);`,
  'src/main/wiring/run.ts': `
    import { pages } from '../shell/pages';
    import { open } from '../storage';
    import { rooms } from '../rooms';
    export const run = () => { pages('run'); return open(rooms()); };`,
  'src/main/rooms.ts': `
    import { sentence } from './words';
    export const rooms = () => sentence('the rooms');`,
  'src/main/worker/thread.ts': `
    import { rooms } from '../rooms';
    import { open } from '../storage';
    open(rooms());`,
};

describe('the files of the start', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'quicksend-start-'));
    for (const [name, source] of Object.entries(sources)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), source);
    }
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: true,
        outDir: path.join(root, 'out'),
        rolldownOptions: {
          external: ['electron'],
          input: {
            index: path.join(root, 'src/main/index.ts'),
            thread: path.join(root, 'src/main/worker/thread.ts'),
          },
          output: {
            format: 'cjs',
            entryFileNames: '[name].cjs',
            chunkFileNames: '[name].cjs',
            codeSplitting: { groups: startChunks(root) },
          },
        },
      },
    });
  });
  afterAll(() => rm(root, { recursive: true }));

  /** Everything that a built file loads before it has run, itself included. */
  async function loadedBy(file: string): Promise<string> {
    const code = await readFile(path.join(root, 'out', file), 'utf8');
    const static_ = code.replaceAll(/Promise\.resolve\(\)\.then\(.*$/gm, '');
    const needed = [...static_.matchAll(/require\("\.\/([^"]+)"\)/g)].map(([, name]) => name ?? '');
    const parts = await Promise.all(needed.map(loadedBy));
    return [code, ...parts].join('\n');
  }

  it('show the pages before anything of the rest is read', async () => {
    const index = await loadedBy('index.cjs');
    expect(index).toContain('pages for ');
    expect(index).not.toContain('opens ');
    expect(index).not.toContain('the rooms');
  });

  it('open the ground without what runs on it', async () => {
    const ground = await loadedBy('ground.cjs');
    expect(ground).toContain('opens ');
    expect(ground).not.toContain('the rooms');
  });

  it('give threads nothing that needs Electron', async () => {
    const thread = await loadedBy('thread.cjs');
    expect(thread).toContain('the rooms');
    expect(thread).not.toContain('electron');
  });
});
