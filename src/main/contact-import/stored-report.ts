import * as v from 'valibot';
import { countsSchema } from './staging/staging-summary';

/** What the database keeps of an import, as JSON. */
export const storedReport = v.object({
  fileName: v.string(),
  rows: v.number(),
  counts: countsSchema,
  created: v.number(),
  updated: v.number(),
  /** Numbers that it put on the opt-out list. */
  optedOut: v.number(),
  /** Custom fields that it made. */
  fieldIds: v.array(v.string()),
  /** Tags that it made, by their keys. */
  tagKeys: v.array(v.string()),
});

export type StoredReport = v.InferOutput<typeof storedReport>;
