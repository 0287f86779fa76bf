import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Connection } from '#shared/contract/channels';
import { ok } from '#shared/result';
import { descriptionOf, isMarkedWrong } from '../../support/element-facts';
import {
  aConnection,
  apiKey,
  baseUrl,
  connect,
  fillAndConnect,
  key,
  nowhere,
  provider,
  showFirstRun,
} from './first-run';

describe('connecting an account', () => {
  it('offers the five providers in their order', async () => {
    await showFirstRun();
    expect(
      within(provider())
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Famulor', 'Autocalls', 'Famulor Platform', 'Other (white label)', 'Practice']);
  });

  it('goes from the key to an account that can send', async () => {
    const shown = await showFirstRun();
    await fillAndConnect(shown);
    expect(shown.fake.inputsOf('connectAccount')).toEqual([
      { kind: 'famulor', baseUrl: null, key, keepKeyInMemory: false },
    ]);
    await screen.findByText('Ada Berger · ada@example.com');
    expect(screen.getByText('€12.34')).toBeDefined();
    expect(screen.getByText('In the keychain')).toBeDefined();

    const sender = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Sender' });
    expect(document.activeElement).toBe(sender);
    expect(sender.selectedOptions[0]?.textContent).toBe('Front desk · +49 1573 5980000');
    await shown.user.selectOptions(sender, '+49 1573 5980001');
    await shown.user.type(screen.getByLabelText(/Name of this account/), ' Salon ');
    await shown.user.click(screen.getByRole('button', { name: 'Finish' }));

    expect(shown.fake.inputsOf('finishAccount')).toEqual([
      { connectionId: 'connection-1', senderId: '8', label: 'Salon' },
    ]);
    await screen.findByRole('heading', { name: "You're all set" });
  });

  it('asks for the base URL of a white-label provider alone', async () => {
    const shown = await showFirstRun();
    expect(screen.queryByRole('textbox', { name: 'Base URL' })).toBeNull();
    await fillAndConnect(shown, { kind: 'white-label', url: ' https://sms.example.com/api ' });
    expect(shown.fake.inputsOf('connectAccount')).toMatchObject([
      { kind: 'white-label', baseUrl: 'https://sms.example.com/api' },
    ]);
    await screen.findByRole('heading', { name: 'Connected to sms.example.com' });
  });

  it('says where each provider keeps its API keys', async () => {
    const { user } = await showFirstRun();
    for (const [kind, place] of [
      ['famulor', 'app.famulor.de'],
      ['autocalls', 'app.autocalls.ai'],
      ['famulor-platform', 'app.famulor.io'],
      ['white-label', "your provider's website"],
    ] as const) {
      await user.selectOptions(provider(), kind);
      expect(descriptionOf(apiKey())).toContain(`${place}, open`);
    }
  });

  it('hides the key unless asked to show it, and keeps it out of autofill', async () => {
    const { user } = await showFirstRun();
    expect(apiKey().getAttribute('type')).toBe('password');
    expect(apiKey().getAttribute('autocomplete')).toBe('off');
    await user.click(screen.getByRole('button', { name: 'Show key' }));
    expect(apiKey().getAttribute('type')).toBe('text');
    expect(apiKey().getAttribute('spellcheck')).toBe('false');
    await user.click(screen.getByRole('button', { name: 'Show key', pressed: true }));
    expect(apiKey().getAttribute('type')).toBe('password');
  });

  it('takes off the blanks and line ends that copying brings along', async () => {
    const shown = await showFirstRun();
    await shown.user.click(apiKey());
    await shown.user.paste(`  ${key}\n`);
    await shown.user.click(connect());
    expect(shown.fake.inputsOf('connectAccount')).toMatchObject([{ key }]);
  });

  it('connects with Enter from the key', async () => {
    const shown = await showFirstRun();
    await shown.user.type(apiKey(), `${key}{Enter}`);
    expect(shown.fake.inputsOf('connectAccount')).toHaveLength(1);
  });

  it('asks main nothing while the key is missing', async () => {
    const shown = await showFirstRun();
    await shown.user.click(connect());
    expect(shown.fake.inputsOf('connectAccount')).toEqual([]);
    expect(descriptionOf(apiKey())).toContain('Paste your API key here.');
    await shown.user.type(apiKey(), '1');
    expect(isMarkedWrong(apiKey())).toBe(false);
  });

  it('asks main nothing while a white-label provider has no address', async () => {
    const shown = await showFirstRun();
    await shown.user.selectOptions(provider(), 'white-label');
    await shown.user.type(apiKey(), key);
    await shown.user.click(connect());
    expect(shown.fake.inputsOf('connectAccount')).toEqual([]);
    expect(isMarkedWrong(baseUrl())).toBe(true);
  });

  it('says whom it asks, and is not doubled by a double click', async () => {
    const shown = await showFirstRun();
    let answer: (connection: Connection) => void = nowhere;
    const answered = new Promise<Connection>((resolve) => (answer = resolve));
    shown.fake.handle('connectAccount', async () => ok(await answered));
    await shown.user.type(apiKey(), key);
    await shown.user.dblClick(connect());
    const busy = screen.getByRole('button', { name: 'Asking Famulor…' });
    await shown.user.click(busy);
    await shown.user.type(apiKey(), '{Enter}more');
    expect(shown.fake.inputsOf('connectAccount')).toHaveLength(1);
    expect(apiKey().value).toBe(key);
    expect(screen.getByRole('status').textContent).toContain('Asking Famulor…');
    await act(async () => {
      answer(aConnection());
      await answered;
    });
    expect(screen.getByRole('status').textContent).toContain('Connected to Famulor');
  });

  it('goes back to the form with everything that was typed', async () => {
    const shown = await showFirstRun();
    await fillAndConnect(shown, { kind: 'white-label', url: 'https://sms.example.com/api' });
    await shown.user.click(await screen.findByRole('button', { name: 'Change' }));
    expect(document.activeElement).toBe(apiKey());
    expect(provider().value).toBe('white-label');
    expect(baseUrl().value).toBe('https://sms.example.com/api');
    expect(apiKey().value).toBe(key);
  });

  it('needs no key for practice', async () => {
    const shown = await showFirstRun();
    await shown.user.selectOptions(provider(), 'practice');
    expect(screen.queryByLabelText('API key')).toBeNull();
    await shown.user.click(connect());
    expect(shown.fake.inputsOf('connectAccount')).toEqual([
      { kind: 'practice', baseUrl: null, key: '', keepKeyInMemory: false },
    ]);
  });

  it('lets somebody who reads the other language change it', async () => {
    const shown = await showFirstRun();
    await shown.user.click(screen.getByRole('button', { name: 'Deutsch' }));
    expect(shown.fake.inputsOf('changeSettings')).toEqual([{ language: 'de' }]);
  });
});

describe('choosing the sender', () => {
  it('takes the id by hand where the provider lists no numbers', async () => {
    const shown = await showFirstRun();
    shown.fake.succeed('connectAccount', aConnection({ senders: [], sendersListed: false }));
    await fillAndConnect(shown);
    const id = await screen.findByRole('textbox', { name: 'Sender ID' });
    await shown.user.click(screen.getByRole('button', { name: 'Finish' }));
    expect(descriptionOf(id)).toContain('Enter the ID');
    await shown.user.type(id, '+49 30 123');
    await shown.user.click(screen.getByRole('button', { name: 'Finish' }));
    expect(descriptionOf(id)).toContain('whole number');
    await shown.user.clear(id);
    await shown.user.type(id, '1234');
    await shown.user.click(screen.getByRole('button', { name: 'Finish' }));
    expect(shown.fake.inputsOf('finishAccount')).toMatchObject([{ senderId: '1234' }]);
  });

  it('asks for a UUID on the Platform', async () => {
    const shown = await showFirstRun();
    shown.fake.succeed('connectAccount', aConnection({ senders: [], sendersListed: false }));
    await fillAndConnect(shown, { kind: 'famulor-platform' });
    const id = await screen.findByRole('textbox', { name: 'Sender ID' });
    await shown.user.type(id, '1234{Enter}');
    expect(descriptionOf(id)).toContain('3f2c8d4e-');
    expect(shown.fake.inputsOf('finishAccount')).toEqual([]);
  });

  it('says so where the account has no number that can send', async () => {
    const shown = await showFirstRun();
    shown.fake.succeed('connectAccount', aConnection({ senders: [] }));
    await fillAndConnect(shown);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('This account has no number that can send text messages.');
    expect(alert.textContent).toContain('Rent or activate an SMS-capable number with Famulor');
    expect(screen.queryByRole('button', { name: 'Finish' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Change' })).toBeDefined();
  });

  it('leads back to Connect with the key still there once main has forgotten the connection', async () => {
    const shown = await showFirstRun();
    shown.fake.fail('finishAccount', 'connection-expired');
    await fillAndConnect(shown);
    await shown.user.click(await screen.findByRole('button', { name: 'Finish' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Press Connect again.');
    expect(apiKey().value).toBe(key);
  });

  it('tells a failure of Finish and keeps the name', async () => {
    const shown = await showFirstRun();
    shown.fake.fail('finishAccount', 'disk-full');
    await fillAndConnect(shown);
    const label = await screen.findByLabelText<HTMLInputElement>(/Name of this account/);
    await shown.user.type(label, 'Salon');
    await shown.user.click(screen.getByRole('button', { name: 'Finish' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(label.value).toBe('Salon');
  });

  it('writes a balance whose currency the provider did not name', async () => {
    const shown = await showFirstRun();
    const balance = { amountMicros: 5_500_000, currency: null };
    shown.fake.succeed(
      'connectAccount',
      aConnection({ identity: { name: null, email: null, balance } }),
    );
    await fillAndConnect(shown);
    await screen.findByText('5.50');
    expect(screen.queryByText('Signed in as')).toBeNull();
  });
});
