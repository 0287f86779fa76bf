import { create } from 'zustand';
import { contactName, everyone, type Contact } from '#shared/domain/contact';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';

/** The contacts in sight of a search, loaded page by page. */
export interface ContactsState {
  readonly query: string;
  readonly contacts: readonly Contact[];
  readonly total: number;
  /** Whether the first page has come. */
  readonly isLoaded: boolean;
  readonly error: AppError | null;
  /** Whose form is open, over whichever view shows. */
  readonly edited: Contact | 'new' | null;
  /** What just happened to a contact, for the status line. */
  readonly happened:
    | { readonly kind: 'saved' | 'restored'; readonly name: string }
    | { readonly kind: 'deleted'; readonly name: string; readonly id: string }
    | null;
}

export const emptyContacts: ContactsState = {
  query: '',
  contacts: [],
  total: 0,
  isLoaded: false,
  error: null,
  edited: null,
  happened: null,
};

export const useContacts = create<ContactsState>(() => emptyContacts);

const pageSize = 100;
let asked = 0;
let isLoadingMore = false;

/** Loads what matches the search anew, as many as were there before. */
async function loadContacts(): Promise<void> {
  asked += 1;
  const mine = asked;
  const { query, contacts } = useContacts.getState();
  const limit = Math.min(500, Math.max(pageSize, contacts.length));
  const answer = await bridge.listContacts({
    query: { ...everyone, text: query },
    limit,
    offset: 0,
  });
  if (mine !== asked) return;
  if (!answer.ok) useContacts.setState({ error: answer.error, isLoaded: true });
  else useContacts.setState({ ...answer.value, error: null, isLoaded: true });
}

/** Loads the next page, where there is one. */
export async function loadMoreContacts(): Promise<void> {
  const { query, contacts, total } = useContacts.getState();
  if (isLoadingMore || contacts.length >= total) return;
  isLoadingMore = true;
  const mine = asked;
  const answer = await bridge.listContacts({
    query: { ...everyone, text: query },
    limit: pageSize,
    offset: contacts.length,
  });
  isLoadingMore = false;
  if (mine !== asked || !answer.ok) return;
  const known = new Set(contacts.map(({ id }) => id));
  const more = answer.value.contacts.filter(({ id }) => !known.has(id));
  // A page without anything new: the list changed under us, and contactsChanged loads it anew.
  const end = more.length === 0 ? contacts.length : answer.value.total;
  useContacts.setState({ contacts: [...contacts, ...more], total: end });
}

export function searchContacts(query: string): void {
  useContacts.setState({ query, contacts: [] });
  void loadContacts();
}

/** Loads the contacts and follows their changes; returns the function that ends it. */
export function keepContacts(): () => void {
  void loadContacts();
  return bridge.on('contactsChanged', () => void loadContacts());
}

/** Opens the form for a contact. */
export function editContact(edited: Contact | 'new'): void {
  useContacts.setState({ edited });
}

export async function deleteContact(contact: Contact): Promise<void> {
  const { id } = contact;
  const answer = await bridge.deleteContact({ id });
  if (!answer.ok) useContacts.setState({ error: answer.error });
  else
    useContacts.setState({
      happened: { kind: 'deleted', id, name: contactName(contact) },
      error: null,
    });
}

/** Brings back the contact that was just deleted. */
export async function undoDelete(): Promise<void> {
  const { happened } = useContacts.getState();
  if (happened?.kind !== 'deleted') return;
  const answer = await bridge.restoreContact({ id: happened.id });
  if (!answer.ok) useContacts.setState({ error: answer.error });
  else useContacts.setState({ happened: { kind: 'restored', name: happened.name } });
}
