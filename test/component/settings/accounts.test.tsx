import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyOutbox } from '#shared/contract/snapshot';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import { descriptionOf, isMarkedWrong } from '../../support/element-facts';
import { anAccount, aPracticeAccount } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import { account, choose, said, showSettings } from './settings-room';

const second = anAccount({
  id: 'account-2',
  kind: 'white-label',
  baseUrl: 'https://sms.example.com/api',
  label: 'Second shop',
});

const gone = async (name: string): Promise<void> => {
  await waitFor(() => {
    expect(screen.queryByRole('listitem', { name })).toBeNull();
  });
};

describe('the accounts in the settings', () => {
  it('shows who each one is, where its key is and what it has', async () => {
    await showSettings({ accounts: [anAccount(), second, aPracticeAccount()] });
    const first = account('Salon Berger');
    expect(first.textContent).toContain('Famulor · Signed in as Ada Berger · Key in the keychain');
    expect(first.textContent).toContain('€12.34');
    expect(within(first).getByText('Active')).toBeDefined();
    expect(account('Second shop').textContent).toContain('sms.example.com · Signed in as');
    expect(within(account('Second shop')).queryByText('Active')).toBeNull();
    expect(account('Practice').textContent).toContain('Sends nothing, costs nothing');
  });

  it('writes a balance without a currency, and says where there is none', async () => {
    const identity = { name: null, email: null };
    const balance = { amountMicros: 1_500_000, currency: null };
    await showSettings({
      accounts: [
        anAccount({ label: 'Some', identity: { ...identity, balance } }),
        { ...second, label: 'None', identity: { ...identity, balance: null } },
      ],
    });
    expect(account('Some').textContent).toContain('Balance 1.50');
    expect(account('None').textContent).toContain('Balance not told by the provider');
  });

  it('switches the account that sends', async () => {
    const { fake, user } = await showSettings({ accounts: [anAccount(), second] });
    await user.click(screen.getByRole('button', { name: 'Use this account' }));
    expect(fake.inputsOf('activateAccount')).toEqual([{ accountId: 'account-2' }]);
    expect(within(account('Second shop')).getByText('Active')).toBeDefined();
    expect(said()).toBe('Second shop sends from now on.');
  });

  it('chooses the sender', async () => {
    const { fake, user } = await showSettings();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sender' }), '8');
    expect(fake.inputsOf('chooseSender')).toEqual([{ accountId: 'account-1', senderId: '8' }]);
    expect(said()).toBe('Salon Berger now sends from +49 1573 5980001.');
  });

  it('keeps a sender in sight that the provider no longer lists', async () => {
    await showSettings({ accounts: [anAccount({ senderId: '99' })] });
    const sender = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Sender' });
    expect(sender.selectedOptions[0]?.textContent).toBe('Number with the ID 99');
  });

  it('takes another sender id where the provider lists no numbers', async () => {
    const shown = await showSettings({ accounts: [anAccount({ senders: [], senderId: '99' })] });
    await choose(shown, 'Salon Berger', 'Change the sender ID…');
    const id = screen.getByRole('textbox', { name: 'Sender ID' });
    await shown.user.clear(id);
    await shown.user.type(id, 'x{Enter}');
    expect(descriptionOf(id)).toContain('whole number');
    await shown.user.clear(id);
    await shown.user.type(id, '100{Enter}');
    expect(shown.fake.inputsOf('chooseSender')).toEqual([
      { accountId: 'account-1', senderId: '100' },
    ]);
    expect(account('Salon Berger').textContent).toContain('Number with the ID 100');
  });

  it('asks the provider again for the balance', async () => {
    const { fake, user } = await showSettings();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(fake.inputsOf('refreshAccount')).toEqual([{ accountId: 'account-1' }]);
    expect(said()).toBe('Balance and numbers of Salon Berger are up to date.');
  });

  it('tells why a refresh failed, and leads to the key where that is the reason', async () => {
    const { fake, user } = await showSettings();
    fake.fail('refreshAccount', 'key-rejected', { providerWords: 'Unauthenticated.' });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Famulor does not accept this API key.');
    expect(alert.textContent).toContain('“Unauthenticated.”');
    await user.click(within(alert).getByRole('button', { name: 'Replace the key…' }));
    expect(screen.getByRole('dialog', { name: 'Replace the key of Salon Berger' })).toBeDefined();
  });

  it('sets what stands under each text, and shows it', async () => {
    const { fake, user } = await showSettings();
    await user.click(screen.getByRole('button', { name: 'More for Salon Berger' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign-off…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Sign-off of Salon Berger' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Sign-off' }), 'Your salon');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(account('Salon Berger').textContent).toContain('Signs off as “Your salon”');
    });
    expect(fake.inputsOf('changeSignOff')).toEqual([
      { accountId: 'account-1', signOff: 'Your salon' },
    ]);
  });

  it('renames an account, but not to nothing', async () => {
    const shown = await showSettings();
    await choose(shown, 'Salon Berger', 'Rename…');
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect(document.activeElement).toBe(name);
    expect(name.value).toBe('Salon Berger');
    await shown.user.clear(name);
    await shown.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(descriptionOf(name)).toContain('Enter a name.');
    await shown.user.type(name, 'Berger Hair{Enter}');
    expect(shown.fake.inputsOf('renameAccount')).toEqual([
      { accountId: 'account-1', label: 'Berger Hair' },
    ]);
    expect(account('Berger Hair')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps the new name in its dialog when it cannot be saved', async () => {
    const shown = await showSettings();
    shown.fake.fail('renameAccount', 'disk-full');
    await choose(shown, 'Salon Berger', 'Rename…');
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    await shown.user.type(name, ' II{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(name.value).toBe('Salon Berger II');
  });

  it('leads to onboarding for another account', async () => {
    let asked = 0;
    const { user } = await showSettings({ accounts: [] }, () => (asked += 1));
    expect(screen.getByText('There is no account yet. Add one to send texts.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Add an account' }));
    expect(asked).toBe(1);
  });
});

