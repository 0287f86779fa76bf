import { expect, it } from 'vitest';
import { refuseRemoteControl } from '../../../src/main/shell/hardening';

function removed(isPackaged: boolean): readonly string[] {
  const names: string[] = [];
  const app = { isPackaged, commandLine: { removeSwitch: (name: string) => names.push(name) } };
  refuseRemoteControl(app as unknown as Parameters<typeof refuseRemoteControl>[0]);
  return names;
}

it('a packed program opens no debugger, however it is started', () => {
  expect(removed(true)).toEqual([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-allow-origins',
  ]);
});

it('in development the debugger can be asked for', () => {
  expect(removed(false)).toEqual([]);
});
