import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { emptyOutbox } from '#shared/contract/snapshot';
import type { Navigation } from '#shared/contract/events';
import { QuickWindow } from '../../../src/renderer/app/quick-window';
import { emptyCompose, useCompose } from '../../../src/renderer/features/compose/compose-store';
import { emptyContacts, useContacts } from '../../../src/renderer/features/contacts/contacts-store';
import { emptyHistory, useHistory } from '../../../src/renderer/features/history/history-store';
import type { FakeState } from '../../support/fake-bridge';
import { aContact, aMessage, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';
import { expectChips, messageField, toField } from '../../support/show-compose';

async function showWindow(state: Partial<FakeState> = {}): Promise<Shown> {
  useCompose.setState(emptyCompose, true);
  useContacts.setState(emptyContacts, true);
  useHistory.setState(emptyHistory, true);
  const shown = await show(<QuickWindow />, state);
  await waitFor(() => {
    expect(shown.fake.inputsOf('windowReady')).toHaveLength(1);
  });
  return shown;
}

// How long a busy machine takes to read the code of the views is not what is tested here.
beforeAll(async () => {
  await Promise.all([
    import('../../../src/renderer/components/aria-locale'),
    import('../../../src/renderer/components/quiet-question'),
    import('../../../src/renderer/features/contacts/contact-dialog'),
    import('../../../src/renderer/features/contacts/contacts-view'),
    import('../../../src/renderer/features/history/history-view'),
  ]);
});

afterEach(() => {
  useCompose.setState(emptyCompose, true);
});

const tab = (name: string): HTMLElement => screen.getByRole('tab', { name });

describe('the quick window', () => {
  it('shows Compose with the caret in To and tells main once that it can be shown', async () => {
    const { fake } = await showWindow();

    expect(tab('Compose').getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(toField());
    expect(fake.inputsOf('windowReady')).toHaveLength(1);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('asks of quiet hours where a message is sent again', async () => {
    const { fake, user } = await showWindow({
      messages: [
        aMessage({
          state: { kind: 'rejected', at: 1, reason: 'no-connection', providerWords: null },
        }),
      ],
    });
    fake.fail('resendMessage', 'quiet-hours', { params: { recipient: 'Clara Vogt', firstAt: 1 } });
    await user.click(tab('History'));
    await user.click(await screen.findByRole('button', { name: 'Send again' }));
    expect(await screen.findByRole('alertdialog', { name: 'Quiet hours' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('changes views with the arrow keys', async () => {
    const { user } = await showWindow({ contacts: [aContact()], messages: [aMessage()] });

    tab('Compose').focus();
    await user.keyboard('{ArrowRight}');
    expect(tab('Contacts').getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(tab('Contacts'));
    expect(await screen.findByRole('list', { name: 'Contacts' })).toBeTruthy();

    await user.keyboard('{End}');
    expect(await screen.findByRole('list', { name: 'Messages' })).toBeTruthy();
    await user.keyboard('{ArrowRight}');
    expect(tab('Compose').getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowLeft}{Home}');
    expect(tab('Compose').getAttribute('aria-selected')).toBe('true');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('keeps what is written while another view shows', async () => {
    const { user } = await showWindow();
    await user.type(messageField(), 'Half a sen');

    await user.click(tab('History'));
    await user.click(tab('Compose'));

    expect(messageField().value).toBe('Half a sen');
  });

  it('begins a message from Contacts with the caret in the text', async () => {
    const { user } = await showWindow({ contacts: [aContact()] });

    await user.click(tab('Contacts'));
    await user.click(await screen.findByRole('button', { name: /^Clara Vogt/ }));

    await expectChips('Clara Vogt');
    expect(document.activeElement).toBe(messageField());
  });

  it('uses a message from History again', async () => {
    const { user } = await showWindow({ messages: [aMessage()] });

    await user.click(tab('History'));
    await user.click(await screen.findByRole('button', { name: 'Use again' }));

    await expectChips('Clara Vogt');
    expect(messageField().value).toBe('Your appointment is tomorrow at 10.');
  });

  it('opens the settings in the desk', async () => {
    const { user, fake } = await showWindow();

    await user.click(screen.getByRole('button', { name: 'Settings' }));

    expect(fake.inputsOf('openDesk')).toEqual([{ room: 'settings' }]);
  });

  it.each<[string, Navigation, string]>([
    ['Contacts', { to: 'contacts', messageId: null }, 'Contacts'],
    ['History', { to: 'history', messageId: 'message-1' }, 'History'],
    ['no room of the desk', { to: 'settings' }, 'Compose'],
  ])('goes to %s where main sends it', async (_where, navigation, selected) => {
    const { fake } = await showWindow({ messages: [aMessage()] });

    act(() => {
      fake.emit('navigate', navigation);
    });

    expect(tab(selected).getAttribute('aria-selected')).toBe('true');
  });

  it('leaves the caret in the search of History after it has shown a message', async () => {
    const { user, fake } = await showWindow({
      messages: [aMessage({ id: 'message-2', createdAt: 2 }), aMessage({ createdAt: 1 })],
    });
    act(() => {
      fake.emit('navigate', { to: 'history', messageId: 'message-1' });
    });
    await waitFor(() => {
      expect(document.querySelector('[data-shown]')?.contains(document.activeElement)).toBe(true);
    });

    await user.type(screen.getByRole('searchbox'), 'appointment is');

    expect(screen.getByRole('searchbox')).toHaveProperty('value', 'appointment is');
    expect(document.querySelector('[data-shown]')).toBeNull();
  });

  it('leaves the focus at the tabs when History, which showed a message before, is opened again', async () => {
    const { user, fake } = await showWindow({ messages: [aMessage()] });
    act(() => {
      fake.emit('navigate', { to: 'history', messageId: 'message-1' });
    });
    await waitFor(() => {
      expect(document.querySelector('[data-shown]')?.contains(document.activeElement)).toBe(true);
    });
    await user.click(tab('Compose'));
    tab('Compose').focus();

    await user.keyboard('{End}');

    expect(await screen.findByRole('list', { name: 'Messages' })).toBeTruthy();
    expect(document.activeElement).toBe(tab('History'));
  });

  it('takes recipients and text where main sends it to Compose', async () => {
    const { fake } = await showWindow();

    act(() => {
      fake.emit('navigate', { to: 'history', messageId: null });
      fake.emit('navigate', {
        to: 'compose',
        recipients: [{ e164: '+12025550111', contactId: null, name: 'Ben' }],
        text: 'On my way',
      });
    });

    await expectChips('Ben');
    expect(messageField().value).toBe('On my way');
    expect(document.activeElement).toBe(messageField());
  });

  it('puts the caret into To whenever it is shown with an empty form', async () => {
    const { fake } = await showWindow();
    messageField().focus();

    act(() => {
      fake.emit('windowShown', {});
    });

    expect(document.activeElement).toBe(toField());
  });

  it.each(['Contacts', 'History'])(
    'opens at Compose with the caret in To where it was left at %s',
    async (left) => {
      const { user, fake } = await showWindow();
      await user.click(tab(left));

      act(() => {
        fake.emit('windowShown', {});
      });

      expect(tab('Compose').getAttribute('aria-selected')).toBe('true');
      expect(document.activeElement).toBe(toField());
    },
  );

  it('goes where main sends it although it has just been shown', async () => {
    const { fake } = await showWindow({ messages: [aMessage()] });

    act(() => {
      fake.emit('windowShown', {});
      fake.emit('navigate', { to: 'history', messageId: 'message-1' });
    });

    expect(tab('History').getAttribute('aria-selected')).toBe('true');
  });

  it('keeps a dialog that was open when it is shown again', async () => {
    const { user, fake } = await showWindow();
    await user.click(tab('Contacts'));
    await user.click((await screen.findAllByRole('button', { name: 'Add contact' }))[0]!);
    await user.type(await screen.findByRole('textbox', { name: 'Given name' }), 'Émile');

    act(() => {
      fake.emit('windowShown', {});
    });

    expect(screen.getByRole('textbox', { name: 'Given name' })).toHaveProperty('value', 'Émile');
    expect(screen.getByRole('dialog', { name: 'New contact' })).toBeTruthy();
  });

  it('keeps what was typed about a contact when main sends it elsewhere', async () => {
    const { user, fake } = await showWindow();
    await user.click(tab('Contacts'));
    await user.click((await screen.findAllByRole('button', { name: 'Add contact' }))[0]!);
    await user.type(await screen.findByRole('textbox', { name: 'Given name' }), 'Émile');

    act(() => {
      fake.emit('navigate', { to: 'compose', recipients: [], text: 'On my way' });
    });
    expect(screen.getByRole('textbox', { name: 'Given name' })).toHaveProperty('value', 'Émile');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));

    expect(messageField().value).toBe('On my way');
  });

  it('hides for Escape, but first closes what is open', async () => {
    const { user, fake } = await showWindow({ contacts: [aContact()] });

    await user.type(toField(), 'cla');
    await screen.findByRole('option', { name: /Clara/ });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('option', { name: /Clara/ })).toBeNull();
    expect(fake.inputsOf('hideWindow')).toHaveLength(0);

    await user.keyboard('{Escape}');
    expect(fake.inputsOf('hideWindow')).toHaveLength(1);
  });

  it('empties a search for Escape before it hides', async () => {
    const { user, fake } = await showWindow({ contacts: [aContact()] });
    await user.click(tab('Contacts'));
    const search = await screen.findByRole('searchbox');

    await user.type(search, 'x{Escape}');
    expect(search).toHaveProperty('value', '');
    expect(fake.inputsOf('hideWindow')).toHaveLength(0);
    await user.keyboard('{Escape}');

    expect(fake.inputsOf('hideWindow')).toHaveLength(1);
  });

  it('closes a dialog for Escape before it hides', async () => {
    const { user, fake } = await showWindow();
    await user.click(tab('Contacts'));
    await user.click((await screen.findAllByRole('button', { name: 'Add contact' }))[0]!);
    await screen.findByRole('dialog');

    await user.keyboard('{Escape}');

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(fake.inputsOf('hideWindow')).toHaveLength(0);
  });

  it('tells what main has to tell, until it is dismissed', async () => {
    const { user, fake } = await showWindow({
      snapshot: aSnapshot({
        notices: [{ id: 'n1', error: { code: 'settings-damaged', params: { file: 'old.json' } } }],
      }),
    });
    expect(screen.getByRole('alert').textContent).toContain('kept as old.json');

    await user.click(screen.getByRole('button', { name: 'Dismiss' }));

    expect(fake.inputsOf('dismissNotice')).toEqual([{ noticeId: 'n1' }]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says why sending could not be resumed', async () => {
    const { user, fake } = await showWindow({
      snapshot: aSnapshot({
        outbox: { ...emptyOutbox, paused: true, queued: 2 },
      }),
    });
    fake.fail('setSendingPaused', 'disk-full');

    await user.click(screen.getByRole('button', { name: 'Resume' }));

    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
  });

  it('says that sending is paused and resumes it', async () => {
    const { user, fake } = await showWindow({
      snapshot: aSnapshot({
        outbox: { ...emptyOutbox, paused: true, queued: 2 },
      }),
    });

    await user.click(screen.getByRole('button', { name: 'Resume' }));

    expect(fake.inputsOf('setSendingPaused')).toEqual([{ paused: false }]);
    expect(screen.queryByText(/Sending is paused/)).toBeNull();
  });
});
