import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { aContact, aMessage, fixtureAt } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import {
  ben,
  choose,
  chooseGroup,
  clara,
  field,
  open,
  page,
  rows,
  said,
  showRoom,
  zoe,
} from './shown-room';

const save = () => within(page()).getByRole('button', { name: 'Save' });

describe('the page of a contact', () => {
  it('shows what is known of them, without accessibility problems', async () => {
    const full = aContact({
      ...ben,
      email: 'ben@example.com',
      birthday: '--05-09',
      notes: 'White roses',
      tags: ['VIP'],
      language: 'fr',
      fields: [{ fieldId: 'f1', value: '42' }],
      consent: { givenOn: '2026-01-02', source: 'Card', wording: 'Yes' },
    });
    const shown = await showRoom({
      contacts: [full],
      customFields: [{ id: 'f1', name: 'Shoe size', kind: 'number' }],
      messages: [aMessage({ contactId: full.id, text: 'See you at nine.' })],
    });
    await open(shown, 'Ben Okafor');
    expect(field('Given name').value).toBe('Ben');
    expect(field('Company').value).toBe('Okafor Flowers');
    expect(field('Number 1').value).toBe('+1 (202) 555-0111');
    expect(field('Day').value).toBe('9');
    expect(field('Year').value).toBe('');
    expect(screen.getByRole('combobox', { name: 'Language' })).toHaveProperty('value', 'fr');
    expect(field('Shoe size').value).toBe('42');
    expect(field('Where').value).toBe('Card');
    expect(within(page()).getByRole('list', { name: 'Tags' }).textContent).toContain('VIP');
    expect(await screen.findByText('See you at nine.')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('saves what is changed, and keeps the rest', async () => {
    const shown = await showRoom();
    const { fake, user } = shown;
    await open(shown, 'Clara Vogt');
    await user.type(field('Company'), 'Vogt & Daughters');
    await user.type(within(page()).getByRole('combobox', { name: 'Tags' }), 'Regular{Enter}');
    await user.click(save());
    await waitFor(() => {
      expect(within(page()).queryByRole('button', { name: 'Save' })).toBeNull();
    });
    expect(fake.inputsOf('saveContact')).toEqual([
      {
        id: clara.id,
        givenName: 'Clara',
        familyName: 'Vogt',
        company: 'Vogt & Daughters',
        numbers: [{ typed: '0157 35981001', label: 'mobile' }],
        email: '',
        birthday: '',
        language: '',
        notes: 'Prefers mornings',
        tags: ['VIP', 'Regular'],
        fields: [],
        consent: null,
      },
    ]);
  });

  it('says what is wrong beside each field, and saves nothing', async () => {
    const shown = await showRoom();
    const { fake, user } = shown;
    await open(shown, 'Clara Vogt');
    await user.clear(field('Number'));
    await user.type(field('Number'), '12');
    await user.type(field('E-mail'), 'clara');
    await user.type(field('Day'), '31');
    await user.click(screen.getByRole('button', { name: 'Record consent' }));
    await user.click(save());
    expect(await screen.findByText('This is not an e-mail address.')).toBeTruthy();
    expect(screen.getByText('This day does not exist.')).toBeTruthy();
    expect(screen.getByText('Enter where it was given.')).toBeTruthy();
    expect(field('Number').getAttribute('aria-invalid')).toBe('true');
    expect(fake.inputsOf('saveContact')).toEqual([]);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('keeps what is typed when it cannot be saved', async () => {
    const shown = await showRoom();
    shown.fake.fail('saveContact', 'disk-full');
    await open(shown, 'Clara Vogt');
    await shown.user.type(field('Company'), 'Vogt{Enter}');
    expect((await within(page()).findByRole('alert')).textContent).toContain('The disk is full');
    expect(field('Company').value).toBe('Vogt');
  });

  it('keeps what is typed when something else of the contact changes meanwhile', async () => {
    const shown = await showRoom();
    await open(shown, 'Clara Vogt');
    await shown.user.type(field('Company'), 'Vogt');
    shown.fake.state.contacts = [{ ...clara, tags: ['VIP', 'Summer'] }];
    act(() => {
      shown.fake.emit('contactsChanged', {});
    });
    await waitFor(() => {
      expect(within(page()).getByRole('list', { name: 'Tags' }).textContent).toContain('Summer');
    });
    expect(field('Company').value).toBe('Vogt');
  });

  it('adds somebody new', async () => {
    const shown = await showRoom();
    const { fake, user } = shown;
    await user.click(screen.getByRole('button', { name: 'New' }));
    await screen.findByRole('heading', { level: 2, name: 'New contact' });
    await user.type(field('Given name'), 'Émile');
    await user.type(field('Number'), '030 123456{Enter}');
    await screen.findByRole('button', { name: 'More for Émile' });
    expect(fake.inputsOf('saveContact')[0]).toMatchObject({
      id: null,
      givenName: 'Émile',
      numbers: [{ typed: '030 123456', label: 'mobile' }],
    });
    await waitFor(() => {
      expect(rows()).toHaveLength(4);
    });
  });

  it('adds a field for all contacts', async () => {
    const shown = await showRoom();
    const { fake, user } = shown;
    await open(shown, 'Clara Vogt');
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name of the field' }), 'Shoe size');
    await user.click(screen.getByRole('radio', { name: 'Number' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.type(await screen.findByRole('textbox', { name: 'Shoe size' }), '42{Enter}');
    await waitFor(() => {
      expect(fake.state.contacts.find(({ id }) => id === clara.id)?.fields).toEqual([
        { fieldId: 'field-1', value: '42' },
      ]);
    });
  });

  it('begins a text to the number of choice', async () => {
    const shown = await showRoom();
    await open(shown, 'Ben Okafor');
    await shown.user.click(screen.getByRole('button', { name: 'Text +1 202 555 0112' }));
    expect(shown.fake.inputsOf('compose')).toEqual([
      {
        recipients: [{ e164: '+12025550112', contactId: ben.id, name: 'Ben Okafor' }],
        text: null,
      },
    ]);
  });

  it('loads older messages when they are asked for', async () => {
    const messages = Array.from({ length: 25 }, (_, index) =>
      aMessage({
        id: `message-${String(index)}`,
        text: `Text ${String(index)}`,
        createdAt: fixtureAt - index * 1_000,
      }),
    );
    const shown = await showRoom({ messages });
    await open(shown, 'Clara Vogt');
    const list = await screen.findByRole('list', { name: 'Messages' });
    await waitFor(() => {
      expect(within(list).getAllByRole('listitem')).toHaveLength(20);
    });
    await shown.user.click(screen.getByRole('button', { name: 'Show older ones' }));
    await waitFor(() => {
      expect(within(list).getAllByRole('listitem')).toHaveLength(25);
    });
  });
});

describe('unsaved changes', () => {
  it('are asked about before another contact takes their place', async () => {
    const shown = await showRoom();
    const { fake, user } = shown;
    await open(shown, 'Clara Vogt');
    await user.type(field('Company'), 'Vogt');
    await user.click(screen.getByRole('button', { name: /^Zoë Übel/ }));
    const question = await screen.findByRole('alertdialog', { name: 'Save your changes?' });
    await user.click(within(question).getByRole('button', { name: 'Keep editing' }));
    expect(field('Company').value).toBe('Vogt');

    await user.click(screen.getByRole('button', { name: /^Zoë Übel/ }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Save' }),
    );
    await screen.findByRole('heading', { level: 2, name: 'Zoë Übel' });
    expect(fake.inputsOf('saveContact')[0]).toMatchObject({ id: clara.id, company: 'Vogt' });
  });

  it('are thrown away where the user says so', async () => {
    const shown = await showRoom();
    await open(shown, 'Clara Vogt');
    await shown.user.type(field('Company'), 'Vogt');
    await shown.user.click(screen.getByRole('button', { name: /^Zoë Übel/ }));
    await shown.user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Discard' }),
    );
    await screen.findByRole('heading', { level: 2, name: 'Zoë Übel' });
    expect(shown.fake.inputsOf('saveContact')).toEqual([]);
  });

  it('hold the window until they are decided', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => {});
    const shown = await showRoom();
    await open(shown, 'Clara Vogt');
    const leave = (): boolean =>
      window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    await shown.user.type(field('Company'), 'Vogt');
    await act(async () => {
      expect(leave()).toBe(false);
      await Promise.resolve();
    });
    await shown.user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Save' }),
    );
    await waitFor(() => {
      expect(close).toHaveBeenCalledTimes(1);
    });
    expect(shown.fake.inputsOf('saveContact')).toHaveLength(1);
    expect(leave()).toBe(true);
    close.mockRestore();
  });
});

describe('opting out', () => {
  it('takes one click, and lifting it a reason that is kept', async () => {
    const shown = await showRoom();
    const { fake, user } = shown;
    await open(shown, 'Ben Okafor');
    await user.click(screen.getByRole('button', { name: 'They asked me to stop' }));
    await waitFor(() => {
      expect(fake.state.optOuts.map(({ e164, how }) => [e164, how])).toEqual([
        ['+12025550111', 'Told us'],
        ['+12025550112', 'Told us'],
      ]);
    });
    expect(within(page()).getByRole('button', { name: 'Text' })).toHaveProperty('disabled', true);

    await user.click(await screen.findByRole('button', { name: 'Lift… +1 202 555 0111' }));
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Called us{Enter}');
    await screen.findByText(/lifted on .*“Called us”/);
    expect(fake.inputsOf('liftOptOut')).toEqual([{ e164: '+12025550111', reason: 'Called us' }]);
    expect(within(page()).getByRole('button', { name: 'Text' })).toHaveProperty('disabled', false);
  });

  it('cannot be lifted without a reason', async () => {
    const shown = await showRoom({
      optOuts: [{ e164: '+4915735981001', optedOutAt: fixtureAt, how: 'by phone' }],
    });
    await open(shown, 'Clara Vogt');
    await shown.user.click(screen.getByRole('button', { name: /^Lift…/ }));
    await shown.user.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Lift the opt-out' }),
    );
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(shown.fake.state.optOuts).toHaveLength(1);
  });
});

describe('deleting, erasing and merging', () => {
  it('puts a contact into the bin, with a way back', async () => {
    const shown = await showRoom();
    await open(shown, 'Clara Vogt');
    await choose(shown, 'Clara Vogt', 'Delete');
    await waitFor(() => {
      expect(said()).toContain('Clara Vogt was deleted.');
    });
    expect(rows()).toHaveLength(2);
    await shown.user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(rows()).toHaveLength(3);
    });
    expect(said()).toContain('Clara Vogt is back.');
  });

  it('restores a contact from the bin, where it cannot be changed', async () => {
    const shown = await showRoom({ contacts: [ben], deletedContacts: [clara] });
    await chooseGroup(shown, /^Bin/);
    await open(shown, 'Clara Vogt');
    expect(field('Given name').closest('fieldset')?.disabled).toBe(true);
    await shown.user.click(screen.getByRole('button', { name: 'Restore' }));
    await waitFor(() => {
      expect(said()).toContain('Clara Vogt is back.');
    });
    expect(await screen.findByText('The bin is empty')).toBeTruthy();
  });

  it('erases a contact for good only once that is confirmed', async () => {
    const shown = await showRoom();
    await open(shown, 'Clara Vogt');
    await choose(shown, 'Clara Vogt', 'Erase for good…');
    const question = await screen.findByRole('alertdialog', { name: 'Erase Clara Vogt for good?' });
    expect(question.textContent).toContain('the history keeps no name, number or words');
    expect(shown.fake.inputsOf('eraseContact')).toEqual([]);
    await shown.user.click(within(question).getByRole('button', { name: 'Erase for good' }));
    await waitFor(() => {
      expect(said()).toContain('Clara Vogt was erased.');
    });
    expect(rows()).toHaveLength(2);
  });

  it('merges two contacts after showing what they become, and parts them again', async () => {
    const shown = await showRoom();
    const { fake, user } = shown;
    await open(shown, 'Clara Vogt');
    await choose(shown, 'Clara Vogt', 'Merge with another…');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('searchbox'), 'zo');
    await user.click(await within(dialog).findByRole('option', { name: /Zoë Übel/ }));
    const preview = within(dialog).getByRole('region', { name: 'What becomes of them' });
    expect(preview.textContent).toContain('Clara Vogt');
    await waitFor(() => {
      expect(preview.textContent).toContain('+49 1573 5981001, +1 202 555 0113');
    });
    await user.click(within(dialog).getByRole('radio', { name: 'Zoë Übel' }));
    expect(preview.textContent).toContain('Zoë Übel');
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Merge' }));
    await waitFor(() => {
      expect(said()).toContain('Clara Vogt is now part of Zoë Übel.');
    });
    expect(fake.inputsOf('mergeContacts')).toEqual([{ keptId: zoe.id, goneId: clara.id }]);
    await user.click(await screen.findByRole('button', { name: 'Part them again' }));
    await waitFor(() => {
      expect(said()).toContain('The two are separate again.');
    });
    expect(rows()).toHaveLength(3);
  });
});
