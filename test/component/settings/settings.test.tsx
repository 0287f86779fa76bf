import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { speak } from '../../../src/renderer/app/i18n';
import { onSnapshot } from '../../../src/renderer/lib/snapshot-store';
import { anAccount, aPracticeAccount } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import { said, showSettings } from './settings-room';

describe('the settings of sending', () => {
  // Opening the list of all countries in a simulated page takes its time on a busy machine.
  it(
    'finds the default country by how a word of its name begins',
    { timeout: 30_000 },
    async () => {
      const { fake, user } = await showSettings();
      const country = screen.getByRole<HTMLInputElement>('combobox', { name: 'Default country' });
      expect(country.value).toBe('Germany');
      await user.click(country);
      fireEvent.change(country, { target: { value: 'ger' } });
      expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
        'Germany+49',
      ]);
      fireEvent.change(country, { target: { value: 'kingdom' } });
      expect(await screen.findByRole('option', { name: /United Kingdom/ })).toBeDefined();
      fireEvent.change(country, { target: { value: 'austria' } });
      await user.click(await screen.findByRole('option', { name: /Austria/ }));
      expect(fake.inputsOf('changeSettings')).toEqual([{ defaultCountry: 'AT' }]);
      expect(country.value).toBe('Austria');
      expect(said()).toBe('Saved');
    },
  );

  it('names the countries in the language that is spoken', async () => {
    await showSettings({ language: 'de' });
    const country = screen.getByRole<HTMLInputElement>('combobox', { name: 'Standardland' });
    expect(country.value).toBe('Deutschland');
  });

  it('steps the undo time, and keeps it between 0 and 30 seconds', async () => {
    const { fake, user } = await showSettings();
    const undo = screen.getByRole<HTMLInputElement>('textbox', {
      name: 'Time to take a message back',
    });
    await user.click(screen.getByRole('button', { name: /Increase.*take a message back/ }));
    expect(fake.inputsOf('changeSettings')).toEqual([{ undoSeconds: 6 }]);
    await user.clear(undo);
    await user.type(undo, '99{Enter}');
    expect(fake.inputsOf('changeSettings').at(-1)).toEqual({ undoSeconds: 30 });
    await user.clear(undo);
    await user.type(undo, '0{Enter}');
    expect(fake.inputsOf('changeSettings').at(-1)).toEqual({ undoSeconds: 0 });
  });
});

describe('hiding and pausing', () => {
  it('hides the quick window after sending unless told otherwise', async () => {
    const { fake, user } = await showSettings();
    const hide = screen.getByRole<HTMLInputElement>('switch', { name: 'Hide after sending' });
    expect(hide.checked).toBe(true);
    await user.click(hide);
    expect(fake.inputsOf('changeSettings')).toEqual([{ hideAfterSending: false }]);
  });

  it('pauses sending and lets it go on', async () => {
    const { fake, user } = await showSettings();
    const pause = screen.getByRole<HTMLInputElement>('switch', { name: 'Pause sending' });
    await user.click(pause);
    expect(fake.inputsOf('setSendingPaused')).toEqual([{ paused: true }]);
    expect(pause.checked).toBe(true);
    await user.click(pause);
    expect(fake.inputsOf('setSendingPaused').at(-1)).toEqual({ paused: false });
  });

  it('says why sending could not be paused', async () => {
    const { fake, user } = await showSettings();
    fake.fail('setSendingPaused', 'disk-full');
    await user.click(screen.getByRole('switch', { name: 'Pause sending' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
  });
});

describe('the settings of language and look', () => {
  it('offers the languages in words that their speakers know', async () => {
    const { fake, user } = await showSettings();
    const language = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language' });
    expect([...language.options].map(({ text }) => text)).toEqual([
      'System',
      'English',
      'German (Deutsch)',
    ]);
    const end = onSnapshot((snapshot) => {
      speak(snapshot.language);
    });
    await user.selectOptions(language, 'de');
    expect(fake.inputsOf('changeSettings')).toEqual([{ language: 'de' }]);
    expect(said()).toBe('Gespeichert');
    end();
  });

  it('changes the theme', async () => {
    const { fake, user } = await showSettings();
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(fake.inputsOf('changeSettings')).toEqual([{ theme: 'dark' }]);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true);
  });
});

describe('the settings of this computer', () => {
  it('starts at login', async () => {
    const { fake, user } = await showSettings();
    await user.click(screen.getByRole('switch', { name: 'Start when I log in' }));
    expect(fake.inputsOf('changeSettings')).toEqual([{ launchAtLogin: true }]);
  });

  it('goes back to what it was where the desktop refuses, and says why', async () => {
    const { fake, user } = await showSettings();
    fake.fail('changeSettings', 'login-item-failed');
    const login = screen.getByRole<HTMLInputElement>('switch', { name: 'Start when I log in' });
    await user.click(login);
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Starting at login could not be changed.',
    );
    expect(login.checked).toBe(false);
  });

  it('says what the detailed log writes', async () => {
    const { fake, user } = await showSettings();
    const log = screen.getByRole('switch', { name: 'Detailed log' });
    expect(screen.getByText(/phone numbers and texts into the log file/)).toBeDefined();
    await user.click(log);
    expect(fake.inputsOf('changeSettings')).toEqual([{ debugLog: true }]);
  });

  it('says where the log is, and opens its folder', async () => {
    const { fake, user } = await showSettings();
    expect(screen.getByText(/\/logs\/quicksend\.log$/)).toBeDefined();
    const open = screen.getByRole('button', { name: 'Open log folder' });
    await user.click(open);
    expect(fake.inputsOf('openLogFolder')).toEqual([{}]);
    fake.fail('openLogFolder', 'folder-not-opened', { params: { folder: '/home/ada/logs' } });
    await user.click(open);
    expect((await screen.findByRole('alert')).textContent).toContain('/home/ada/logs');
  });

  it('names the version', async () => {
    await showSettings();
    expect(screen.getByText('Quicksend 0.1.0')).toBeDefined();
  });
});

describe('the settings for everybody', () => {
  it.each(['en', 'de'] as const)('have nothing for axe to find (%s)', async (language) => {
    await showSettings({
      language,
      accounts: [
        anAccount(),
        anAccount({ id: 'account-2', keyPlace: 'missing' }),
        aPracticeAccount(),
      ],
    });
    expect(await accessibilityProblems()).toEqual([]);
  });
});
