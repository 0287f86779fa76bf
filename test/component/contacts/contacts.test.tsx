import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { DraftRecipient } from '#shared/domain/draft';
import { defaultSettings } from '#shared/domain/settings';
import { ContactsView } from '../../../src/renderer/features/contacts/contacts-view';
import { EditedContact } from '../../../src/renderer/features/contacts/edited-contact';
import { emptyContacts, useContacts } from '../../../src/renderer/features/contacts/contacts-store';
import type { FakeState } from '../../support/fake-bridge';
import { aContact, aSnapshot } from '../../support/fixtures';
import { accessibilityProblems, show, type Shown } from '../../support/render';

const clara = aContact();
const ben = aContact({
  id: 'contact-2',
  givenName: 'Ben',
  familyName: 'Okafor',
  numbers: [
    { e164: '+12025550111', typed: '(202) 555-0111', label: 'work' },
    { e164: '+12025550112', typed: '+1 202 555 0112', label: '' },
  ],
});

async function showContacts(
  state: Partial<FakeState> = { contacts: [clara, ben] },
): Promise<Shown & { onCompose: ReturnType<typeof vi.fn<(recipient: DraftRecipient) => void>> }> {
  useContacts.setState(emptyContacts, true);
  const onCompose = vi.fn<(recipient: DraftRecipient) => void>();
  const shown = await show(
    <>
      <ContactsView onCompose={onCompose} />
      <EditedContact />
    </>,
    state,
  );
  return { ...shown, onCompose };
}

const rows = (): HTMLElement[] =>
  within(screen.getByRole('list', { name: 'Contacts' })).getAllByRole('listitem');

function scrollTo(top: number): void {
  const frame = document.querySelector('.virtual-list');
  if (frame === null) throw new Error('There is no list');
  frame.scrollTop = top;
  fireEvent.scroll(frame);
}

