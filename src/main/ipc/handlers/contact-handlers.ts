import { ok } from '#shared/result';
import type { Contacts } from '../../contacts/contacts';
import type { Handlers } from '../dispatch';

type ContactChannels =
  'searchContacts' | 'suggestRecipients' | 'saveContact' | 'deleteContact' | 'restoreContact';

/** Contacts over IPC; every change is told to `onChange`. */
export function contactHandlers(
  contacts: Contacts,
  onChange: () => void,
): Pick<Handlers, ContactChannels> {
  const told = <R extends { readonly ok: boolean }>(result: R): R => {
    if (result.ok) onChange();
    return result;
  };
  return {
    searchContacts: (query) => ok(contacts.search(query)),
    suggestRecipients: (query) => ok(contacts.suggestRecipients(query)),
    saveContact: (input) => told(contacts.save(input)),
    deleteContact: ({ id }) => told(contacts.delete(id)),
    restoreContact: ({ id }) => told(contacts.restore(id)),
  };
}
