import { describe, expect, it } from 'vitest';
import {
  firstStart,
  maxArguments,
  parseCommandLine,
  startRequest,
  type CommandLine,
} from '../../../src/main/shell/command-line';

const read = (...args: string[]): CommandLine =>
  parseCommandLine(['/opt/quicksend', ...args], {}, '/home/anna');

describe('the command line', () => {
  it('asks for nothing when it is empty', () => {
    expect(read()).toEqual({
      toggle: false,
      compose: false,
      hidden: false,
      quit: false,
      dataDir: null,
      link: null,
      longLink: false,
    });
  });

  it('has its switches found among those of Chromium and the path of the app', () => {
    expect(read('--no-sandbox', '.', '--toggle', '--hidden', '--quit', '--what')).toMatchObject({
      toggle: true,
      hidden: true,
      quit: true,
    });
  });

  it('does not take the name of the program for an argument', () => {
    expect(parseCommandLine(['--toggle'], {}, '/').toggle).toBe(false);
  });

  it('names a data directory, from the working directory where it is relative', () => {
    expect(read('--data-dir=/tmp/second').dataDir).toBe('/tmp/second');
    expect(read('--data-dir=second profile').dataDir).toBe('/home/anna/second profile');
  });

  it('has the last of several data directories count', () => {
    expect(read('--data-dir=/a', '--data-dir=/b').dataDir).toBe('/b');
  });

  it('has the environment name the data directory where it does not', () => {
    const env = { QUICKSEND_DATA_DIR: '/env' };
    expect(parseCommandLine(['q'], env, '/').dataDir).toBe('/env');
    expect(parseCommandLine(['q', '--data-dir=/arg'], env, '/').dataDir).toBe('/arg');
    expect(parseCommandLine(['q', '--data-dir='], env, '/').dataDir).toBe('/env');
  });

  it('has a data directory that is empty, endless or holds NUL ignored', () => {
    expect(read('--data-dir=').dataDir).toBeNull();
    expect(read(`--data-dir=/${'x'.repeat(5_000)}`).dataDir).toBeNull();
    expect(read('--data-dir=/a\0b').dataDir).toBeNull();
  });

  it('brings the first sms: link, as it stands', () => {
    expect(read('--hidden', 'SMS:+12025550100?body=a%20b', 'sms:+12025550101').link).toBe(
      'SMS:+12025550100?body=a%20b',
    );
  });

  it('brings a tel: link too, whichever comes first', () => {
    expect(read('TEL:+12025550100', 'sms:+12025550101').link).toBe('TEL:+12025550100');
    expect(read('telephone', 'smsto:+12025550100', 'https://example.com').link).toBeNull();
  });

  it('has no switches after --, only a link', () => {
    expect(read('--', '--quit', 'sms:+12025550100')).toMatchObject({
      quit: false,
      link: 'sms:+12025550100',
    });
  });

  it('is read up to 10,000 arguments', () => {
    const many = Array.from({ length: maxArguments }, () => 'x');
    expect(read(...many.slice(1), '--quit').quit).toBe(true);
    expect(read(...many, '--quit').quit).toBe(false);
  });
});

describe('a second start', () => {
  it('opens the program when it asks for nothing else', () => {
    expect(startRequest(read())).toEqual({ kind: 'open' });
  });

  it('does nothing when it was to be hidden, as at login', () => {
    expect(startRequest(read('--hidden'))).toEqual({ kind: 'nothing' });
  });

  it('toggles, also when it was to be hidden', () => {
    expect(startRequest(read('--hidden', '--toggle'))).toEqual({ kind: 'toggle' });
  });

  it('fills Compose from a link rather than toggling', () => {
    expect(startRequest(read('--toggle', 'sms:+12025550100'))).toEqual({
      kind: 'link',
      link: 'sms:+12025550100',
    });
  });

  it('tells of a link that was too long for a command line', () => {
    expect(startRequest(read('--long-link'))).toEqual({ kind: 'long-link' });
  });

  it('opens Compose, also when it was to be hidden or toggled', () => {
    expect(startRequest(read('--hidden', '--toggle', '--compose'))).toEqual({ kind: 'compose' });
    expect(startRequest(read('--compose', 'sms:+12025550100')).kind).toBe('link');
  });

  it('quits before anything else', () => {
    expect(startRequest(read('--toggle', '--quit', 'sms:+12025550100'))).toEqual({ kind: 'quit' });
  });
});

describe('the first start', () => {
  const usual = { hasAccount: true, atLogin: false };

  it('opens the program when it asks for nothing else, so that something is to be seen', () => {
    expect(firstStart(read(), usual)).toEqual([{ kind: 'open' }]);
    expect(firstStart(read(), { ...usual, hasAccount: false })).toEqual([{ kind: 'open' }]);
  });

  it.each([
    ['--hidden', read('--hidden'), { hasAccount: false, atLogin: false }],
    ['a start at login of macOS', read(), { hasAccount: false, atLogin: true }],
  ])('shows nothing with %s, not even onboarding', (_name, commandLine, now) => {
    const shown = firstStart(commandLine, now).filter(({ kind }) => kind !== 'nothing');
    expect(shown).toEqual([]);
  });

  it('opens Compose when it was asked to', () => {
    expect(firstStart(read('--compose'), usual)).toEqual([{ kind: 'compose' }]);
    expect(firstStart(read('--compose'), { ...usual, hasAccount: false })).toEqual([
      { kind: 'compose' },
      { kind: 'open' },
    ]);
  });

  it('does what it was asked for, and opens onboarding beside it where there is no account', () => {
    const link = { kind: 'link', link: 'sms:+12025550100' };
    const commandLine = read('sms:+12025550100');
    expect(firstStart(commandLine, usual)).toEqual([link]);
    expect(firstStart(commandLine, { ...usual, hasAccount: false })).toEqual([
      link,
      { kind: 'open' },
    ]);
  });
});
