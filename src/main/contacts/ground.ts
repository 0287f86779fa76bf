import type { ContactSelection } from '#shared/domain/contact';
import { assertNever } from '#shared/result';
import type { Clock } from '../outbox/ports';
import type { ContactStore } from './contact-store';
import type { ChangedContacts, ContactSearch } from './search/contact-search';
import { inSlices, type Slicing } from './slices';

/** What the use cases about contacts stand on. */
export interface ContactsGround {
  readonly contacts: ContactStore;
  readonly search: ContactSearch;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly newId: () => string;
  readonly slicing: Slicing;
  /** To be called after each commit: tells the search and the windows. */
  readonly changed: (changed: ChangedContacts) => void;
  /** Whom a selection means, by `contacts.seq`; for a query without those that match but for a letter. */
  readonly select: (selection: ContactSelection) => Promise<readonly number[]>;
  /**
   * Changes many contacts, in slices. `change` answers the `contacts.seq` of the one that it changed,
   * or `null`; answers how many were changed.
   */
  readonly changeMany: <T>(
    items: Iterable<T>,
    change: (item: T) => number | null,
  ) => Promise<number>;
}

/** More than there will be. */
const everyone = { offset: 0, limit: 10_000_000 };

export function createGround(
  parts: Omit<ContactsGround, 'changed' | 'select' | 'changeMany' | 'slicing'> & {
    readonly breathe: Slicing['breathe'];
    readonly onChange: () => void;
  },
): ContactsGround {
  const { contacts, search, clock, breathe, onChange } = parts;
  const slicing: Slicing = { breathe, elapsed: clock.elapsed, together: contacts.together };

  function changed(seqs: ChangedContacts): void {
    search.contactsChanged(seqs);
    onChange();
  }
  return {
    ...parts,
    slicing,
    changed,
    async changeMany(items, change) {
      let total = 0;
      let seqs: number[] = [];
      const collect = (seq: number | null): void => {
        if (seq !== null) seqs.push(seq);
      };
      await inSlices(
        slicing,
        items,
        (item) => {
          collect(change(item));
        },
        () => {
          total += seqs.length;
          if (seqs.length > 0) changed(seqs);
          seqs = [];
        },
      );
      return total;
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
