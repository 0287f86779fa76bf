import * as v from 'valibot';
import { setImmediate } from 'node:timers/promises';
import { contactName, type Contact } from '#shared/domain/contact';
import type { ImportUndone } from '#shared/domain/import';
import { createChangeImages, type ContactImage } from '../../contacts/change-images';
import { createContactStore, type ContactStore } from '../../contacts/contact-store';
import { createNameOrder } from '../../contacts/order/name-order';
import type { Database } from '../../storage/database';
import { commitAndMove, connectToImport } from '../../storage/import-connection';
import { jsonColumn, parseRow } from '../../storage/parse-row';
import type { JobDesk, JobResult, RunJob } from '../../worker/job';
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
const removeUnusedTag = `
  DELETE FROM tags
  WHERE key = :key AND NOT EXISTS (SELECT 1 FROM contact_tags WHERE tag_seq = tags.seq)`;
const markUndone = `UPDATE imports SET undone_at = :now WHERE id = :importId`;
const reportOf = `SELECT report FROM imports WHERE id = :importId`;

export const runImportUndo = importUndoOver(connectToImport);

/** The job over connections of another make: a test's disk may be full. */
export function importUndoOver(connect: typeof connectToImport): RunJob<ImportUndoJob> {
  return (input, desk) => run(connect, input, desk);
}

async function run(
  connect: typeof connectToImport,
  input: ImportUndoJob['input'],
  desk: JobDesk<ImportUndoJob>,
): Promise<JobResult<ImportUndoJob['output']>> {
  const orders = takeOrders(desk);
  const connection = connect(input.databaseFile, null);
  try {
    const { database } = connection;
    const images = createChangeImages(database).of(input.importId);
    desk.tell({ kind: 'ready' });
    await orders.go;
    // Cancelled before the gate was held: main may be writing.
    if (orders.isCancelled()) return { output: null, moved: [] };
    connection.begin();
    const undoing = undo(database, input, images, desk);
    for (;;) {
      const step = undoing.next();
      if (step.done === true) {
        commitAndMove(connection);
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
}

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
  for (const key of row.report.tagKeys) database.run(removeUnusedTag, { key });
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
