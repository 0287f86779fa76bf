import { describe, expect, it } from 'vitest';
import { parseCommandLine, startRequest } from '../../../src/main/shell/command-line';
import { maxCommandLineBytes, shortCommandLine } from '../../../src/main/shell/short-command-line';
import { fc } from '../../support/property';

const many = (count: number, what = 'x'): string[] => Array.from({ length: count }, () => what);
const short = (...args: string[]): readonly string[] | null => shortCommandLine(['q', ...args]);
const bytesOf = (args: readonly string[]): number => Buffer.byteLength(args.join('\0'));

describe('a command line that could be too long for the program that runs', () => {
  it('is left alone while it is not', () => {
    expect(short('.', '--hidden', `sms:+12025550100?body=${'x'.repeat(5_000)}`)).toBeNull();
  });

  it('keeps what is for us, wherever it stands, and the first of the rest', () => {
    expect(short('.', '--no-sandbox', ...many(9_990), '--toggle', 'sms:+12025550100')).toEqual(
      expect.arrayContaining(['.', '--no-sandbox', '--toggle', '--', 'sms:+12025550100']),
    );
    expect(short('--data-dir=/second', ...many(9_000), '--quit')).toEqual(
      expect.arrayContaining(['--data-dir=/second', '--quit']),
    );
  });

  it('tells of a link that is too long, and does not cut it', () => {
    expect(short('.', `sms:+12025550100?body=${'x'.repeat(100_000)}`)).toEqual([
      '.',
      '--long-link',
    ]);
  });

  it('asks for the same as the long one, and is short, whatever stands in it', () => {
    const argument = fc.oneof(
      { weight: 4, arbitrary: fc.string({ maxLength: 40 }) },
      fc.constantFrom('--toggle', '--compose', '--hidden', '--quit', '--'),
      fc.constantFrom('sms:+12025550100', 'tel:+12025550100', '--data-dir=/a', '--data-dir=/b'),
    );
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 40 }), fc.nat(30), (args, at) => {
        const long = [...args.slice(0, at), ...many(3_000), ...args.slice(at)];
        const shorter = short(...long);
        if (shorter === null) throw new Error('not shortened');
        expect(bytesOf(shorter)).toBeLessThanOrEqual(maxCommandLineBytes);
        const read = (given: readonly string[]) => parseCommandLine(['q', ...given], {}, '/');
        expect(startRequest(read(shorter))).toEqual(startRequest(read(long)));
        expect(read(shorter).dataDir).toBe(read(long).dataDir);
        expect(shortCommandLine(['q', ...shorter])).toBeNull();
      }),
    );
  });
});
