import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lintFingerprints } from '../../../build/lib/lint-fingerprint.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quicksend-lint-'));
  write('eslint.config.js', 'export default [];');
  write('tsconfig.json', '{}');
  write('src/shared/money.ts', 'export const cent = 1;');
  write('src/shared/prices.ts', "import { cent } from './money';\nexport const price = cent;");
  write('src/a.ts', "import { price } from '#shared/prices';\nexport const a = price;");
  write('src/b.mjs', "import('./c.mjs');");
  write('src/c.mjs', '');
  write('src/alone.ts', 'export const alone = 1;');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const files = ['src/shared/money.ts', 'src/a.ts', 'src/b.mjs', 'src/c.mjs', 'src/alone.ts'];

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** The files to lint again after a change. */
function changedBy(change: () => void, more: readonly string[] = []): readonly string[] {
  const all = [...files, ...more];
  const before = lintFingerprints(root, all, ['tsconfig.json']);
  change();
  const after = lintFingerprints(root, all, ['tsconfig.json']);
  return all.filter((file) => before.get(file) !== after.get(file));
}

describe('what is linted again', () => {
  it('is nothing when nothing has changed', () => {
    expect(changedBy(() => {})).toEqual([]);
  });

  it('is a changed file and all that import it, over other files too', () => {
    const changed = changedBy(() => {
      write('src/shared/money.ts', "export const cent = '1';");
    });
    expect(changed).toEqual(['src/shared/money.ts', 'src/a.ts']);
  });

  it('is what imports a file late', () => {
    const changed = changedBy(() => {
      write('src/c.mjs', 'export const c = 1;');
    });
    expect(changed).toEqual(['src/b.mjs', 'src/c.mjs']);
  });

  it('is what imports a file that is gone', () => {
    const changed = changedBy(() => {
      rmSync(join(root, 'src/shared/prices.ts'));
    });
    expect(changed).toEqual(['src/a.ts']);
  });

  it.each(['eslint.config.js', 'tsconfig.json', 'package-lock.json'])(
    'is everything when %s has changed',
    (settings) => {
      const changed = changedBy(() => {
        write(settings, '{ }');
      });
      expect(changed).toEqual(files);
    },
  );

  it('is everything when a name that holds everywhere is declared anew', () => {
    write('src/names.d.ts', 'declare const shop: string;');
    const changed = changedBy(() => {
      write('src/names.d.ts', 'declare const shop: number;');
    }, ['src/names.d.ts']);
    expect(changed).toEqual([...files, 'src/names.d.ts']);
  });
});
