import { screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import {
  emptyOptOuts,
  useOptOuts,
} from '../../../src/renderer/features/contacts/opt-outs/opt-out-store';
import { emptyPage, usePage } from '../../../src/renderer/features/contacts/page/page-store';
import { UnsavedQuestion } from '../../../src/renderer/features/contacts/page/unsaved-question';
import { ContactsRoom } from '../../../src/renderer/features/contacts/room/contacts-room';
import { emptyGroups, useGroups } from '../../../src/renderer/features/contacts/room/groups-store';
import { hush } from '../../../src/renderer/features/contacts/room/happened';
import { emptyRoom, useRoom } from '../../../src/renderer/features/contacts/room/room-store';
import type { FakeState } from '../../support/fake-bridge';
import { aContact } from '../../support/fixtures';
import { show, type Shown } from '../../support/render';

/** Contacts that a text was begun to. */
export const texted: (readonly string[])[] = [];

export const clara = aContact({ tags: ['VIP'], notes: 'Prefers mornings' });
export const ben = aContact({
  id: 'contact-2',
  givenName: 'Ben',
  familyName: 'Okafor',
  company: 'Okafor Flowers',
  numbers: [
    { e164: '+12025550111', typed: '+1 (202) 555-0111', label: 'work' },
    { e164: '+12025550112', typed: '+1 202 555 0112', label: '' },
  ],
});
export const zoe = aContact({
  id: 'contact-3',
  givenName: 'Zoë',
  familyName: 'Übel',
  numbers: [{ e164: '+12025550113', typed: '+1 202 555 0113', label: 'mobile' }],
});

export const goToImport = vi.fn();

/** Shows the room as the desk window does, over three contacts where a test names no others. */
export async function showRoom(state: Partial<FakeState> = {}): Promise<Shown> {
  useRoom.setState(emptyRoom, true);
  usePage.setState(emptyPage, true);
  useGroups.setState(emptyGroups, true);
  useOptOuts.setState(emptyOptOuts, true);
  hush();
  texted.length = 0;
  goToImport.mockClear();
  const shown = await show(
    <>
      <ContactsRoom onImport={goToImport} onExport={null} onText={(ids) => texted.push(ids)} />
      <UnsavedQuestion />
    </>,
    { contacts: [clara, ben, zoe], ...state },
  );
  await screen.findByRole('listbox', { name: 'Groups' });
  return shown;
}

export const rows = (): HTMLElement[] =>
  within(screen.getByRole('list', { name: 'Contacts' })).getAllByRole('listitem');

/** Opens a contact by its row and waits for its page. */
export async function open({ user }: Shown, name: string): Promise<HTMLElement> {
  await user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
  await screen.findByRole('heading', { level: 2, name });
  return page();
}

export const page = (): HTMLElement => screen.getByRole('region', { name: 'Contact' });
export const field = (name: string): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name });
/** What the room says happened. */
export const said = (): string =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join(' ');

/** A group in the column; a narrow window has the same in a select. */
export const group = (name: RegExp): Promise<HTMLElement> =>
  within(screen.getByRole('listbox', { name: 'Groups' })).findByRole('option', { name });

export async function chooseGroup({ user }: Shown, name: RegExp): Promise<void> {
  await user.click(await group(name));
}

/** Chooses from the menu of the contact that is shown. */
export async function choose({ user }: Shown, name: string, action: string): Promise<void> {
  await user.click(within(page()).getByRole('button', { name: `More for ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
}
