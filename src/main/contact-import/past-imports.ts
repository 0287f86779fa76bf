import * as v from 'valibot';
import type { PastImport } from '#shared/domain/import';
import type { Database } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';
import { storedReport } from './stored-report';

/** So long an import can be undone. */
const undoMs = 30 * 86_400_000;

/** Exported for the tests that assert which indexes are used. */
export const pastImportQueries = {
  since: `
    SELECT id, imported_at, report, undone_at FROM imports
    WHERE imported_at > :since ORDER BY imported_at DESC`,
  byId: `SELECT id, imported_at, report, undone_at FROM imports WHERE id = :id`,
  oldImages: `
    SELECT change_id, contact_id FROM imports
    CROSS JOIN contact_images ON change_id = imports.id
    WHERE imported_at <= :before LIMIT :limit`,
} as const;

const dropImage = `
  DELETE FROM contact_images WHERE change_id = :changeId AND contact_id = :contactId`;

const importRow = v.object({
  id: v.string(),
  imported_at: v.number(),
  report: jsonColumn(storedReport),
  undone_at: v.nullable(v.number()),
});
const imageRow = v.object({ change_id: v.string(), contact_id: v.string() });

export interface PastImports {
  /** Those that can still be undone, or were, newest first. */
  list(now: number): readonly PastImport[];
  get(importId: string): PastImport | null;
  /** Forgets how contacts were before imports that can no longer be undone; answers how many. */
  forgetImages(now: number, limit: number): number;
}

export function createPastImports(database: Database): PastImports {
  function pastImport(raw: unknown): PastImport {
    const row = parseRow(importRow, raw, 'imports');
    return {
      importId: row.id,
      fileName: row.report.fileName,
      importedAt: row.imported_at,
      created: row.report.created,
      updated: row.report.updated,
      optedOut: row.report.optedOut,
      undoUntilAt: row.imported_at + undoMs,
      undoneAt: row.undone_at,
    };
  }

  return {
    list: (now) => database.all(pastImportQueries.since, { since: now - undoMs }).map(pastImport),
    get(importId) {
      const row = database.get(pastImportQueries.byId, { id: importId });
      return row === undefined ? null : pastImport(row);
    },
    forgetImages: (now, limit) =>
      database.transaction(() => {
        const old = database
          .all(pastImportQueries.oldImages, { before: now - undoMs, limit })
          .map((row) => parseRow(imageRow, row, 'contact_images'));
        for (const { change_id: changeId, contact_id: contactId } of old) {
          database.run(dropImage, { changeId, contactId });
        }
        return old.length;
      }),
  };
}