describe('removing an account', () => {
  it('says first what goes and what stays', async () => {
    const shown = await showSettings({ accounts: [anAccount(), second] });
    await choose(shown, 'Second shop', 'Remove…');
    const dialog = screen.getByRole('alertdialog', { name: 'Remove Second shop?' });
    expect(dialog.textContent).toContain('Its key is removed from the keychain.');
    expect(dialog.textContent).toContain('stay in the history');
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Cancel' }));
    await shown.user.keyboard('{Escape}');
    expect(shown.fake.inputsOf('removeAccount')).toEqual([]);

    await choose(shown, 'Second shop', 'Remove…');
    await shown.user.click(screen.getByRole('button', { name: 'Remove the account' }));
    await gone('Second shop');
    expect(shown.fake.inputsOf('removeAccount')).toEqual([{ accountId: 'account-2' }]);
  });

  it('says of queued messages that they are not sent', async () => {
    const shown = await showSettings({
      outbox: { ...emptyOutbox, paused: true, queued: 1 },
    });
    await choose(shown, 'Salon Berger', 'Remove…');
    expect(screen.getByRole('alertdialog').textContent).toContain('still waits to be sent');
  });

  it('speaks of no keychain for a key that is in memory', async () => {
    const shown = await showSettings({ accounts: [anAccount({ keyPlace: 'memory' })] });
    await choose(shown, 'Salon Berger', 'Remove…');
    const text = screen.getByRole('alertdialog').textContent;
    expect(text).toContain('Its key is forgotten.');
    expect(text).not.toContain('keychain');
  });

  it('keeps the account where the keychain does not let the key go', async () => {
    const shown = await showSettings();
    shown.fake.fail('removeAccount', 'keychain-locked');
    await choose(shown, 'Salon Berger', 'Remove…');
    await shown.user.click(screen.getByRole('button', { name: 'Remove the account' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The keychain is locked.');
  });
});

describe('replacing a key', () => {
  it('puts the new key in the place of the old', async () => {
    const shown = await showSettings();
    await choose(shown, 'Salon Berger', 'Replace the key…');
    const input = screen.getByLabelText('New API key');
    expect(input.getAttribute('type')).toBe('password');
    await shown.user.click(screen.getByRole('button', { name: 'Replace the key' }));
    expect(descriptionOf(input)).toContain('Paste the new key here.');
    await shown.user.type(input, ' 2|new {Enter}');
    expect(shown.fake.inputsOf('replaceKey')).toEqual([
      { accountId: 'account-1', baseUrl: null, key: '2|new', keepKeyInMemory: false },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(said()).toBe('The key of Salon Berger was replaced.');
  });

  it('tells a key that the provider refuses beside the field, and keeps it', async () => {
    const shown = await showSettings();
    shown.fake.fail('replaceKey', 'key-rejected');
    await choose(shown, 'Salon Berger', 'Replace the key…');
    const input = screen.getByLabelText<HTMLInputElement>('New API key');
    await shown.user.type(input, '2|new{Enter}');
    await waitFor(() => {
      expect(descriptionOf(input)).toContain('Famulor does not accept this API key.');
    });
    expect(input.value).toBe('2|new');
    expect(document.activeElement).toBe(input);
    await shown.user.type(input, '!');
    expect(isMarkedWrong(input)).toBe(false);
  });

  it('offers memory where the keychain cannot keep it', async () => {
    const shown = await showSettings();
    shown.fake.handle('replaceKey', ({ keepKeyInMemory }) =>
      keepKeyInMemory ? ok(anAccount({ keyPlace: 'memory' })) : err(appError('keychain-missing')),
    );
    await choose(shown, 'Salon Berger', 'Replace the key…');
    await shown.user.type(screen.getByLabelText('New API key'), '2|new{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('No keychain was found');
    await shown.user.click(
      screen.getByRole('checkbox', { name: 'Keep the key in memory until I quit' }),
    );
    await shown.user.click(screen.getByRole('button', { name: 'Replace the key' }));
    expect(account('Salon Berger').textContent).toContain('Key in memory until you quit');
  });

  it('is where an account without its key leads', async () => {
    const shown = await showSettings({ accounts: [anAccount({ keyPlace: 'missing' })] });
    expect(account('Salon Berger').textContent).toContain('Key is missing');
    await shown.user.click(screen.getByRole('button', { name: 'Enter the key…' }));
    expect(screen.getByLabelText('New API key')).toBeDefined();
  });

  it('is where the address of a white label is seen and replaced, with its key alone', async () => {
    const whiteLabel = anAccount({ kind: 'white-label', baseUrl: 'https://sms.example/api' });
    const shown = await showSettings({ accounts: [whiteLabel] });
    expect(account('Salon Berger').textContent).toContain('Base URL: https://sms.example/api');
    await choose(shown, 'Salon Berger', 'Replace the key or the address…');
    const address = screen.getByRole<HTMLInputElement>('textbox', { name: 'Base URL' });
    expect(address.value).toBe('https://sms.example/api');
    await shown.user.type(address, '/v2{Enter}');
    expect(descriptionOf(screen.getByLabelText('New API key'))).toContain(
      'Paste the new key here.',
    );
    shown.fake.fail('replaceKey', 'base-url-wrong');
    await shown.user.type(screen.getByLabelText('New API key'), '2|new{Enter}');
    await waitFor(() => {
      expect(descriptionOf(address)).toContain('There is no SMS service at this address.');
    });
    expect(shown.fake.inputsOf('replaceKey')).toEqual([
      {
        accountId: 'account-1',
        baseUrl: 'https://sms.example/api/v2',
        key: '2|new',
        keepKeyInMemory: false,
      },
    ]);
  });

  it('is not offered for practice', async () => {
    const shown = await showSettings({ accounts: [aPracticeAccount()] });
    await shown.user.click(screen.getByRole('button', { name: 'More for Practice' }));
    expect(screen.queryByRole('menuitem', { name: 'Replace the key…' })).toBeNull();
  });
});

describe('the dialogs of an account', () => {
  it.each(['Rename…', 'Replace the key…', 'Remove…'])(
    'have nothing for axe to find: %s',
    async (entry) => {
      const shown = await showSettings();
      await choose(shown, 'Salon Berger', entry);
      expect(await accessibilityProblems()).toEqual([]);
    },
  );
});
