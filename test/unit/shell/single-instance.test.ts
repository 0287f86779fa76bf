import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimProfile, secondStart } from '../../../src/main/shell/single-instance';

/** What a start finds: whether it gets the lock, and which folder it asked for it in. */
function claimed(dataDir: string | null, isFree = true) {
  const asked: string[] = [];
  const app = {
    setPath: (_name: string, path: string) => void asked.push(path),
    requestSingleInstanceLock: () => {
      asked.push('lock');
      return isFree;
    },
    on: () => app,
  } as unknown as Parameters<typeof claimProfile>[0];
  return { claim: claimProfile(app, { dataDir, argv: ['q'] }, () => undefined), asked };
}

describe('a start of the program', () => {
  it('is the first on its profile, or a later one', () => {
    expect(claimed(null)).toEqual({ claim: 'first', asked: ['lock'] });
    expect(claimed(null, false)).toEqual({ claim: 'later', asked: ['lock'] });
  });

  it('makes its data directory, and asks for the lock there', () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'quicksend-claim-')), 'new', 'profile');
    expect(claimed(dir)).toEqual({ claim: 'first', asked: [dir, 'lock'] });
    expect(existsSync(dir)).toBe(true);
  });

  it('is none where the data directory cannot be made', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'quicksend-claim-')), 'file');
    writeFileSync(file, '');
    expect(claimed(join(file, 'profile'))).toEqual({ claim: 'unusable', asked: [] });
  });

  it('is none where the folder above takes no folders, and says that they do not exist', ({
    skip,
  }) => {
    skip(process.platform !== 'linux', 'only Linux has such a folder, which is /proc');
    for (const dir of ['/proc/quicksend', '/proc/quicksend/profile']) {
      expect(claimed(dir)).toEqual({ claim: 'unusable', asked: [] });
    }
  });
});

describe('what a second start hands over', () => {
  it('is read from its own words, whatever Chromium made of its arguments', () => {
    expect(secondStart(['q'], '/', { argv: ['q', '--toggle'] })).toEqual({ kind: 'toggle' });
  });

  it.each([
    ['nothing', undefined],
    ['not a list', { argv: '--quit' }],
    ['a list of anything', { argv: ['q', 1] }],
    ['an endless list', { argv: Array.from({ length: 10_002 }, () => 'q') }],
  ])('is taken from the arguments where it is %s', (_name, handed) => {
    expect(secondStart(['q', '--toggle'], '/', handed)).toEqual({ kind: 'toggle' });
  });
});
