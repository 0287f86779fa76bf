import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { everyone, type ContactPage } from '#shared/domain/contact';
import { ok } from '#shared/result';
import { chooseGroup as showGroup } from '../../../src/renderer/features/contacts/room/room-store';
import { aContact } from '../../support/fixtures';
import { accessibilityProblems } from '../../support/render';
import {
  ben,
  chooseGroup,
  clara,
  goToImport,
  group,
  open,
  rows,
  said,
  showRoom,
  texted,
  zoe,
} from './shown-room';

const search = () => screen.getByRole('searchbox', { name: 'Search contacts' });
const names = () => rows().map((row) => row.querySelector('.list-line-name')?.textContent);

describe('the list of the contacts room', () => {
  it('tells each row where in the whole list it is, without accessibility problems', async () => {
    await showRoom();
    await waitFor(() => {
      expect(names()).toEqual(['Ben Okafor', 'Clara Vogt', 'Zoë Übel']);
    });
    expect(rows().map((row) => row.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('3');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('offers the import where there is nobody yet', async () => {
    const { user } = await showRoom({ contacts: [] });
    const nobody = (await screen.findByText('No contacts yet')).parentElement!;
    await user.click(within(nobody).getByRole('button', { name: 'Import…' }));
    expect(goToImport).toHaveBeenCalledOnce();
  });

  it('shows what was searched for last, whichever answer comes last', async () => {
    const { fake, user } = await showRoom();
    const answers = new Map<string, (page: ContactPage) => void>();
    const pageOf = (contact: typeof clara): ContactPage => ({
      contacts: [{ ...contact, optedOut: [], deletedAt: null }],
      total: 1,
      firstTypoAt: 1,
    });
    fake.handle(
      'listContacts',
      ({ query }) =>
        new Promise((resolve) => {
          answers.set(query.text, (page) => {
            resolve(ok(page));
          });
        }),
    );
    await user.type(search(), 'ab');
    await act(async () => {
      answers.get('ab')?.(pageOf(ben));
    });
    await act(async () => {
      answers.get('a')?.(pageOf(clara));
    });
    expect(names()).toEqual(['Ben Okafor']);
  });

  it('says so when nobody is found', async () => {
    const { user } = await showRoom();
    await user.type(search(), 'zzz');
    expect(await screen.findByText('No contact matches “zzz”.')).toBeTruthy();
  });

  it('loads the pages in sight alone', async () => {
    const contacts = Array.from({ length: 400 }, (_, index) =>
      aContact({ id: `c${String(index)}`, givenName: `Person ${String(index).padStart(3, '0')}` }),
    );
    const { fake } = await showRoom({ contacts });
    await waitFor(() => {
      expect(rows()[0]?.getAttribute('aria-setsize')).toBe('400');
    });
    const frame = document.querySelector('.paged-list');
    if (frame === null) throw new Error('There is no list');
    frame.scrollTop = 300 * 44;
    fireEvent.scroll(frame);
    expect(await screen.findByText('Person 305 Vogt')).toBeTruthy();
    const pages = fake.inputsOf('listContacts').filter(({ limit }) => limit > 0);
    expect(pages.map(({ offset }) => offset)).not.toContain(150);
  });

  it('opens contacts with the arrow keys', async () => {
    const { user } = await showRoom();
    (await screen.findByRole('button', { name: /^Ben Okafor/ })).focus();
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('heading', { level: 2, name: 'Clara Vogt' });
    await user.keyboard('{End}');
    await screen.findByRole('heading', { level: 2, name: 'Zoë Übel' });
    expect(screen.getByRole('button', { name: /^Zoë Übel/ }).getAttribute('aria-current')).toBe(
      'true',
    );
  });

  it('follows what changes elsewhere', async () => {
    const { fake } = await showRoom();
    fake.state.contacts = [clara];
    act(() => {
      fake.emit('contactsChanged', {});
    });
    await waitFor(() => {
      expect(names()).toEqual(['Clara Vogt']);
    });
  });

  it('offers to add the first contact', async () => {
    const { user } = await showRoom({ contacts: [] });
    await user.click(await screen.findByRole('button', { name: 'Add contact' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'New contact' })).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('groups', () => {
  it('are everyone, opt-outs, the bin, searches and tags, with counts', async () => {
    await showRoom({
      savedSearches: [
        { id: 's1', name: 'Florists', query: { ...everyone, text: 'okafor' }, count: 0 },
      ],
      optOuts: [{ e164: '+12025550199', optedOutAt: 0, how: '' }],
      deletedContacts: [aContact({ id: 'gone' })],
    });
    const groups = screen.getByRole('listbox', { name: 'Groups' });
    await waitFor(() => {
      expect(
        within(groups)
          .getAllByRole('option')
          .map((option) => option.textContent),
      ).toEqual(['All3', 'Opted out1', 'Bin1', 'Florists1', 'VIP1']);
    });
  });

  it('show who is in them', async () => {
    const shown = await showRoom();
    await chooseGroup(shown, /^VIP/);
    await waitFor(() => {
      expect(names()).toEqual(['Clara Vogt']);
    });
  });

  it('have an import among them while it is shown, with any other group as the way back', async () => {
    const shown = await showRoom();
    act(() => {
      showGroup({ kind: 'import', importId: 'import-1', fileName: 'customers.csv' });
    });
    const imported = await group(/customers.csv/);
    expect(imported.getAttribute('aria-selected')).toBe('true');
    await shown.user.type(search(), 'a');
    await waitFor(() => {
      expect(shown.fake.inputsOf('listContacts').at(-1)?.query).toEqual({
        ...everyone,
        text: 'a',
        importId: 'import-1',
      });
    });
    expect(screen.queryByRole('button', { name: 'Save as group…' })).toBeNull();
    await chooseGroup(shown, /^All/);
    expect(screen.queryByRole('option', { name: /customers.csv/ })).toBeNull();
    expect(shown.fake.inputsOf('listContacts').at(-1)?.query).toEqual(everyone);
  });

  it('are made of a search, renamed and deleted', async () => {
    const { fake, user } = await showRoom();
    await user.type(search(), 'okafor');
    await user.click(await screen.findByRole('button', { name: 'Save as group…' }));
    const name = await screen.findByRole('textbox', { name: 'Name of the group' });
    await user.clear(name);
    await user.type(name, 'Florists{Enter}');
    await group(/^Florists/);
    expect(fake.state.savedSearches).toMatchObject([
      { name: 'Florists', query: { text: 'okafor' } },
    ]);

    await user.click(screen.getByRole('button', { name: 'More for Florists' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename…' }));
    await user.type(
      await screen.findByRole('textbox', { name: 'Name of the group' }),
      ' nearby{Enter}',
    );
    await group(/^Florists nearby/);

    await user.click(screen.getByRole('button', { name: 'More for Florists nearby' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete the group…' }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }),
    );
    await waitFor(() => {
      expect(said()).toContain('“Florists nearby” was deleted.');
    });
    expect(fake.state.savedSearches).toEqual([]);
    expect(names()).toHaveLength(3);
  });

  it('keep a name that is refused, and say why', async () => {
    const { fake, user } = await showRoom();
    fake.fail('saveSearch', 'name-taken', { params: { name: 'VIP' } });
    await user.type(search(), 'okafor');
    await user.click(await screen.findByRole('button', { name: 'Save as group…' }));
    const name = await screen.findByRole('textbox', { name: 'Name of the group' });
    await user.clear(name);
    await user.type(name, 'VIP{Enter}');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(name).toHaveProperty('value', 'VIP');
  });
});

describe('several contacts at once', () => {
  it('are tagged', async () => {
    const { fake, user } = await showRoom();
    await user.click(await screen.findByRole('checkbox', { name: 'Select Ben Okafor' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select Zoë Übel' }));
    await user.keyboard('{/Shift}');
    expect(screen.getByRole('toolbar', { name: 'Selected contacts' }).textContent).toContain(
      '3 selected',
    );
    await user.click(screen.getByRole('button', { name: 'Tag…' }));
    await user.type(await screen.findByRole('combobox', { name: 'Give them' }), 'Summer{Enter}');
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => {
      expect(said()).toContain('3 contacts changed.');
    });
    expect(fake.inputsOf('changeTags')).toEqual([
      {
        selection: { kind: 'ids', ids: [ben.id, clara.id, zoe.id] },
        add: ['Summer'],
        remove: [],
      },
    ]);
    expect(await group(/^Summer/)).toBeTruthy();
  });

  it('are all that a search finds, whether they are loaded or not', async () => {
    const { fake, user } = await showRoom();
    (await screen.findByRole('button', { name: /^Ben Okafor/ })).focus();
    await user.keyboard('{Control>}a{/Control}');
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }),
    );
    await waitFor(() => {
      expect(said()).toContain('3 contacts are in the bin.');
    });
    expect(fake.inputsOf('deleteContacts')).toEqual([
      { selection: { kind: 'query', query: everyone } },
    ]);
  });

  it('can be texted together, also those that are not loaded', async () => {
    const { user } = await showRoom();
    (await screen.findByRole('button', { name: /^Ben Okafor/ })).focus();
    await user.keyboard('{Control>}a{/Control}');
    await user.click(screen.getByRole('button', { name: 'Text them…' }));
    await waitFor(() => {
      expect(texted).toEqual([[ben.id, clara.id, zoe.id]]);
    });
  });

  it('are ticked with the space bar, and no longer with Escape', async () => {
    const shown = await showRoom();
    await open(shown, 'Ben Okafor');
    screen.getByRole('button', { name: /^Ben Okafor/ }).focus();
    await shown.user.keyboard(' ');
    expect(screen.getByRole('checkbox', { name: 'Select Ben Okafor' })).toHaveProperty(
      'checked',
      true,
    );
    await shown.user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
  });
});
