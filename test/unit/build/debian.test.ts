import { describe, expect, it } from 'vitest';
import { installCommand, installedPackages, missingPackages } from '../../../build/lib/debian.mjs';

const listing = [
  'installed\txvfb\t',
  'not-installed\tdunst\t',
  'config-files\topenbox\t',
  'installed\tlibgtk-3-0t64\tlibgtk-3-0 (= 3.24.49-3), gtk3-binver-3.0.0',
  '',
].join('\n');

describe('the Debian packages', () => {
  it('count as installed under their own name and under the names they provide', () => {
    const installed = installedPackages(listing);
    expect(missingPackages(['xvfb', 'libgtk-3-0', 'libgtk-3-0t64'], installed)).toEqual([]);
  });

  it('are missing when only their settings are left, or nothing', () => {
    const installed = installedPackages(listing);
    expect(missingPackages(['dunst', 'openbox', 'scrot', 'xvfb'], installed)).toEqual([
      'dunst',
      'openbox',
      'scrot',
    ]);
  });

  it('are installed by one command without recommended ones', () => {
    expect(installCommand(['dunst', 'scrot'])).toBe(
      'apt-get update && apt-get install -y --no-install-recommends dunst scrot',
    );
  });
});
