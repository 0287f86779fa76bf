import { describe, expect, it } from 'vitest';
import { outdatedPackages } from '../../../build/lib/install.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/vite': { version: '8.3.8' },
    'node_modules/react': { version: '19.3.1' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  },
};

describe('the installed packages', () => {
  it('are up to date when each has the locked version', () => {
    const installed = {
      packages: {
        'node_modules/vite': { version: '8.3.8' },
        'node_modules/react': { version: '19.3.1' },
        'node_modules/one-more': { version: '2.0.0' },
      },
    };
    expect(outdatedPackages(wanted, installed)).toEqual([]);
  });

  it('are outdated where one is missing or has another version', () => {
    const installed = { packages: { 'node_modules/vite': { version: '8.3.7' } } };
    expect(outdatedPackages(wanted, installed)).toEqual([
      'node_modules/vite',
      'node_modules/react',
    ]);
  });

  it('are all outdated in a fresh clone', () => {
    expect(outdatedPackages(wanted, {})).toEqual(['node_modules/vite', 'node_modules/react']);
  });
});
