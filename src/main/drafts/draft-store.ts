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
const draftSchema = v.object({
  draft: jsonColumn(
    v.object({
      recipients: v.array(
        v.object({
          e164: v.string(),
          contactId: v.nullable(v.string()),
          name: v.nullable(v.string()),
        }),
      ),
      recipientInput: v.string(),
      text: v.string(),
      selectionStart: v.number(),
      selectionEnd: v.number(),
    }),
  ),
});

export interface DraftStore {
  /** What stood in Compose last; the empty draft in a fresh database. */
  load(): Draft;
  save(draft: Draft): void;
}

/** What stands in Compose, kept exactly as typed. */
export function createDraftStore(database: Database): DraftStore {
  return {
    load() {
      const row = database.get(loadDraft);
      return row === undefined ? emptyDraft : parseRow(draftSchema, row, 'drafts').draft;
    },
    save(draft) {
      database.transaction(() => database.run(saveDraft, { draft: JSON.stringify(draft) }));
    },
  };
}
