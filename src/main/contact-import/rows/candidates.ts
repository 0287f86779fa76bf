import type { ColumnTarget } from '#shared/domain/import';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { CardSource, Source, TableSource } from '../readers/source';
import type { Candidate, RowContext } from './candidate';
import { planColumns, type TablePlan } from './column-plan';
import { draftCandidate, type CandidateDraft } from './draft-candidate';
import type { FieldPool } from './field-pool';
import { readCard } from './read-card';
import { readRow } from './read-row';
import { headerOf } from './table-header';

/** A row that was read, with its cells as they stood in the file. */
export interface ReadCandidate {
  readonly candidate: Candidate;
  readonly cells: readonly string[];
}

export interface CandidateBatch {
  readonly rows: readonly ReadCandidate[];
  readonly bytesRead: number;
}

/** How a file's rows become contacts. */
export interface Mapping {
  /** The names that the columns had when they were mapped; `null` without a header. */
  readonly header: readonly string[] | null;
  readonly columns: readonly ColumnTarget[];
}

/**
 * Reads a whole source as contacts.
 *
 * Errors: those of `planColumns`, `import-file-changed` where the columns are not those that were
 * mapped, and each batch those of the readers.
 */
export function readCandidates(
  source: Source,
  mapping: Mapping,
  fields: FieldPool,
  context: RowContext,
): Result<AsyncIterable<Result<CandidateBatch, AppError>>, AppError> {
  const draft = draftCandidate(context);
  if (source.kind === 'cards') return ok(readCards(source, fields, draft));
  if (mapping.header !== null && !sameTexts(mapping.header, headerOf(source))) {
    return err(appError('import-file-changed'));
  }
  const plan = planColumns(mapping.columns, fields);
  if (!plan.ok) return plan;
  return ok(readTable(source, mapping.header !== null, plan.value, draft));
}

async function* readTable(
  source: TableSource,
  hasHeader: boolean,
  plan: TablePlan,
  draft: CandidateDraft,
): AsyncGenerator<Result<CandidateBatch, AppError>> {
  const headerRow = hasHeader ? source.head[0]?.number : undefined;
  for await (const batch of source.rows()) {
    if (!batch.ok) {
      yield batch;
      return;
    }
    const rows = batch.value.rows
      .filter(({ number }) => number !== headerRow)
      .map((row) => ({ candidate: readRow(row, plan, draft), cells: row.cells }));
    yield ok({ rows, bytesRead: batch.value.bytesRead });
  }
}

async function* readCards(
  source: CardSource,
  fields: FieldPool,
  draft: CandidateDraft,
): AsyncGenerator<Result<CandidateBatch, AppError>> {
  for await (const batch of source.cards()) {
    if (!batch.ok) {
      yield batch;
      return;
    }
    const rows = batch.value.cards.map((card) => {
      const candidate = readCard(card, (name, kind) => fields.find(name, kind), draft);
      return { candidate, cells: cellsOf(candidate) };
    });
    yield ok({ rows, bytesRead: batch.value.bytesRead });
  }
}

/** What a rejected card is shown by. */
function cellsOf({ givenName, familyName, company, numbers, email }: Candidate): readonly string[] {
  return [givenName, familyName, company, ...numbers.map(({ typed }) => typed), email];
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
