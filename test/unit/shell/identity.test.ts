import { expect, it } from 'vitest';
import { appId, declareIdentity } from '../../../src/main/shell/identity';
import type { Platform } from '../../../src/shared/contract/snapshot';

function declared(platform: Platform, given: string, env: Record<string, string>): unknown {
  const calls: string[] = [];
  const app = {
    setAppUserModelId: (id: string) => calls.push(`windows ${id}`),
    setDesktopName: (name: string) => calls.push(`linux ${name}`),
    commandLine: {
      getSwitchValue: () => given,
      appendSwitch: (name: string, value?: string) => calls.push(`${name}=${value ?? ''}`),
    },
  };
  declareIdentity(app as unknown as Parameters<typeof declareIdentity>[0], platform, env);
  return calls;
}

it('the desktop is told who this is, under the name that it expects', () => {
  expect(declared('win32', '', {})).toEqual([`windows ${appId}`]);
  expect(declared('linux', '', {})).toContain(`linux ${appId}.desktop`);
  expect(declared('darwin', '', {})).toEqual([]);
});

it('features that were asked for on the command line stay beside ours', () => {
  expect(declared('linux', 'Given', { XDG_SESSION_TYPE: 'wayland' })).toContain(
    'enable-features=Given,NetworkServiceInProcess2,GlobalShortcutsPortal,GlobalShortcutsPortalPreferredTrigger',
  );
});

it('Linux alone, where it was measured, has the network service in main', () => {
  expect(declared('linux', '', {})).toContain('enable-features=NetworkServiceInProcess2');
  expect(declared('win32', '', {})).not.toContainEqual(expect.stringContaining('enable-features'));
  expect(declared('darwin', '', {})).not.toContainEqual(expect.stringContaining('enable-features'));
});
