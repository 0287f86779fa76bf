import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appError } from '#shared/errors';
import { rehearsalMs } from '../../../src/renderer/features/settings/use-rehearsal';
import type { Shown } from '../../support/render';
import { said, showSettings } from './settings-room';

const recorder = () => screen.getByRole('button', { name: 'Press the new keys…' });

async function record({ user }: Shown): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  expect(document.activeElement).toBe(recorder());
}

describe('recording a shortcut', () => {
  it('takes the keys that are pressed', async () => {
    const shown = await showSettings();
    await record(shown);
    await shown.user.keyboard('{Control>}{Alt>}k{/Alt}{/Control}');
    expect(shown.fake.inputsOf('changeShortcut')).toEqual([
      { accelerator: 'CommandOrControl+Alt+K' },
    ]);
    expect(said()).toBe('The shortcut is now Ctrl+Alt+K.');
  });

  it('shows what is held so far', async () => {
    const shown = await showSettings();
    await record(shown);
    const keys = recorder();
    await shown.user.keyboard('{Control>}{Shift>}');
    expect(keys.textContent).toBe('Ctrl+Shift');
    await shown.user.keyboard('{/Shift}');
    expect(keys.textContent).toBe('Ctrl');
    await shown.user.keyboard('{/Control}');
    expect(keys.textContent).toBe('Press the new keys…');
  });

  it.each([
    ['k', 'Hold at least one of Ctrl, Alt or Cmd'],
    ['{Control>}c{/Control}', 'Every program needs these keys'],
    ['{Alt>}{Enter}{/Alt}', 'cannot be part of a shortcut'],
  ])('says why %s will not do, and goes on', async (keys, why) => {
    const shown = await showSettings();
    await record(shown);
    await shown.user.keyboard(keys);
    expect(screen.getByRole('alert').textContent).toContain(why);
    expect(shown.fake.inputsOf('changeShortcut')).toEqual([]);
    await shown.user.keyboard('{Alt>}k{/Alt}');
    expect(shown.fake.inputsOf('changeShortcut')).toEqual([{ accelerator: 'Alt+K' }]);
  });

  it('leaves the shortcut as it is with Escape, and when the focus goes on', async () => {
    const shown = await showSettings();
    await record(shown);
    await shown.user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Change…' })).toBeDefined();
    await record(shown);
    await shown.user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(screen.getByRole('button', { name: 'Change…' })).toBeDefined();
    expect(shown.fake.inputsOf('changeShortcut')).toEqual([]);
  });

  it('takes the shortcut of now for what it is, though the desktop keeps it from the page', async () => {
    const shown = await showSettings();
    await record(shown);
    expect(shown.fake.inputsOf('rehearseShortcut')).toEqual([{ on: true }]);
    act(() => {
      shown.fake.emit('shortcutPressed', {});
    });
    expect(said()).toBe('That is the shortcut you have already.');
    expect(shown.fake.inputsOf('rehearseShortcut').at(-1)).toEqual({ on: false });
  });

  it('says that the one of before stays where another program has it', async () => {
    const shown = await showSettings();
    shown.fake.fail('changeShortcut', 'shortcut-taken', {
      params: { shortcut: 'CommandOrControl+Alt+K' },
    });
    await record(shown);
    await shown.user.keyboard('{Control>}{Alt>}k{/Alt}{/Control}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Ctrl+Alt+K is taken by another program');
    expect(alert.textContent).toContain('If you had another shortcut, it stays.');
    expect(screen.getByText('quicksend --toggle')).toBeDefined();
  });

  it('can do without a shortcut', async () => {
    const shown = await showSettings();
    await record(shown);
    await shown.user.click(screen.getByRole('button', { name: 'No shortcut' }));
    expect(shown.fake.inputsOf('changeShortcut')).toEqual([{ accelerator: '' }]);
    expect(screen.getByText('No shortcut')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Press it now' })).toBeNull();
  });

  it('tells from the start what is wrong with the shortcut, and what always works on Linux', async () => {
    const shown = await showSettings({
      shortcut: {
        accelerator: 'CommandOrControl+Shift+M',
        registered: false,
        problem: appError('shortcut-taken', { params: { shortcut: 'CommandOrControl+Shift+M' } }),
      },
    });
    expect(screen.getByText(/Ctrl\+Shift\+M is taken/)).toBeDefined();
    await shown.user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(shown.fake.inputsOf('copyText')).toEqual([{ text: 'quicksend --toggle' }]);
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeDefined();
  });
});

describe('pressing the shortcut to see that it arrives', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const press = (name: string): void => {
    fireEvent.click(screen.getByRole('button', { name }));
  };

  it('says that it works once it has arrived', async () => {
    const { fake } = await showSettings();
    press('Press it now');
    expect(screen.getByText('Press Ctrl+Shift+M now…')).toBeDefined();
    expect(fake.inputsOf('rehearseShortcut')).toEqual([{ on: true }]);
    act(() => {
      fake.emit('shortcutPressed', {});
    });
    expect(screen.getByText('It arrived. Ctrl+Shift+M works.')).toBeDefined();
    expect(fake.inputsOf('rehearseShortcut').at(-1)).toEqual({ on: false });
  });

  it('says after a while that nothing arrived, with what always works on Linux', async () => {
    const { fake } = await showSettings();
    press('Press it now');
    act(() => {
      vi.advanceTimersByTime(rehearsalMs - 1);
    });
    expect(screen.queryByText(/Nothing arrived/)).toBeNull();
    act(() => {
      vi.advanceTimersByTime(1);
    });
    expect(screen.getByText(/Nothing arrived/)).toBeDefined();
    expect(screen.getByText('quicksend --toggle')).toBeDefined();
    expect(fake.inputsOf('rehearseShortcut').at(-1)).toEqual({ on: false });
  });

  it('speaks of no Wayland elsewhere', async () => {
    await showSettings({ platform: 'win32' });
    press('Press it now');
    act(() => {
      vi.advanceTimersByTime(rehearsalMs);
    });
    expect(screen.getByText(/Nothing arrived/)).toBeDefined();
    expect(screen.queryByText('quicksend --toggle')).toBeNull();
  });

  it('ends when it is stopped, and when the room is left', async () => {
    const { fake, unmount } = await showSettings();
    press('Press it now');
    press('Stop');
    expect(fake.inputsOf('rehearseShortcut')).toEqual([{ on: true }, { on: false }]);
    press('Press it now');
    unmount();
    expect(fake.inputsOf('rehearseShortcut').at(-1)).toEqual({ on: false });
  });
});
