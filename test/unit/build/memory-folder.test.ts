import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withMemoryFolder } from '../../../build/lib/memory-folder.mjs';

let memory: string;
beforeEach(() => {
  memory = mkdtempSync(join(tmpdir(), 'quicksend-memory-'));
});
afterEach(() => {
  rmSync(memory, { recursive: true });
});

describe('the folder in memory', () => {
  it('is there while it is used, and gone after that', async () => {
    const made = await withMemoryFolder(
      async ({ TMPDIR }) => {
        expect(existsSync(TMPDIR!)).toBe(true);
        return TMPDIR!;
      },
      { folder: memory, neededBytes: 1 },
    );
    expect(dirname(made)).toBe(memory);
    expect(existsSync(made)).toBe(false);
  });

  it('is gone where its use fails too', async () => {
    let made = '';
    const use = withMemoryFolder(
      async ({ TMPDIR }) => {
        made = TMPDIR!;
        throw new Error('failed');
      },
      { folder: memory, neededBytes: 1 },
    );
    await expect(use).rejects.toThrow('failed');
    expect(existsSync(made)).toBe(false);
  });

  it('is left out where the computer has none', async () => {
    const folder = join(memory, 'none');
    expect(await withMemoryFolder(async (env) => env, { folder })).toEqual({});
  });

  it('is left out where it is too small', async () => {
    const tooMuch = { folder: memory, neededBytes: Number.MAX_VALUE };
    expect(await withMemoryFolder(async (env) => env, tooMuch)).toEqual({});
  });
});
