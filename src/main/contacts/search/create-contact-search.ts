import * as v from 'valibot';
import type { ContactQuery } from '#shared/domain/contact';
import { parseRow } from '../../storage/parse-row';
import type { RecipientStore } from '../recipient-store';
import { addBit, keepBits, noBits, type Bits } from './bits';
import type { ContactSearch, FoundContacts, SearchRange } from './contact-search';
import { findLayered, scopes } from './find';
import { createImported } from './imported';
import type { IndexData } from './index-data';
import { countLayered, sliceLayered, type Layers } from './layers';
import { createLiveIndex, type LiveIndexParts } from './live-index';
import { suggestRecipients } from './suggest';

/** Exported for the tests that assert which indexes are used. */
export const listQueries = {
  page: `
    SELECT seq FROM contacts WHERE deleted_at IS NULL
    ORDER BY sort_key, seq LIMIT :limit OFFSET :offset`,
  count: `SELECT count(*) AS total FROM contacts WHERE deleted_at IS NULL`,
} as const;

const seqRow = v.object({ seq: v.number() });
const countRow = v.object({ total: v.number() });

export interface ContactSearchParts extends LiveIndexParts {
  readonly recipients: RecipientStore;
}

/** The search over the contacts in a database, see decision 0007. */
export function createContactSearch(parts: ContactSearchParts): ContactSearch {
  const { database, recipients, clock } = parts;
  const index = createLiveIndex(parts);
  const imported = createImported(database, clock);

  function listFromDatabase(range: SearchRange): FoundContacts {
    const { total } = parseRow(countRow, database.get(listQueries.count), 'contacts');
    const seqs = database
      .all(listQueries.page, { ...range })
      .map((row) => parseRow(seqRow, row, 'contacts').seq);
    return { seqs, total, firstTypoAt: total };
  }

  return {
    async search(query, range) {
      if (query.importId !== undefined) {
        const seqs = await imported.of(query.importId);
        return listFromIndex(await index.ready(), query, range, seqs);
      }
      const layers = index.atOnce();
      if (layers !== null) return listFromIndex(layers, query, range);
      if (isWholeList(query)) {
        // Not before the list is on its way: to start a thread takes as long as to read the page.
        clock.after(0, () => {
          index.warmUp();
        });
        return listFromDatabase(range);
      }
      return listFromIndex(await index.ready(), query, range);
    },

    async counts(queries) {
      if (queries.length === 0) return [];
      const layers = await index.ready();
      return queries.map((query) => countLayered(findLayered(layers, query, scopes.list).exact));
    },

    async suggest(text, limit, now) {
      if (text.trim() === '') return recipients.first(limit, now);
      return suggestRecipients(await index.ready(), recipients, text, limit, now);
    },

    recent: (limit) => recipients.recent(limit),
    contactsChanged: (changed) => {
      recipients.contactsChanged();
      imported.forget();
      index.contactsChanged(changed);
    },
    warmUp: () => {
      index.warmUp();
    },
    close: () => index.close(),
  };
}

function isWholeList({ text, tags, only }: ContactQuery): boolean {
  return text.trim() === '' && tags.length === 0 && only === 'all';
}

/** `among`: only these, by `contacts.seq`; `null` for whomever the query finds. */
function listFromIndex(
  layers: Layers,
  query: ContactQuery,
  range: SearchRange,
  among: ReadonlySet<number> | null = null,
): FoundContacts {
  const { exact, near } = findLayered(layers, query, scopes.list);
  if (among !== null) {
    const base = ranksOf(layers.base, among);
    const changed = ranksOf(layers.changed, among);
    for (const found of [exact, near]) {
      keepBits(found.base, base);
      keepBits(found.changed, changed);
    }
  }
  const { offset, limit } = range;
  const firstTypoAt = countLayered(exact);
  const seqs = sliceLayered(layers, exact, offset, limit);
  const left = limit - seqs.length;
  const others =
    left === 0 ? [] : sliceLayered(layers, near, Math.max(0, offset - firstTypoAt), left);
  return { seqs: [...seqs, ...others], total: firstTypoAt + countLayered(near), firstTypoAt };
}

function ranksOf({ seqs }: IndexData, among: ReadonlySet<number>): Bits {
  const ranks = noBits(seqs.length);
  seqs.forEach((seq, rank) => {
    if (among.has(seq)) addBit(ranks, rank);
  });
  return ranks;
}
