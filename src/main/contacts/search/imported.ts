import * as v from 'valibot';
import type { Clock } from '../../outbox/ports';
import type { Database } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const importedQueries = {
  page: `
    SELECT image.contact_id AS id, contacts.seq AS seq
    FROM contact_images AS image CROSS JOIN contacts ON contacts.id = image.contact_id
    WHERE image.change_id = :importId AND image.contact_id > :after
    ORDER BY image.contact_id LIMIT :limit`,
} as const;

/** So many are read in one turn of the event loop. */
const pageSize = 2_000;

const row = v.object({ id: v.string(), seq: v.number() });

interface Imported {
  /** The contacts that an import made or updated, by `contacts.seq`; none once it is forgotten. */
  of(importId: string): Promise<ReadonlySet<number>>;
  /** To be called when contacts change: an import may have been undone. */
  forget(): void;
}

/** Whom the last import that was asked for is about; read in pieces, since they may be very many. */
export function createImported(database: Database, clock: Pick<Clock, 'after'>): Imported {
  let last: { readonly importId: string; readonly seqs: Promise<ReadonlySet<number>> } | null =
    null;

  async function read(importId: string): Promise<ReadonlySet<number>> {
    const seqs = new Set<number>();
    const readAfter = (after: string) =>
      database
        .all(importedQueries.page, { importId, after, limit: pageSize })
        .map((found) => parseRow(row, found, 'contact_images'));
    for (let page = readAfter(''); page.length > 0; page = readAfter(page.at(-1)?.id ?? '')) {
      for (const { seq } of page) seqs.add(seq);
      if (page.length < pageSize) break;
      await new Promise<void>((resolve) => clock.after(0, resolve));
    }
    return seqs;
  }

  return {
    of(importId) {
      if (last?.importId !== importId) last = { importId, seqs: read(importId) };
      return last.seqs;
    },
    forget() {
      last = null;
    },
  };
}
