import { describe, expect, it } from 'vitest';
import {
  findLicences,
  isAccepted,
  licencesFile,
  shippedLicences,
  shippedPackages,
} from '../../../build/package/licences.mjs';

const shipped = { where: 'node_modules/a', name: 'a', version: '1.0.0', license: 'MIT' };

describe('the packages that are shipped', () => {
  it('are those that the lock file does not mark as for development', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/b': { version: '1.0.0', license: 'MIT', dev: true },
      'node_modules/a/node_modules/@c/d': { version: '2.0.0', license: 'ISC' },
    };
    expect(shippedPackages({ packages }).map(({ name }) => name)).toEqual(['a', '@c/d']);
  });

  it('each have a licence text today, under a licence that may be shipped', () => {
    expect(shippedLicences()).toContain('react');
  });
});

describe('a licence', () => {
  it('is accepted where one of the offered ones is', () => {
    expect(isAccepted('(GPL-3.0-only OR MIT)')).toBe(true);
  });

  it('is refused where all of several must be accepted and one is not', () => {
    expect(isAccepted('MIT AND GPL-3.0-only')).toBe(false);
  });

  it.each(['', 'GPL-3.0-only', 'LGPL-2.1-or-later', 'UNLICENSED'])('is refused: “%s”', (name) => {
    expect(isAccepted(name)).toBe(false);
  });
});

describe('the check', () => {
  it('finds a package without a text', () => {
    expect(findLicences([shipped], () => undefined).problems).toEqual(['a has no licence text']);
    expect(findLicences([shipped], () => ' \n').problems).toEqual(['a has no licence text']);
  });

  it('finds a package under a licence that may not be shipped', () => {
    const { problems } = findLicences([{ ...shipped, license: 'GPL-3.0-only' }], () => 'text');
    expect(problems).toEqual(['a has the licence “GPL-3.0-only”, which is not accepted']);
  });
});

it('equal texts stand in the file once, with everyone whom they cover', () => {
  const file = licencesFile([
    { ...shipped, name: 'b', text: 'the text' },
    { ...shipped, text: 'the text' },
  ]);
  expect(file).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nthe text\n');
  expect(file.match(/the text/g)).toHaveLength(1);
});
