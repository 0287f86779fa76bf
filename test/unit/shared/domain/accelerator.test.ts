import { describe, expect, it } from 'vitest';
import { recordShortcut, shortcutParts, type KeyPress } from '#shared/domain/accelerator';

const platforms = ['linux', 'win32', 'darwin'] as const;

function press(
  key: string,
  code: string,
  ...held: ('ctrl' | 'alt' | 'shift' | 'meta')[]
): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    metaKey: held.includes('meta'),
  };
}

const accelerator = (name: string) => ({ kind: 'accelerator', accelerator: name });
const refused = (reason: string) => ({ kind: 'refused', reason });

describe('recording a shortcut on Linux and Windows', () => {
  it.each(['linux', 'win32'] as const)('names Ctrl portably on %s', (platform) => {
    expect(recordShortcut(press('M', 'KeyM', 'ctrl', 'shift'), platform)).toEqual(
      accelerator('CommandOrControl+Shift+M'),
    );
  });

  it.each(['linux', 'win32'] as const)('names the logo key Super on %s', (platform) => {
    expect(recordShortcut(press('m', 'KeyM', 'meta', 'alt'), platform)).toEqual(
      accelerator('Super+Alt+M'),
    );
  });

  it('refuses AltGr, which Windows reports as Ctrl and Alt', () => {
    const altGr = { ...press('€', 'KeyE', 'ctrl', 'alt'), getModifierState: () => true };
    expect(recordShortcut(altGr, 'win32')).toEqual(refused('key-unsupported'));
  });
});

describe('recording a shortcut on a Mac', () => {
  it('names Command portably', () => {
    expect(recordShortcut(press('m', 'KeyM', 'meta', 'shift'), 'darwin')).toEqual(
      accelerator('CommandOrControl+Shift+M'),
    );
  });

  it('tells Control from Command', () => {
    expect(recordShortcut(press('m', 'KeyM', 'ctrl', 'meta'), 'darwin')).toEqual(
      accelerator('CommandOrControl+Control+M'),
    );
  });

  it('finds the letter behind a character that Option writes', () => {
    expect(recordShortcut(press('µ', 'KeyM', 'alt'), 'darwin')).toEqual(accelerator('Alt+M'));
  });
});

describe.each(platforms)('recording a shortcut on %s', (platform) => {
  it('waits while only modifiers are down', () => {
    expect(recordShortcut(press('Shift', 'ShiftLeft', 'shift', 'alt'), platform)).toEqual({
      kind: 'incomplete',
      held: [{ modifier: platform === 'darwin' ? 'option' : 'alt' }, { modifier: 'shift' }],
    });
  });

  it('refuses a key without a modifier', () => {
    expect(recordShortcut(press('m', 'KeyM'), platform)).toEqual(refused('modifier-missing'));
    expect(recordShortcut(press('F5', 'F5'), platform)).toEqual(refused('modifier-missing'));
  });

  it('refuses Shift as the only modifier, since it writes capitals', () => {
    expect(recordShortcut(press('M', 'KeyM', 'shift'), platform)).toEqual(
      refused('modifier-missing'),
    );
  });

  it('takes the letter that the layout writes, not the one of the US layout', () => {
    expect(recordShortcut(press('z', 'KeyY', 'ctrl', 'meta'), platform)).toHaveProperty(
      'accelerator',
      expect.stringMatching(/\+Z$/),
    );
  });

  it('takes the letter of the key where the layout writes another script', () => {
    expect(recordShortcut(press('ь', 'KeyM', 'alt'), platform)).toEqual(accelerator('Alt+M'));
  });

  it('takes a digit by its key, whatever Shift makes of it', () => {
    expect(recordShortcut(press('!', 'Digit1', 'alt', 'shift'), platform)).toEqual(
      accelerator('Alt+Shift+1'),
    );
  });

  it.each([
    ['F12', 'F12', 'F12'],
    ['F24', 'F24', 'F24'],
    [' ', 'Space', 'Space'],
    ['ArrowUp', 'ArrowUp', 'Up'],
    ['+', 'BracketRight', 'Plus'],
    [',', 'Comma', ','],
  ])('knows the key %s (%s) as %s', (key, code, name) => {
    expect(recordShortcut(press(key, code, 'alt'), platform)).toEqual(accelerator(`Alt+${name}`));
  });

  it.each([
    ['Enter', 'Enter'],
    ['Tab', 'Tab'],
    ['Escape', 'Escape'],
    ['Dead', 'Backquote'],
    ['ö', 'Semicolon'],
    ['?', 'Minus'],
    ['7', 'Numpad7'],
    ['+', 'NumpadAdd'],
  ])('refuses the key %s, which Electron cannot register or programs need', (key, code) => {
    expect(recordShortcut(press(key, code, 'alt'), platform)).toEqual(refused('key-unsupported'));
  });

  it('refuses what copies, pastes or closes in every program', () => {
    const held = platform === 'darwin' ? 'meta' : 'ctrl';
    for (const letter of ['c', 'v', 'x', 'z', 'w', 'q']) {
      expect(recordShortcut(press(letter, `Key${letter.toUpperCase()}`, held), platform)).toEqual(
        refused('everyday'),
      );
    }
  });

  it('shows nothing for no shortcut', () => {
    expect(shortcutParts('', platform)).toEqual([]);
  });
});

describe('showing a shortcut', () => {
  it.each([
    ['linux', ['control', 'shift']],
    ['win32', ['control', 'shift']],
    ['darwin', ['command', 'shift']],
  ] as const)('names the modifiers that %s has on its keyboard', (platform, modifiers) => {
    expect(shortcutParts('CommandOrControl+Shift+M', platform)).toEqual([
      ...modifiers.map((modifier) => ({ modifier })),
      { key: 'M' },
    ]);
  });

  it.each([
    ['linux', 'super'],
    ['win32', 'windows'],
    ['darwin', 'command'],
  ] as const)('names the logo key as %s does', (platform, modifier) => {
    expect(shortcutParts('Super+K', platform)).toEqual([{ modifier }, { key: 'K' }]);
  });

  it('reads a plus as a key', () => {
    expect(shortcutParts('Alt+Plus', 'linux')).toEqual([{ modifier: 'alt' }, { key: '+' }]);
  });
});
