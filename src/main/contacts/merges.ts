import * as v from 'valibot';
import { contactName, type Contact, type Merge } from '#shared/domain/contact';
import { mergedContact } from '#shared/domain/merge-contacts';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import type { ChangeImages } from './change-images';
import type { ContactsGround } from './ground';

/** Exported for the tests that assert which indexes are used. */
export const mergeQueries = {
  byId: `SELECT * FROM merges WHERE id = :id`,
  into: `SELECT * FROM merges WHERE kept_id = :keptId ORDER BY merged_at DESC`,
  before: `SELECT * FROM merges WHERE merged_at < :before ORDER BY merged_at LIMIT :limit`,
} as const;

const insert = `
  INSERT INTO merges (id, merged_at, kept_id, gone_id, gone_name)
  VALUES (:id, :mergedAt, :keptId, :goneId, :goneName)`;
const remove = `DELETE FROM merges WHERE id = :id`;

const mergeRow = v.object({
  id: v.string(),
  merged_at: v.number(),
  kept_id: v.string(),
  gone_id: v.string(),
  gone_name: v.string(),
});

export interface Merges {
  /**
   * Makes one of two contacts. What was sent to either is in the history of the kept one. Errors:
   * `contact-not-found`, `merge-with-itself`, `merge-too-many-numbers` (params `limit`).
   */
  merge(
    keptId: string,
    goneId: string,
  ): Result<{ readonly mergeId: string; readonly contact: Contact }, AppError>;
  /**
   * Parts them again, each as it was. Errors: `merge-not-found`; `merge-changed-since` where the
   * merged contact has been changed, deleted or merged again, and what was done would be lost.
   */
  undo(mergeId: string): Result<null, AppError>;
  /** The merges into a contact that are kept, newest first. */
  into(keptId: string): readonly Merge[];
  /** All that were merged into a contact and are kept, also into one that was itself merged into it. */
  absorbedBy(keptId: string): readonly string[];
  isMerge(changeId: string): boolean;
  /** Forgets a merge and how both were before. Within a transaction. */
  forget(mergeId: string): void;
  /** Forgets what was merged before a time; answers how many. */
  forgetBefore(before: number, limit: number): number;
}

/** The contract's limit on a contact's numbers. */
const maxNumbers = 20;

export function createMerges(
  database: Database,
  { contacts, clock, newId, changed }: ContactsGround,
  images: ChangeImages,
): Merges {
  const rowOf = (raw: unknown) => parseRow(mergeRow, raw, 'merges');

  function forget(mergeId: string): void {
    images.drop(mergeId);
    database.run(remove, { id: mergeId });
  }

  return {
    merge(keptId, goneId) {
      if (keptId === goneId) return err(appError('merge-with-itself'));
      const kept = contacts.get(keptId);
      const gone = contacts.get(goneId);
      if (kept === null || gone === null || kept.deletedAt !== null || gone.deletedAt !== null) {
        return err(appError('contact-not-found'));
      }
      const merged = { ...mergedContact(kept.contact, gone.contact), updatedAt: clock.now() };
      if (merged.numbers.length > maxNumbers) {
        return err(appError('merge-too-many-numbers', { params: { limit: maxNumbers } }));
      }
      const mergeId = newId();
      const contact = contacts.together(() => {
        contacts.remove(gone.seq);
        const written = contacts.write(merged);
        images.keep(mergeId, {
          contactId: keptId,
          before: kept,
          revision: written.revision,
        });
        images.keep(mergeId, { contactId: goneId, before: gone, revision: null });
        const goneName = contactName(gone.contact);
        database.run(insert, { id: mergeId, mergedAt: clock.now(), keptId, goneId, goneName });
        return written.contact;
      });
      changed([kept.seq, gone.seq]);
      return ok({ mergeId, contact });
    },

    undo(mergeId) {
      if (database.get(mergeQueries.byId, { id: mergeId }) === undefined) {
        return err(appError('merge-not-found'));
      }
      const before = images.of(mergeId);
      const revisions = contacts.revisions(before.map(({ contactId }) => contactId));
      const isAsLeft = before.every(
        ({ contactId, revision }) => (revisions.get(contactId) ?? null) === revision,
      );
      if (!isAsLeft) return err(appError('merge-changed-since'));
      const seqs = contacts.together(() => {
        forget(mergeId);
        return before.flatMap((image) =>
          image.before === null ? [] : contacts.writeBack(image.before),
        );
      });
      changed(seqs);
      return ok(null);
    },

    into: (keptId) =>
      database.all(mergeQueries.into, { keptId }).map((raw) => {
        const row = rowOf(raw);
        return { id: row.id, mergedAt: row.merged_at, goneName: row.gone_name };
      }),
    absorbedBy(keptId) {
      const ids = new Set([keptId]);
      for (const id of ids) {
        for (const raw of database.all(mergeQueries.into, { keptId: id })) {
          const { gone_id: goneId } = rowOf(raw);
          // One that was written anew since is a contact of its own.
          if (contacts.get(goneId) === null) ids.add(goneId);
        }
      }
      ids.delete(keptId);
      return [...ids];
    },
    isMerge: (changeId) => database.get(mergeQueries.byId, { id: changeId }) !== undefined,
    forget,
    forgetBefore(before, limit) {
      const old = database.all(mergeQueries.before, { before, limit }).map(rowOf);
      contacts.together(() => {
        old.forEach(({ id }) => {
          forget(id);
        });
      });
      return old.length;
    },
  };
}
