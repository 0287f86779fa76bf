import * as v from 'valibot';
import { setImmediate } from 'node:timers/promises';
import { contactName, type Contact } from '#shared/domain/contact';
import type { ImportUndone } from '#shared/domain/import';
import { createChangeImages, type ContactImage } from '../../contacts/change-images';
import { createContactStore, type ContactStore } from '../../contacts/contact-store';
import { createNameOrder } from '../../contacts/order/name-order';
import type { Database } from '../../storage/database';
import { connectToImport } from '../../storage/import-connection';
import { jsonColumn, parseRow } from '../../storage/parse-row';
import type { JobDesk, RunJob } from '../../worker/jobs';
import { storedReport } from '../stored-report';
import { takeOrders, type GatedOrder, type GatedProgress } from './gated-job';

/** Undoes an import in one transaction, while the write gate is held. */
export interface ImportUndoJob {
  readonly input: {
    readonly databaseFile: string;
    readonly importId: string;
    readonly locale: string;
    readonly now: number;
  };
  readonly progress: GatedProgress;
  readonly order: GatedOrder;
  /** `null` where it was cancelled. */
  readonly output: ImportUndone | null;
}

const contactsPerPiece = 1_000;
const keptNamed = 100;

const removeUnusedField = `
  DELETE FROM custom_fields
  WHERE id = :id AND NOT EXISTS (SELECT 1 FROM contact_fields WHERE field_seq = custom_fields.seq)`;
const markUndone = `UPDATE imports SET undone_at = :now WHERE id = :importId`;
const reportOf = `SELECT report FROM imports WHERE id = :importId`;

export const runImportUndo: RunJob<ImportUndoJob> = async (input, desk) => {
  const orders = takeOrders(desk);
  const connection = connectToImport(input.databaseFile, null);
  try {
    const { database } = connection;
    const images = createChangeImages(database).of(input.importId);
    desk.tell({ kind: 'ready' });
    await orders.go;
    connection.begin();
    const undoing = undo(database, input, images, desk);
    for (;;) {
      const step = undoing.next();
      if (step.done === true) {
        connection.commit();
        connection.checkpoint();
        return { output: step.value, moved: [] };
      }
      await setImmediate();
      if (orders.isCancelled()) {
        connection.rollBack();
        return { output: null, moved: [] };
      }
    }
  } catch (error) {
    connection.rollBack();
    throw error;
  } finally {
    connection.close();
  }
};

function* undo(
  database: Database,
  { importId, locale, now }: ImportUndoJob['input'],
  images: readonly ContactImage[],
  desk: JobDesk<ImportUndoJob>,
): Generator<void, ImportUndone> {
  const order = createNameOrder(locale);
  const contacts = createContactStore({ database, sortKey: order.key.bind(order) });
  const kept: Contact[] = [];
  let removed = 0;
  let restored = 0;
  for (let start = 0; start < images.length; start += contactsPerPiece) {
    const piece = images.slice(start, start + contactsPerPiece);
    const undone = undoPiece(contacts, piece);
    kept.push(...undone.kept);
    removed += undone.removed;
    restored += undone.restored;
    desk.tell({ kind: 'progress', done: start + piece.length, total: images.length });
    yield;
  }
  createChangeImages(database).drop(importId);
  const row = parseRow(
    v.object({ report: jsonColumn(storedReport) }),
    database.get(reportOf, { importId }),
    'imports',
  );
  for (const id of row.report.fieldIds) database.run(removeUnusedField, { id });
  database.run(markUndone, { importId, now });
  return {
    importId,
    removed,
    restored,
    kept: kept
      .slice(0, keptNamed)
      .map((contact) => ({ contactId: contact.id, name: contactName(contact) })),
    keptTotal: kept.length,
    optOutsKept: row.report.optedOut,
  };
}

interface UndonePiece {
  readonly removed: number;
  readonly restored: number;
  readonly kept: readonly Contact[];
}

/** Contacts that are gone meanwhile, erased or merged into others, are not there to be undone. */
function undoPiece(contacts: ContactStore, images: readonly ContactImage[]): UndonePiece {
  const seqs = contacts.seqsOf(images.map(({ contactId }) => contactId));
  const byId = new Map(contacts.bySeqs(seqs).map((stored) => [stored.contact.id, stored]));
  const kept: Contact[] = [];
  let removed = 0;
  let restored = 0;
  for (const { contactId, before, revision } of images) {
    const stored = byId.get(contactId);
    if (stored === undefined) continue;
    if (stored.revision !== revision) {
      kept.push(stored.contact);
    } else if (before === null) {
      contacts.remove(stored.seq);
      removed += 1;
    } else {
      contacts.writeBack(before);
      restored += 1;
    }
  }
  return { removed, restored, kept };
}
