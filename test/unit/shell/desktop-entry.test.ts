import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { autostartFile } from '../../../src/main/shell/desktop-entry';

const execOf = (program: string, ...args: string[]): string =>
  /^Exec=(.*)$/m.exec(autostartFile({ name: 'Quicksend', program, args }))?.[1] ?? '';

describe('the autostart file', () => {
  it('starts the program without a window', () => {
    expect(
      autostartFile({ name: 'Quicksend', program: '/opt/Quicksend/quicksend', args: ['--hidden'] }),
    ).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Version=1.5',
        'Name=Quicksend',
        'Exec="/opt/Quicksend/quicksend" "--hidden"',
        'Terminal=false',
        'StartupNotify=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
  });

  // Desktop Entry Specification 1.5, "The Exec key": a literal backslash takes four of them.
  it.each([
    ['a space', '/my apps/q', '"/my apps/q"'],
    ['a percent sign', '/100%/q', '"/100%%/q"'],
    ['a quote', '/a"b', '"/a\\\\"b"'],
    ['a dollar sign and a backquote', '/$a`b', '"/\\\\$a\\\\`b"'],
    ['a backslash', '/a\\b', '"/a\\\\\\\\b"'],
    ['a line end', '/a\nb', '"/a\\nb"'],
  ])('writes %s in the path so that the desktop reads it back', (_what, path, exec) => {
    expect(execOf(path)).toBe(exec);
  });

  it('hands the same arguments over that it was given, as a shell reads them', () => {
    const args = ['--data-dir=/tmp/my "shop" $HOME `id` \\ x', '--hidden'];
    // Undoes the escapes of a string value and the field code, as a desktop does before it starts it.
    const command = execOf('printf', '%s|', ...args)
      .replaceAll('\\\\', '\\')
      .replaceAll('%%', '%');
    expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(`${args.join('|')}|`);
  });
});
