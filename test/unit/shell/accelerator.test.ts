import { describe, expect, it } from 'vitest';
import { readAccelerator } from '../../../src/main/shell/accelerator';
import type { Platform } from '../../../src/shared/contract/snapshot';
import { recordShortcut } from '../../../src/shared/domain/accelerator';
import { fc } from '../../support/property';

const canonical = (text: string, platform: Platform = 'linux'): string | undefined =>
  readAccelerator(text, platform)?.canonical;

describe('a shortcut', () => {
  it('has one spelling, whatever the order and the names', () => {
    for (const text of ['CommandOrControl+Shift+M', 'shift+ctrl+m', 'CmdOrCtrl + Shift + M']) {
      expect(canonical(text)).toBe('Control+Shift+M');
    }
    expect(canonical('CommandOrControl+Shift+M', 'darwin')).toBe('Shift+Command+M');
  });

  it('has the Super key of a PC for the Command key of a Mac', () => {
    expect(canonical('Meta+Space')).toBe('Super+Space');
    expect(canonical('Command+Space')).toBe('Super+Space');
    expect(canonical('Meta+Space', 'darwin')).toBe('Command+Space');
  });

  it('takes letters, digits, signs, named keys and function keys', () => {
    for (const key of ['A', '7', ';', 'PageUp', 'Plus', 'F12', 'enter']) {
      expect(canonical(`Alt+${key}`)).toBeDefined();
    }
  });

  it('may be a function key alone', () => {
    expect(canonical('F9')).toBe('F9');
    expect(canonical('Shift+F9')).toBe('Shift+F9');
  });

  it.each(['', 'M', 'Shift+M', 'Ctrl', 'Ctrl+', '+', 'Ctrl+M+K', 'Ctrl+Foo', 'F25', 'Ctrl+é'])(
    'is not “%s”',
    (text) => {
      expect(readAccelerator(text, 'linux')).toBeNull();
    },
  );

  it('is not a word that every object knows', () => {
    expect(readAccelerator('constructor+M', 'linux')).toBeNull();
    expect(readAccelerator('Ctrl+__proto__', 'linux')).toBeNull();
  });

  it('stays what it is when its one spelling is read again', () => {
    const modifier = fc.constantFrom('Ctrl', 'Alt', 'Shift', 'Super', 'Cmd', 'CmdOrCtrl', 'Option');
    const key = fc.constantFrom('M', '1', 'F5', 'Space', 'Plus', 'Up', '/');
    const platform = fc.constantFrom('linux' as const, 'darwin' as const, 'win32' as const);
    fc.assert(
      fc.property(fc.array(modifier), key, platform, (modifiers, last, on) => {
        const text = [...modifiers, last].join('+');
        const once = readAccelerator(text, on);
        expect(once === null ? null : readAccelerator(once.canonical, on)).toEqual(once);
      }),
    );
  });

  it('is anything that the settings record from a key press', () => {
    const press = fc.record({
      key: fc.oneof(
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
        fc.constantFrom('F5', 'ArrowUp', 'PageDown', ' ', 'ß'),
      ),
      code: fc.constantFrom('KeyM', 'Digit4', 'Slash', 'F5'),
      ctrlKey: fc.boolean(),
      altKey: fc.boolean(),
      shiftKey: fc.boolean(),
      metaKey: fc.boolean(),
    });
    const platform = fc.constantFrom('linux' as const, 'darwin' as const, 'win32' as const);
    fc.assert(
      fc.property(press, platform, (pressed, on) => {
        const recorded = recordShortcut(pressed, on);
        fc.pre(recorded.kind === 'accelerator');
        expect(readAccelerator(recorded.accelerator, on)).not.toBeNull();
      }),
    );
  });
});
