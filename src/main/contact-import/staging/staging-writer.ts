import type { CustomField, NamedContact } from '#shared/domain/contact';
import type { VerdictCounts } from '#shared/domain/import';
import { nameKey } from '#shared/domain/name-key';
import type { E164 } from '#shared/domain/phone';
import type { StagingDatabase } from '../../storage/staging-database';
import type { Candidate } from '../rows/candidate';
import { countVerdicts, isRepaired } from '../verdicts/count-verdicts';
import { optOutsOf, type JudgedRow } from '../verdicts/judge';
import { validNumbers } from '../verdicts/merge-candidate';
import type { StagingSummary } from './staging-summary';
import { stagingIndexes } from './staging-schema';

export interface StagingWriter {
  /** `cells` are the row as it was read, kept of those that are not imported. */
  add(candidate: Candidate, judged: JudgedRow, cells: readonly string[]): void;
  counts(): VerdictCounts;
  rows(): number;
  /** Writes what is needed besides the rows. */
  finish(fingerprint: string, header: readonly string[], newFields: readonly CustomField[]): void;
}

export interface StagingWriterParts {
  readonly newId: () => string;
  readonly sortKey: (contact: NamedContact) => string;
  /** When a row opts out that does not say when. */
  readonly now: number;
}

/** Writes judged rows into a staging database that has the staging schema. */
export function createStagingWriter(
  staging: StagingDatabase,
  { newId, sortKey, now }: StagingWriterParts,
): StagingWriter {
  const insertRow = staging.writer('INSERT INTO rows', 22);
  const insertNumber = staging.writer('INSERT INTO numbers', 7);
  const insertTag = staging.writer('INSERT INTO tags', 3);
  const insertField = staging.writer('INSERT INTO fields', 3);
  const insertOptOut = staging.writer('INSERT OR IGNORE INTO opt_outs', 3);
  const insertImage = staging.writer('INSERT INTO images', 2);
  const insertNewField = staging.writer('INSERT INTO new_fields', 4);
  const insertSummary = staging.writer('INSERT INTO summary', 2);
  const counter = countVerdicts();
  let rows = 0;
  let made = 0;
  let changed = 0;

  function addNumbers(n: number, candidate: Candidate, { write }: JudgedRow): void {
    const known = write.kind === 'update' ? write.before.numbers : [];
    const fits = (e164: E164): boolean =>
      write.kind !== 'update' || write.after.numbers.some((number) => number.e164 === e164);
    let place = known.length;
    candidate.numbers.forEach((number, nth) => {
      if (number.kind === 'refused') return;
      const isNew =
        write.kind !== 'nothing' &&
        !known.some(({ e164 }) => e164 === number.e164) &&
        fits(number.e164);
      const { e164, typed, label, repair } = number;
      insertNumber(n, nth, e164, typed, label, repair, isNew ? place : null);
      if (isNew) place += 1;
    });
  }

  return {
    add(candidate, judged, cells) {
      const { verdict, write } = judged;
      const leftOut = [...candidate.leftOut, ...(judged.leftOut ?? [])];
      rows += 1;
      const n = rows;
      counter.add(verdict, candidate.numbers);
      if (write.kind === 'new') made += 1;
      if (write.kind === 'update') changed += 1;
      const contact =
        write.kind === 'update' ? write.after : { ...candidate, numbers: validNumbers(candidate) };
      const refused = candidate.numbers.filter(({ kind }) => kind === 'refused');
      const isImported = ['new', 'update', 'opted-out'].includes(verdict.kind);
      const { consent } = contact;
      insertRow(
        n,
        candidate.position,
        verdict.kind,
        isRepaired(candidate.numbers) ? 1 : 0,
        verdict.kind === 'new' ? null : JSON.stringify(verdict),
        refused.length === 0 ? null : JSON.stringify(refused),
        leftOut.length === 0 ? null : JSON.stringify(leftOut),
        isImported ? null : JSON.stringify(cells),
        write.kind === 'nothing' ? null : write.kind,
        write.kind === 'new' ? made : write.kind === 'update' ? write.seq : null,
        write.kind === 'new' ? newId() : write.kind === 'update' ? write.before.id : null,
        contact.givenName,
        contact.familyName,
        contact.company,
        contact.email,
        contact.birthday,
        contact.notes,
        contact.language,
        consent?.givenOn ?? null,
        consent?.source ?? null,
        consent?.wording ?? null,
        write.kind === 'nothing' ? '' : sortKey(contact),
      );
      addNumbers(n, candidate, judged);
      // Of duplicates too: whoever says so must not be texted, whatever becomes of the row.
      if (candidate.optOut !== null) {
        const { at, how } = candidate.optOut;
        for (const e164 of optOutsOf(candidate)) insertOptOut(e164, at ?? now, how);
      }
      if (write.kind === 'nothing') return;
      if (write.kind === 'update') insertImage(n, JSON.stringify(write.before));
      const keys = new Set(contact.tags.map(nameKey));
      for (const tag of candidate.tags) {
        if (keys.has(nameKey(tag))) insertTag(n, tag, nameKey(tag));
      }
      for (const { fieldId, value } of candidate.fields) insertField(n, fieldId, value);
    },
    counts: () => counter.counts(),
    rows: () => rows,
    finish(fingerprint, header, newFields) {
      for (const { id, name, kind } of newFields) insertNewField(id, name, nameKey(name), kind);
      const summary: StagingSummary = {
        rows,
        counts: counter.counts(),
        made,
        changed,
        fingerprint,
        header,
      };
      insertSummary(1, JSON.stringify(summary));
      for (const sql of stagingIndexes.split(';')) {
        if (sql.trim() !== '') staging.database.run(sql);
      }
      staging.commit();
    },
  };
}