describe('the contacts', () => {
  it('are a list by name with their numbers, without accessibility problems', async () => {
    await showContacts();

    expect(rows().map((row) => row.querySelector('.contact-name')?.textContent)).toEqual([
      'Ben Okafor',
      'Clara Vogt',
    ]);
    await waitFor(() => {
      expect(rows()[0]?.textContent).toContain('+1 202 555 0111 · work and 1 more');
    });
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('begin a message with Enter', async () => {
    const { user, onCompose } = await showContacts();

    screen.getByRole('button', { name: /^Ben Okafor/ }).focus();
    await user.keyboard('{ArrowDown}{Enter}');

    expect(onCompose).toHaveBeenCalledWith({
      e164: '+4915735981001',
      contactId: 'contact-1',
      name: 'Clara Vogt',
    });
  });

  it('begin a message to the other number from the menu', async () => {
    const { user, onCompose } = await showContacts();

    await user.click(screen.getByRole('button', { name: 'More for Ben Okafor' }));
    await user.click(screen.getByRole('menuitem', { name: /Text \+1 202 555 0112/ }));

    expect(onCompose).toHaveBeenCalledWith({
      e164: '+12025550112',
      contactId: 'contact-2',
      name: 'Ben Okafor',
    });
  });

  it('are found by a part of a name', async () => {
    const { user } = await showContacts();

    await user.type(screen.getByRole('searchbox', { name: 'Search contacts' }), 'oka');

    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    await user.type(screen.getByRole('searchbox'), 'zzz');
    expect(await screen.findByText('No contact matches “okazzz”.')).toBeTruthy();
  });

  it('follow what changes elsewhere', async () => {
    const { fake } = await showContacts();

    fake.state.contacts = [clara];
    await act(async () => {
      fake.emit('contactsChanged', {});
    });

    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
  });

  it('say what they are for while there are none', async () => {
    const { user } = await showContacts({});

    expect(await screen.findByText('No contacts yet')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getAllByRole('button', { name: 'Add contact' })[1]!);

    expect(await screen.findByRole('dialog', { name: 'New contact' })).toBeTruthy();
  });

  it('load further pages as they are scrolled', async () => {
    const contacts = Array.from({ length: 250 }, (_, index) =>
      aContact({
        id: `c${String(index)}`,
        givenName: 'Person',
        familyName: String(index).padStart(3, '0'),
      }),
    );
    const { fake } = await showContacts({ contacts });
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('250');

    scrollTo(5_000);

    await waitFor(() => {
      expect(fake.inputsOf('listContacts').map(({ offset }) => offset)).toContain(100);
    });
  });

  it('show why they could not be read', async () => {
    useContacts.setState(emptyContacts, true);
    const { fake } = await showContacts();

    fake.fail('listContacts', 'internal');
    await act(async () => {
      fake.emit('contactsChanged', {});
    });

    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong');
  });
});

describe('the form for a contact', () => {
  const name = (): HTMLElement => screen.getByRole('textbox', { name: 'Given name' });
  const foundName = (): Promise<HTMLElement> =>
    screen.findByRole('textbox', { name: 'Given name' });
  const number = (): HTMLElement => screen.getByRole('textbox', { name: 'Number' });

  it('adds someone', async () => {
    const { user, fake } = await showContacts();

    await user.click(screen.getByRole('button', { name: 'Add contact' }));
    await waitFor(() => {
      expect(document.activeElement).toBe(name());
    });
    expect(await accessibilityProblems()).toEqual([]);
    await user.type(await foundName(), 'Émile');
    await user.type(number(), '030 123456');
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Saturdays{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(fake.inputsOf('saveContact')).toEqual([
      {
        id: null,
        givenName: 'Émile',
        familyName: '',
        company: '',
        numbers: [{ typed: '030 123456', label: 'mobile' }],
        email: '',
        birthday: '',
        notes: 'Saturdays\n',
        tags: [],
        fields: [],
        language: '',
        consent: null,
      },
    ]);
    expect(screen.getByRole('status').textContent).toBe('Émile was saved.');
    expect(rows()).toHaveLength(3);
  });

  it('changes someone, with further numbers', async () => {
    const { user, fake } = await showContacts();

    await user.click(screen.getByRole('button', { name: 'More for Clara Vogt' }));
    await user.click(screen.getByRole('menuitem', { name: 'Edit' }));
    expect(await foundName()).toHaveProperty('value', 'Clara');
    expect(screen.getByRole('textbox', { name: 'Family name' })).toHaveProperty('value', 'Vogt');
    expect(number()).toHaveProperty('value', '0157 35981001');
    await user.click(screen.getByRole('button', { name: 'Add another number' }));
    await user.type(screen.getByRole('textbox', { name: 'Number 2' }), '+12025550113');
    await user.type(screen.getByRole('textbox', { name: 'Label of number 2' }), 'work{Enter}');

    await waitFor(() => {
      expect(fake.inputsOf('saveContact')[0]).toMatchObject({
        id: 'contact-1',
        numbers: [
          { typed: '0157 35981001', label: 'mobile' },
          { typed: '+12025550113', label: 'work' },
        ],
      });
    });
  });

  it('keeps a number that the country of today would not understand', async () => {
    const { user, fake } = await showContacts({
      contacts: [clara],
      snapshot: aSnapshot({ settings: defaultSettings('US') }),
    });

    await user.click(screen.getByRole('button', { name: 'More for Clara Vogt' }));
    await user.click(screen.getByRole('menuitem', { name: 'Edit' }));
    await foundName();
    await user.type(screen.getByRole('textbox', { name: 'Family name' }), '-Meier{Enter}');

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(fake.state.contacts).toMatchObject([
      {
        givenName: 'Clara',
        familyName: 'Vogt-Meier',
        numbers: [{ e164: '+4915735981001', typed: '0157 35981001' }],
      },
    ]);
  });

  it('says what is missing or wrong, field by field', async () => {
    const { user, fake } = await showContacts();

    await user.click(screen.getByRole('button', { name: 'Add contact' }));
    await foundName();
    await user.type(number(), '123');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => {
      expect(number().getAttribute('aria-invalid')).toBe('true');
    });
    expect(screen.getByText(/Too short|cannot be texted/)).toBeTruthy();
    expect(fake.inputsOf('saveContact')).toEqual([]);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('stays with what was typed when it cannot be saved', async () => {
    const { user, fake } = await showContacts();
    fake.fail('saveContact', 'disk-full');

    await user.click(screen.getByRole('button', { name: 'Add contact' }));
    await user.type(await foundName(), 'Émile');
    await user.type(number(), '030 123456{Enter}');

    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(name()).toHaveProperty('value', 'Émile');
  });

  it('asks before it throws away what was typed', async () => {
    const { user } = await showContacts();

    await user.click(screen.getByRole('button', { name: 'Add contact' }));
    await user.type(await foundName(), 'Émile');
    await user.keyboard('{Escape}');
    const question = await screen.findByRole('alertdialog', { name: 'Discard what you typed?' });
    await user.click(within(question).getByRole('button', { name: 'Keep editing' }));
    expect(name()).toHaveProperty('value', 'Émile');

    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('deleting a contact', () => {
  it('can be undone', async () => {
    const { user } = await showContacts();

    await user.click(screen.getByRole('button', { name: 'More for Clara Vogt' }));
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }));

    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    expect(screen.getByRole('status').textContent).toBe('Clara Vogt was deleted.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));

    await waitFor(() => {
      expect(rows()).toHaveLength(2);
    });
    expect(screen.getByRole('status').textContent).toBe('Clara Vogt is back.');
  });
});
