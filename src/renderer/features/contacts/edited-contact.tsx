import type { ReactNode } from 'react';
import { lazyView } from '../../components/lazy-view';
import { useContacts } from './contacts-store';

/** Loaded with the contacts, so that it is there at once when it is asked for. */
export const ContactDialog = lazyView(async () => (await import('./contact-dialog')).ContactDialog);

/**
 * The form of the contact that is edited, if any. It belongs to the window and not to the contacts,
 * so that going elsewhere, as a link or a notification does, loses nothing that was typed.
 */
export function EditedContact(): ReactNode {
  const edited = useContacts((state) => state.edited);
  return (
    edited !== null && (
      <ContactDialog
        contact={edited === 'new' ? null : edited}
        onClose={() => {
          useContacts.setState({ edited: null });
        }}
      />
    )
  );
}
