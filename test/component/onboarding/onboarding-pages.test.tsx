import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '#shared/errors';
import { Onboarding } from '../../../src/renderer/features/onboarding/onboarding';
import { anAccount, aPracticeAccount, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show } from '../../support/render';
import {
  aConnection,
  apiKey,
  baseUrl,
  fillAndConnect,
  key,
  nowhere,
  provider,
  showFirstRun,
} from './first-run';

function part(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`There is no ${selector}`);
  return found;
}

describe('trying without an account', () => {
  it('starts practice with one press', async () => {
    const shown = await showFirstRun();
    await shown.user.click(screen.getByRole('button', { name: 'Try without an account' }));
    expect(shown.fake.inputsOf('startPractice')).toHaveLength(1);
    await screen.findByRole('heading', { name: 'Ready to practise' });
    expect(screen.getByText(/\+1 202 555 0100/)).toBeDefined();
  });

  it('tells a failure and leaves the form as it was', async () => {
    const shown = await showFirstRun();
    shown.fake.fail('startPractice', 'internal');
    await shown.user.type(apiKey(), key);
    await shown.user.click(screen.getByRole('button', { name: 'Try without an account' }));
    expect((await screen.findByRole('alert')).textContent).toContain('inside Quicksend');
    expect(apiKey().value).toBe(key);
  });

  it('is not offered again beside a practice account', async () => {
    await showFirstRun({ accounts: [aPracticeAccount()] });
    expect(screen.queryByRole('button', { name: 'Try without an account' })).toBeNull();
  });
});

describe('the last page', () => {
  it('shows the shortcut and opens the quick window', async () => {
    const shown = await showFirstRun();
    await fillAndConnect(shown);
    await shown.user.click(await screen.findByRole('button', { name: 'Finish' }));
    const moves = within(await screen.findByRole('list')).getAllByRole('listitem');
    expect(moves[0]?.textContent).toContain('Press Ctrl+Shift+M anywhere');
    expect(moves[2]?.textContent).toContain('Press Ctrl+Enter to send');
    expect(moves[2]?.textContent).toContain('For 5 seconds, you can still take it back.');
    await shown.user.click(screen.getByRole('button', { name: 'Write your first text' }));
    expect(shown.fake.inputsOf('compose')).toEqual([{ recipients: [], text: null }]);
  });

  it('names the keys of a Mac as they are on it', async () => {
    const shown = await showFirstRun({ platform: 'darwin' });
    await shown.user.click(screen.getByRole('button', { name: 'Try without an account' }));
    expect((await screen.findAllByRole('listitem'))[0]?.textContent).toContain(
      'Press ⇧⌘M anywhere',
    );
  });

  it('promises no shortcut where the desktop gives none', async () => {
    const shown = await showFirstRun({
      shortcut: {
        accelerator: 'CommandOrControl+Shift+M',
        registered: false,
        problem: appError('shortcut-taken', { params: { shortcut: 'CommandOrControl+Shift+M' } }),
      },
    });
    await shown.user.click(screen.getByRole('button', { name: 'Try without an account' }));
    expect((await screen.findAllByRole('listitem'))[0]?.textContent).toContain('tray icon');
  });
});

describe('adding another account', () => {
  it('has a way back, and no welcome', async () => {
    let wentBack = 0;
    const shown = await show(<Onboarding onBack={() => (wentBack += 1)} onContacts={nowhere} />, {
      snapshot: aSnapshot({ accounts: [anAccount()] }),
    });
    expect(screen.getByRole('heading', { name: 'Add an account' })).toBeDefined();
    await shown.user.click(screen.getByRole('button', { name: 'Back to settings' }));
    expect(wentBack).toBe(1);
  });

  it('ends with the way back, and teaches nobody twice', async () => {
    let wentBack = 0;
    const shown = await show(<Onboarding onBack={() => (wentBack += 1)} onContacts={nowhere} />, {
      snapshot: aSnapshot({ accounts: [anAccount()] }),
    });
    await fillAndConnect(shown);
    await shown.user.type(await screen.findByLabelText(/Name of this account/), 'Second{Enter}');
    await screen.findByRole('heading', { name: 'Second is ready' });
    expect(screen.getByText(/^It sends from now on/)).toBeDefined();
    expect(screen.getByRole('status').textContent).toBe('Second is ready');
    expect(screen.queryByRole('list')).toBeNull();
    await shown.user.click(screen.getByRole('button', { name: 'Back to settings' }));
    expect(wentBack).toBe(1);
  });
});

describe('onboarding for everybody', () => {
  it.each(['en', 'de'] as const)(
    'has nothing for axe to find on any of its pages (%s)',
    async (language) => {
      const shown = await showFirstRun({ language });
      shown.fake.fail('connectAccount', 'keychain-missing');
      expect(await accessibilityProblems()).toEqual([]);
      await shown.user.selectOptions(screen.getByRole('combobox'), 'white-label');
      await shown.user.click(part('[type=submit]'));
      expect(await accessibilityProblems()).toEqual([]);
      await shown.user.selectOptions(screen.getByRole('combobox'), 'famulor');
      await shown.user.type(part('[type=password]'), `${key}{Enter}`);
      await screen.findByRole('alert');
      expect(await accessibilityProblems()).toEqual([]);
      shown.fake.succeed('connectAccount', aConnection());
      await shown.user.click(part('[type=submit]'));
      await screen.findByText('Ada Berger · ada@example.com');
      expect(await accessibilityProblems()).toEqual([]);
      await shown.user.click(part('[type=submit]'));
      await screen.findByRole('list');
      expect(await accessibilityProblems()).toEqual([]);
    },
  );
});

describe('an onboarding that was closed on the way', () => {
  it('has what was typed again, but for the key', async () => {
    const first = await showFirstRun();
    await first.user.selectOptions(provider(), 'white-label');
    await first.user.type(baseUrl(), 'https://sms.example/api');
    await first.user.type(apiKey(), key);
    expect(JSON.stringify(first.fake.inputsOf('keepOnboarding'))).not.toContain(key);
    const { onboarding } = first.fake.state;
    first.unmount();

    await showFirstRun({}, { onboarding });
    await waitFor(() => {
      expect(provider().value).toBe('white-label');
    });
    expect(baseUrl().value).toBe('https://sms.example/api');
    expect(apiKey().value).toBe('');
  });

  it('has nothing left once an account is there', async () => {
    const { fake, user } = await showFirstRun();
    await user.click(screen.getByRole('button', { name: 'Try without an account' }));
    await waitFor(() => {
      expect(fake.state.onboarding).toBeNull();
    });
    expect(fake.inputsOf('keepOnboarding').at(-1)).toEqual({ draft: null });
  });
});
