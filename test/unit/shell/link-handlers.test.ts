import { describe, expect, it } from 'vitest';
import {
  createLinkHandlers,
  xdgDataDirs,
  type LinkHandlersOptions,
} from '../../../src/main/shell/link-handlers';
import type { Platform } from '../../../src/shared/contract/snapshot';

function desktop(platform: Platform, part: Partial<LinkHandlersOptions> = {}) {
  const calls: unknown[][] = [];
  const files = new Map([['/usr/share/applications/us.desktop', '']]);
  const handlers = createLinkHandlers({
    platform,
    app: {
      setAsDefaultProtocolClient: (...given) => calls.push(['set', ...given]) > 0,
      removeAsDefaultProtocolClient: (...given) => calls.push(['remove', ...given]) < 0,
    },
    files: {
      exists: (path) => files.has(path),
      read: (path) => files.get(path) ?? '',
      write: (path, content) => void files.set(path, content),
    },
    program: 'C:\\Quicksend.exe',
    programArgs: [],
    desktopFile: 'us.desktop',
    configDir: '/home/anna/.config',
    dataDirs: ['/home/anna/.local/share', '/usr/share'],
    ...part,
  });
  return { calls, files, handlers };
}

const refused = (scheme: string) => ({
  ok: false,
  error: { code: 'links-not-registered', params: { scheme } },
});

describe('opening links', () => {
  it('is asked of macOS, which may refuse', () => {
    const { calls, handlers } = desktop('darwin');
    expect(handlers.set('sms', true)).toEqual({ ok: true, value: null });
    expect(handlers.set('tel', false)).toEqual(refused('tel'));
    expect(calls).toEqual([
      ['set', 'sms'],
      ['remove', 'tel'],
    ]);
  });

  it('is written into the registry of Windows, with the link after -- so that it is no switch', () => {
    const { calls, handlers } = desktop('win32');
    handlers.set('tel', true);
    expect(handlers.set('tel', false)).toEqual({ ok: true, value: null });
    expect(calls).toEqual([
      ['set', 'tel', 'C:\\Quicksend.exe', ['--']],
      ['remove', 'tel', 'C:\\Quicksend.exe', ['--']],
    ]);
  });

  it('is written into mimeapps.list on Linux, and taken out again', () => {
    const { calls, files, handlers } = desktop('linux');
    expect(handlers.set('tel', true)).toEqual({ ok: true, value: null });
    expect(files.get('/home/anna/.config/mimeapps.list')).toContain(
      'x-scheme-handler/tel=us.desktop\n',
    );
    expect(handlers.set('tel', false)).toEqual({ ok: true, value: null });
    expect(files.get('/home/anna/.config/mimeapps.list')).not.toContain('us.desktop');
    expect(calls).toEqual([]);
  });

  it('fails on Linux where no package has installed the program', () => {
    const { files, handlers } = desktop('linux', { dataDirs: ['/opt/share'] });
    expect(handlers.set('sms', true)).toEqual(refused('sms'));
    expect(files.size).toBe(1);
    expect(handlers.set('sms', false)).toEqual({ ok: true, value: null });
  });

  it('fails where the disk refuses', () => {
    const files = {
      exists: () => true,
      read: () => '',
      write: () => {
        throw new Error('EROFS');
      },
    };
    expect(desktop('linux', { files }).handlers.set('sms', true)).toEqual(refused('sms'));
  });
});

it('.desktop files are looked for where XDG says, with its defaults', () => {
  expect(xdgDataDirs({}, '/home/anna')).toEqual([
    '/home/anna/.local/share',
    '/usr/local/share',
    '/usr/share',
  ]);
  expect(xdgDataDirs({ XDG_DATA_HOME: '/d', XDG_DATA_DIRS: '/a::/b' }, '/home/anna')).toEqual([
    '/d',
    '/a',
    '/b',
  ]);
});
