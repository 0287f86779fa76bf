import * as v from 'valibot';
import { emptyDraft, type Draft } from '#shared/domain/draft';
import type { Database } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';

const loadDraft = `SELECT draft FROM drafts`;

const saveDraft = `
  INSERT INTO drafts (slot, draft) VALUES (1, :draft)
  ON CONFLICT (slot) DO UPDATE SET draft = excluded.draft`;

// Kept as JSON, which escapes what SQLite's text cannot carry: NUL and lone surrogates come back as
// they were typed.
const draftEntries = {
  recipients: v.array(
    v.object({
      e164: v.string(),
      contactId: v.nullable(v.string()),
      name: v.nullable(v.string()),
    }),
  ),
  recipientInput: v.string(),
  text: v.string(),
  // Older versions kept none.
  language: v.optional(v.nullable(v.string()), null),
  selectionStart: v.number(),
  selectionEnd: v.number(),
};
const rowSchema = v.object({
  draft: jsonColumn(
    // Older versions kept no displaced drafts.
    v.object({ ...draftEntries, displaced: v.optional(v.array(v.object(draftEntries)), []) }),
  ),
});

/** Whether a text is a draft as it is stored. */
export function isStoredDraft(text: string): boolean {
  return v.is(rowSchema.entries.draft, text);
}

export interface DraftStore {
  /** What stood in Compose last; the empty draft in a fresh database. */
  load(): Draft;
  save(draft: Draft): void;
  /** Drafts that gave way to others, the last one last. */
  loadDisplaced(): readonly Draft[];
  saveDisplaced(displaced: readonly Draft[]): void;
}

/** What stands in Compose, kept exactly as typed. */
export function createDraftStore(database: Database): DraftStore {
  function read(): { readonly draft: Draft; readonly displaced: readonly Draft[] } {
    const row = database.get(loadDraft);
    if (row === undefined) return { draft: emptyDraft, displaced: [] };
    const { displaced, ...draft } = parseRow(rowSchema, row, 'drafts').draft;
    return { draft, displaced };
  }

  function write(draft: Draft, displaced: readonly Draft[]): void {
    database.run(saveDraft, { draft: JSON.stringify({ ...draft, displaced }) });
  }

  return {
    load: () => read().draft,
    save: (draft) => {
      database.transaction(() => {
        write(draft, read().displaced);
      });
    },
    loadDisplaced: () => read().displaced,
    saveDisplaced: (displaced) => {
      database.transaction(() => {
        write(read().draft, displaced);
      });
    },
  };
}
