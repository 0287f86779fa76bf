import { describe, expect, it } from 'vitest';
import { keychainProblem } from '../../../src/main/secrets/keychain-problem';

describe('keychainProblem', () => {
  it.each([
    ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
    ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'missing'],
    ['Failed to load keytar native addon, checked ["../build/Release"] on linux-x64', 'missing'],
    ['Could not connect: Connection refused', 'missing'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['Prompt was dismissed', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['The user name or passphrase you entered is not correct.', 'locked'],
    ['keychain timed out', 'locked'],
    ['The parameter is incorrect.', 'failed'],
  ] as const)('reads %j as %s', (message, problem) => {
    expect(keychainProblem(new Error(message))).toBe(problem);
  });

  it('calls what is not an error a failure', () => {
    expect(keychainProblem('locked')).toBe('failed');
  });
});
