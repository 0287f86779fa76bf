import { describe, expect, it } from 'vitest';
import { createShortcut, type Shortcut } from '../../../src/main/shell/shortcut';
import { FakeShortcutPort } from '../../support/fake-shortcut-port';
import { fc } from '../../support/property';

interface Setup {
  readonly port: FakeShortcutPort;
  readonly shortcut: Shortcut;
  readonly heard: string[];
  /** The settings are closed, as a window is: without a word. */
  readonly closeSettings: () => void;
}

function setup(...taken: string[]): Setup {
  const port = new FakeShortcutPort(taken);
  const heard: string[] = [];
  let settingsOpen = true;
  const shortcut = createShortcut({
    port,
    platform: 'linux',
    onPressed: () => heard.push('pressed'),
    onRehearsed: () => {
      if (settingsOpen) heard.push('rehearsed');
      return settingsOpen;
    },
  });
  const closeSettings = (): void => {
    settingsOpen = false;
  };
  return { port, shortcut, heard, closeSettings };
}

describe('the global shortcut', () => {
  it('is registered at start and toggles when it is pressed', () => {
    const { port, shortcut, heard } = setup();
    expect(shortcut.start('Ctrl+Shift+M')).toEqual({
      accelerator: 'Ctrl+Shift+M',
      registered: true,
      problem: null,
    });
    port.press('Ctrl+Shift+M');
    expect(heard).toEqual(['pressed']);
  });

  it('says at start that it is taken, and keeps what was chosen', () => {
    const { shortcut } = setup('Ctrl+Shift+M');
    expect(shortcut.start('Ctrl+Shift+M')).toEqual({
      accelerator: 'Ctrl+Shift+M',
      registered: false,
      problem: { code: 'shortcut-taken', params: { shortcut: 'Ctrl+Shift+M' } },
    });
  });

  it('may be none', () => {
    const { port, shortcut } = setup();
    expect(shortcut.start('')).toEqual({ accelerator: '', registered: false, problem: null });
    expect(port.held).toEqual([]);
  });

  it('is replaced, and the old one let go', () => {
    const { port, shortcut, heard } = setup();
    shortcut.start('Ctrl+Shift+M');
    expect(shortcut.change('Alt+Q')).toMatchObject({ ok: true, value: { accelerator: 'Alt+Q' } });
    expect(port.held).toEqual(['Alt+Q']);
    port.press('Alt+Q');
    expect(heard).toEqual(['pressed']);
  });

  it('stays when the new one is taken', () => {
    const { port, shortcut, heard } = setup('Alt+Q');
    const before = shortcut.start('Ctrl+Shift+M');
    expect(shortcut.change('Alt+Q')).toEqual({
      ok: false,
      error: { code: 'shortcut-taken', params: { shortcut: 'Alt+Q' } },
    });
    expect(shortcut.state()).toEqual(before);
    port.press('Ctrl+Shift+M');
    expect(heard).toEqual(['pressed']);
  });

  it('stays when the new one is none, by our rules or by those of Electron', () => {
    const { port, shortcut } = setup();
    shortcut.start('Ctrl+Shift+M');
    expect(shortcut.change('Shift+M')).toMatchObject({ error: { code: 'shortcut-invalid' } });
    port.refuses = 'Alt+F24';
    expect(shortcut.change('Alt+F24')).toMatchObject({ error: { code: 'shortcut-invalid' } });
    expect(port.held).toEqual(['Ctrl+Shift+M']);
  });

  it('is not given up for another spelling of itself', () => {
    const { port, shortcut } = setup();
    shortcut.start('CommandOrControl+Shift+M');
    expect(shortcut.change('Shift+Ctrl+M')).toMatchObject({ ok: true });
    expect(port.held).toEqual(['CommandOrControl+Shift+M']);
  });

  it('can be taken up again once the other program has let it go', () => {
    const { port, shortcut } = setup('Ctrl+Shift+M');
    shortcut.start('Ctrl+Shift+M');
    port.free('Ctrl+Shift+M');
    expect(shortcut.change('Ctrl+Shift+M')).toEqual({
      ok: true,
      value: { accelerator: 'Ctrl+Shift+M', registered: true, problem: null },
    });
  });

  it('is only rehearsed while the settings ask to press it', () => {
    const { port, shortcut, heard } = setup();
    shortcut.start('Ctrl+Shift+M');
    shortcut.rehearse(true);
    port.press('Ctrl+Shift+M');
    shortcut.rehearse(false);
    port.press('Ctrl+Shift+M');
    expect(heard).toEqual(['rehearsed', 'pressed']);
  });

  it('works again when the settings were closed while they waited for a press', () => {
    const { port, shortcut, heard, closeSettings } = setup();
    shortcut.start('Ctrl+Shift+M');
    shortcut.rehearse(true);
    closeSettings();
    port.press('Ctrl+Shift+M');
    port.press('Ctrl+Shift+M');
    expect(heard).toEqual(['pressed', 'pressed']);
  });

  it('is let go at the end', () => {
    const { port, shortcut } = setup();
    shortcut.start('Ctrl+Shift+M');
    shortcut.stop();
    expect(port.held).toEqual([]);
    expect(shortcut.state().registered).toBe(false);
  });

  it('holds exactly what its state says, whatever it is changed to', () => {
    const choice = fc.constantFrom(
      '',
      'Ctrl+M',
      'Control+M',
      'Alt+Q',
      'Alt+Z',
      'Shift+X',
      'nonsense',
    );
    fc.assert(
      fc.property(choice, fc.array(choice), (first, changes) => {
        const { port, shortcut } = setup('Alt+Z');
        shortcut.start(first);
        for (const change of changes) shortcut.change(change);
        const { accelerator, registered } = shortcut.state();
        expect(port.held).toEqual(registered ? [accelerator] : []);
      }),
    );
  });
});
