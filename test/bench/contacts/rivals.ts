import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { fold } from '#shared/domain/folded-text';
import type { GeneratedContact } from '../../support/contacts/generate-contacts';

/** What a search found: how many, and the first of them. */
export interface Found {
  readonly total: number;
  readonly ids: readonly string[];
}

/** Another way to find contacts, kept in memory as a whole. */
export interface Rival {
  find(text: string): Found;
}

/** A contact as the rivals get it: the same texts, and each number as it is and as it was typed. */
function documentOf(customer: GeneratedContact) {
  return {
    id: customer.id,
    givenName: customer.givenName,
    familyName: customer.familyName,
    company: customer.company,
    email: customer.email,
    notes: customer.notes,
    tags: customer.tags.join(' '),
    numbers: customer.numbers.map(({ e164, typed }) => `${e164} ${typed}`).join(' '),
  };
}

const texts = ['givenName', 'familyName', 'company', 'email', 'notes', 'tags', 'numbers'];

/** Every word as the start of one, and from four letters on with one typo. */
export function miniSearchOf(customers: readonly GeneratedContact[], limit: number): Rival {
  const index = new MiniSearch({
    fields: texts,
    storeFields: [],
    processTerm: (term) => fold(term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length >= 4 ? 1 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(customers.map(documentOf));
  return {
    find(text) {
      const found = index.search(text);
      return { total: found.length, ids: found.slice(0, limit).map(({ id }) => String(id)) };
    },
  };
}

/** As it is set up by itself, but for accents. */
export function fuseOf(customers: readonly GeneratedContact[], limit: number): Rival {
  const index = new Fuse(customers.map(documentOf), { keys: texts, ignoreDiacritics: true });
  return {
    find(text) {
      const found = index.search(text);
      return { total: found.length, ids: found.slice(0, limit).map(({ item }) => item.id) };
    },
  };
}
