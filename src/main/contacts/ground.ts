import type { ContactSelection } from '#shared/domain/contact';
import { assertNever } from '#shared/result';
import type { Clock } from '../outbox/ports';
import type { ContactStore } from './contact-store';
import type { ChangedContacts, ContactSearch } from './search/contact-search';
import type { Breathe } from './slices';

/** What the use cases about contacts stand on. */
export interface ContactsGround {
  readonly contacts: ContactStore;
  readonly search: ContactSearch;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  readonly breathe: Breathe;
  /** To be called after each commit: tells the search and the windows. */
  readonly changed: (changed: ChangedContacts) => void;
  /** Whom a selection means, by `contacts.seq`; for a query without those that match but for a letter. */
  readonly select: (selection: ContactSelection) => Promise<readonly number[]>;
}

/** More than there will be. */
const everyone = { offset: 0, limit: 10_000_000 };

export function createGround(
  parts: Omit<ContactsGround, 'changed' | 'select'> & { readonly onChange: () => void },
): ContactsGround {
  const { contacts, search, onChange } = parts;
  return {
    ...parts,
    changed(seqs) {
      search.contactsChanged(seqs);
      onChange();
    },
    async select(selection) {
      switch (selection.kind) {
        case 'ids':
          return contacts.seqsOf(selection.ids);
        case 'query': {
          const { seqs, firstTypoAt } = await search.search(selection.query, everyone);
          return seqs.slice(0, firstTypoAt);
        }
        default:
          return assertNever(selection);
      }
    },
  };
}
