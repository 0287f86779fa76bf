import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyOutbox } from '#shared/contract/snapshot';
import { appError } from '#shared/errors';
import type { Navigation } from '#shared/contract/events';
import { DeskWindow } from '../../../src/renderer/app/desk-window';
import { aContact, aMessage, anAccount, aPracticeAccount, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';

async function showDesk(
  changes: Parameters<typeof aSnapshot>[0] = {},
  state: Parameters<typeof show>[1] = {},
): Promise<Shown> {
  return await show(<DeskWindow />, { ...state, snapshot: aSnapshot(changes) });
}

const title = (): string => screen.getByRole('heading', { level: 1 }).textContent;
const rooms = () => screen.getByRole('navigation', { name: 'Rooms' });
const room = (name: string) => within(rooms()).getByRole('button', { name });

async function navigate({ fake }: Shown, to: Navigation, heading: string): Promise<void> {
  act(() => {
    fake.emit('navigate', to);
  });
  expect(title()).toBe(heading);
}

describe('the desk window', () => {
  it('opens at onboarding, without anything beside it, while there is no account', async () => {
    await showDesk({ accounts: [], activeAccountId: null });
    expect(title()).toBe('Welcome to Quicksend');
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('tells that it is ready to be shown', async () => {
    const { fake } = await showDesk();
    await waitFor(() => {
      expect(fake.inputsOf('windowReady')).toHaveLength(1);
    });
  });

  it('goes from room to room', async () => {
    const { user } = await showDesk();
    expect(title()).toBe('Contacts');
    await user.click(room('History'));
    await screen.findByRole('heading', { level: 1, name: 'History' });
    expect(room('History').getAttribute('aria-current')).toBe('page');
    expect(room('Contacts').getAttribute('aria-current')).toBeNull();
    expect(document.title).toBe('History – Quicksend');
    await user.click(room('Settings'));
    await screen.findByRole('heading', { level: 1, name: 'Settings' });
  });

  it('goes where main sends it, and takes the focus along', async () => {
    const shown = await showDesk();
    for (const [to, heading] of [
      ['settings', 'Settings'],
      ['history', 'History'],
      ['onboarding', 'Add an account'],
      ['contacts', 'Contacts'],
    ] as const) {
      await navigate(shown, { to }, heading);
    }
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('leaves the focus where it is while somebody types in the room', async () => {
    const shown = await showDesk({ accounts: [], activeAccountId: null });
    await shown.user.type(screen.getByLabelText('API key'), '1|abc');
    await navigate(shown, { to: 'onboarding' }, 'Welcome to Quicksend');
    const key = screen.getByLabelText<HTMLInputElement>('API key');
    expect(document.activeElement).toBe(key);
    expect(key.value).toBe('1|abc');
  });

  it('stays where it is when the quick window is to compose', async () => {
    const { fake } = await showDesk();
    act(() => {
      fake.emit('navigate', { to: 'compose', recipients: [], text: null });
    });
    expect(title()).toBe('Contacts');
  });

  it('begins a new text in the quick window', async () => {
    const { fake, user } = await showDesk();
    await user.click(screen.getByRole('button', { name: 'New text' }));
    expect(fake.inputsOf('compose')).toEqual([{ recipients: [], text: null }]);
  });

  it('adds an account from the settings and comes back', async () => {
    const { user } = await showDesk();
    await user.click(room('Settings'));
    await user.click(await screen.findByRole('button', { name: 'Add an account' }));
    await screen.findByRole('heading', { level: 1, name: 'Add an account' });
    expect(screen.queryByRole('navigation')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Back to settings' }));
    expect(title()).toBe('Settings');
  });

  it('leads from the last page of onboarding to the contacts', async () => {
    const { user } = await showDesk({ accounts: [], activeAccountId: null });
    await user.click(screen.getByRole('button', { name: 'Try without an account' }));
    await user.click(await screen.findByRole('button', { name: 'Add contacts' }));
    await screen.findByRole('heading', { level: 1, name: 'Contacts' });
  });
});

describe("the desk's side", () => {
  it('shows the account that sends, with its balance', async () => {
    await showDesk();
    expect(rooms().textContent).toContain('Sends asSalon BergerBalance €12.34');
  });

  it('shows the balance in the currency of the prices where the provider names none', async () => {
    const account = anAccount();
    const balance = { amountMicros: 12_340_000, currency: null };
    const accounts = [{ ...account, identity: { ...account.identity, balance } }];
    const price = { amountMicros: 65_000, currency: 'EUR' };
    const prices = [{ accountId: account.id, country: 'DE', price, seenAt: 1 }];
    await showDesk({ accounts, activeAccountId: account.id }, { prices });
    expect(await within(rooms()).findByText('Balance €12.34')).toBeDefined();
  });

  it('names no currency of the balance where prices are in two', async () => {
    const account = anAccount();
    const balance = { amountMicros: 12_340_000, currency: null };
    const accounts = [{ ...account, identity: { ...account.identity, balance } }];
    const prices = ['EUR', 'USD'].map((currency, index) => ({
      accountId: account.id,
      country: ['DE', 'US'][index]!,
      price: { amountMicros: 65_000, currency },
      seenAt: 1,
    }));
    const { fake } = await showDesk({ accounts, activeAccountId: account.id }, { prices });
    await waitFor(() => {
      expect(fake.inputsOf('listPrices')).toHaveLength(1);
    });
    expect(within(rooms()).getByText('Balance 12.34')).toBeDefined();
  });

  it('marks practice as what it is', async () => {
    await showDesk({ accounts: [aPracticeAccount()], activeAccountId: 'practice' });
    expect(rooms().textContent).toContain('Sends nothing, costs nothing');
  });

  it('warns of a missing key', async () => {
    await showDesk({ accounts: [anAccount({ keyPlace: 'missing' })] });
    expect(within(rooms()).getByText('Its key is missing')).toBeDefined();
  });

  it('offers to connect an account where there is none', async () => {
    const shown = await showDesk({ accounts: [], activeAccountId: null });
    await navigate(shown, { to: 'settings' }, 'Settings');
    await shown.user.click(within(rooms()).getByRole('button', { name: 'Connect an account' }));
    await screen.findByRole('heading', { level: 1, name: 'Welcome to Quicksend' });
  });

  it('counts the messages that need a look', async () => {
    await showDesk({
      outbox: { ...emptyOutbox, needsAttention: 2 },
    });
    expect(room('History 2 messages need a look')).toBeDefined();
  });

  it('says why sending could not be resumed', async () => {
    const { fake, user } = await showDesk({
      outbox: { ...emptyOutbox, paused: true, queued: 1 },
    });
    fake.fail('setSendingPaused', 'disk-full');
    await user.click(within(rooms()).getByRole('button', { name: 'Resume' }));
    expect((await within(rooms()).findByRole('alert')).textContent).toContain('The disk is full');
  });

  it('says that sending is paused, and resumes it', async () => {
    const { fake, user } = await showDesk({
      outbox: { ...emptyOutbox, paused: true, queued: 1 },
    });
    await user.click(within(rooms()).getByRole('button', { name: 'Resume' }));
    expect(fake.inputsOf('setSendingPaused')).toEqual([{ paused: false }]);
  });
});

describe('notices', () => {
  const notice = {
    id: 'notice-1',
    error: appError('settings-damaged', { params: { file: 'settings.json.damaged' } }),
  };

  it('stand above every room until they are dismissed', async () => {
    const { user } = await showDesk({ notices: [notice] });
    const said = screen.getByText('The settings could not be read and were reset.');
    expect(screen.getByText(/settings\.json\.damaged/)).toBeDefined();
    await user.click(room('Settings'));
    expect(said.isConnected).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('region', { name: 'Notices' })).toBeNull();
  });
});

describe('the desk for everybody', () => {
  it('has nothing for axe to find in any room', async () => {
    const shown = await showDesk(
      { notices: [{ id: 'notice-1', error: appError('disk-full') }] },
      { contacts: [aContact()], messages: [aMessage()] },
    );
    expect(await accessibilityProblems()).toEqual([]);
    await navigate(shown, { to: 'history', messageId: 'message-1' }, 'History');
    expect(await accessibilityProblems()).toEqual([]);
    await navigate(shown, { to: 'settings' }, 'Settings');
    expect(await accessibilityProblems()).toEqual([]);
  });
});
