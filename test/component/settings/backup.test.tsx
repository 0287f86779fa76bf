import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { descriptionOf, isMarkedWrong } from '../../support/element-facts';
import { accessibilityProblems } from '../../support/render';
import { showSettings } from './settings-room';

const section = () => screen.getByRole('region', { name: 'Backup' });
const dialog = () => screen.getByRole('dialog');
const button = (name: string | RegExp) => screen.getByRole('button', { name });

function beside(): Element {
  const overlay = document.querySelector('.dialog-overlay');
  if (overlay === null) throw new Error('There is no dialog');
  return overlay;
}

describe('the settings of backups', () => {
  it('tell what is kept, where, and how large it is', async () => {
    await showSettings();
    const list = await within(section()).findByRole('list', { name: 'Kept on this computer' });
    expect(within(list).getAllByRole('listitem')[0]?.textContent).toContain('Daily copy · 4.2 MB');
    expect(within(section()).getByText(/4\.2 MB in \/home\/ada/)).toBeDefined();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('save with a passphrase, with progress, and say where', async () => {
    const { user, fake } = await showSettings();
    let finish = (): void => undefined;
    fake.handle('saveBackup', () => {
      return new Promise((resolve) => {
        finish = () => {
          resolve({ ok: true, value: { path: '/home/ada/shop.quicksend', bytes: 1_500_000 } });
        };
      });
    });
    await user.click(button('Back up now…'));
    expect(within(dialog()).getByText(/keep it where nobody/)).toBeDefined();
    await user.type(screen.getByLabelText('Passphrase (optional)'), 'seven geese in spring');
    await user.click(button('Choose where…'));
    expect(fake.inputsOf('saveBackup')).toEqual([{ passphrase: 'seven geese in spring' }]);
    act(() => {
      fake.emit('backupProgress', { share: 0.42 });
    });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('42');
    await act(async () => {
      finish();
      await Promise.resolve();
    });
    expect(await screen.findByText('The backup was saved (1.5 MB).')).toBeDefined();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('go on being saved after a click beside the dialog', async () => {
    const { user, fake } = await showSettings();
    fake.handle('saveBackup', () => new Promise(() => undefined));
    await user.click(button('Back up now…'));
    await user.click(button('Choose where…'));
    await user.click(beside());
    expect(screen.getByRole('progressbar')).toBeDefined();
    expect(fake.inputsOf('cancelBackup')).toEqual([]);
  });

  it('keep the passphrase that was typed where saving fails', async () => {
    const { user, fake } = await showSettings();
    fake.handle('saveBackup', () => ({ ok: false, error: { code: 'backup-passphrase-short' } }));
    await user.click(button('Back up now…'));
    await user.type(screen.getByLabelText('Passphrase (optional)'), 'short');
    await user.click(button('Choose where…'));
    await within(dialog()).findByText(/too short/);
    const passphrase = screen.getByLabelText<HTMLInputElement>('Passphrase (optional)');
    expect(passphrase.value).toBe('short');
    expect(descriptionOf(passphrase)).toContain('too short');
    expect(document.activeElement).toBe(passphrase);
    await user.type(passphrase, ' no more');
    expect(isMarkedWrong(passphrase)).toBe(false);
  });

  it('save nothing where the dialog of the desktop was closed', async () => {
    const { user, fake } = await showSettings();
    fake.handle('saveBackup', () => ({ ok: true, value: null }));
    await user.click(button('Back up now…'));
    await user.click(button('Choose where…'));
    expect(await screen.findByText('Nothing was saved.')).toBeDefined();
  });
});

describe('restoring', () => {
  it('asks for the passphrase, again where it is wrong, and shows what is in the backup', async () => {
    const { user, fake } = await showSettings();
    await user.click(button('Restore…'));
    expect(await screen.findByText('shop.quicksend was saved with a passphrase.')).toBeDefined();
    await user.type(screen.getByLabelText('Passphrase'), 'seven');
    await user.click(button('Open'));
    await within(dialog()).findByText(/does not fit/);
    const passphrase = screen.getByLabelText('Passphrase');
    expect(descriptionOf(passphrase)).toContain('does not fit');
    expect(document.activeElement).toBe(passphrase);
    await user.type(passphrase, ' geese');
    expect(isMarkedWrong(passphrase)).toBe(false);
    await user.click(button('Open'));
    expect(await screen.findByText('What is in this backup')).toBeDefined();
    expect(within(dialog()).getByText('Blumen Vogel')).toBeDefined();
    expect(within(dialog()).getByText(/^1,?234, from /)).toBeDefined();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(button('Restore and restart'));
    expect(fake.inputsOf('restoreBackup')).toEqual([{}]);
  });

  it('says why it could not be prepared, and changes nothing when it is closed', async () => {
    const { user, fake } = await showSettings();
    fake.handle('restoreBackup', () => ({ ok: false, error: { code: 'disk-full' } }));
    await user.click(await screen.findByRole('button', { name: 'Look inside' }));
    await user.click(await screen.findByRole('button', { name: 'Restore and restart' }));
    expect((await within(dialog()).findByRole('alert')).textContent).toContain('disk is full');
    expect(within(dialog()).getByText(/yours stay/)).toBeDefined();
    await user.click(button('Cancel'));
    expect(fake.inputsOf('cancelBackup')).toEqual([{}]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leaves the next dialog open when the answer of one that was closed comes late', async () => {
    const { user, fake } = await showSettings();
    let answer = (): void => undefined;
    fake.handle('unlockBackup', () => {
      return new Promise((resolve) => {
        answer = () => {
          resolve({ ok: true, value: null });
        };
      });
    });
    await user.click(button('Restore…'));
    await user.type(await screen.findByLabelText('Passphrase'), 'seven geese');
    await user.click(button('Open'));
    await user.click(button('Cancel'));
    await user.click(button('Restore…'));
    await screen.findByLabelText('Passphrase');
    await act(async () => {
      answer();
      await Promise.resolve();
    });
    expect(screen.getByLabelText('Passphrase')).toBeDefined();
  });

  it('tells why a file could not be opened', async () => {
    const { user, fake } = await showSettings();
    fake.handle('chooseBackup', () => ({ ok: false, error: { code: 'backup-file-damaged' } }));
    await user.click(button('Restore…'));
    expect((await within(section()).findByRole('alert')).textContent).toContain('not whole');
  });
});

describe('what support needs to know', () => {
  it('is copied, saved, and shown first to whoever wants to see it', async () => {
    const { user, fake } = await showSettings();
    const support = screen.getByRole('region', { name: 'Support' });
    await user.click(button('Show what is in it'));
    const report = await within(support).findByRole('region', { name: 'Diagnostics' });
    expect(report.textContent).toContain('quicksend: 0.1.0');
    await user.click(button('Copy diagnostics'));
    expect(await within(support).findByText(/^Copied/)).toBeDefined();
    await user.click(button('Save report…'));
    expect(await within(support).findByText('The report was saved.')).toBeDefined();
    expect(fake.inputsOf('copyDiagnostics')).toEqual([{}]);
    expect(await accessibilityProblems()).toEqual([]);
  });
});
