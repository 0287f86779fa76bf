import type { BatchRecipientPage } from '#shared/domain/batch';
import type { CountryCode } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Input } from '../../contact-import/readers/source';
import { inSlices, type Breathe } from '../../contacts/slices';
import type { Clock } from '../../outbox/ports';
import type { StartJob } from '../../worker/jobs';
import type { StoredBatch } from '../batch-row';
import type { BatchStore, ListedRecipient } from '../batch-store';
import { candidateName, openCandidates, type CandidateParts } from '../review/candidates';
import { numberIn } from './number-in';

export interface ListParts extends CandidateParts {
  readonly store: BatchStore;
  readonly startJob: StartJob;
  readonly defaultCountry: () => CountryCode;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly breathe: Breathe;
}

/** The lists of drafts: read, kept, and looked at. */
export interface BatchLists {
  /** Reads a list and keeps it. Errors: those of the readers, `import-no-number-column`, `batch-not-draft`. */
  read(batch: StoredBatch, source: Input, fileName: string): Promise<Result<null, AppError>>;
  /** Takes the numbers from another column. Errors: `batch-source-missing`, `batch-not-draft`. */
  chooseColumn(batch: StoredBatch, column: number): Promise<Result<null, AppError>>;
  /** A page of whom a draft is for. Errors: `batch-source-missing`, `saved-search-not-found`. */
  page(
    batch: StoredBatch,
    range: { readonly offset: number; readonly limit: number },
  ): Promise<Result<BatchRecipientPage, AppError>>;
}

const rowsAtATime = 500;

export function createBatchLists(parts: ListParts): BatchLists {
  const { store, clock, breathe } = parts;
  const slicing = { breathe, elapsed: clock.elapsed, together: store.together };

  /** A list is only named once all of its rows are there, so that no draft is left with half of one. */
  function unname({ id, draft }: StoredBatch, clear: boolean): boolean {
    return store.together(() => {
      const isDraft = store.setDraft(id, { ...draft, source: null });
      const seq = store.get(id)?.seq;
      if (isDraft && clear && seq !== undefined) store.clearList(seq);
      return isDraft;
    });
  }

  function* allListed(seq: number): Generator<ListedRecipient> {
    for (let from = 0; ; from += rowsAtATime) {
      const rows = store.listed(seq, from, rowsAtATime);
      yield* rows;
      if (rows.length < rowsAtATime) return;
    }
  }

  const notDraft = () => err(appError('batch-not-draft'));

  return {
    async read(batch, source, fileName) {
      const list = await parts.startJob('batch-list', {
        source,
        country: parts.defaultCountry(),
        thisYear: new Date(clock.now()).getFullYear(),
      }).done;
      if (!list.ok) return list;
      const { columns, numberColumn, firstRow, rows, overLimit } = list.value;
      await breathe();
      const fresh = store.get(batch.id);
      if (fresh === null || !unname(fresh, true)) return notDraft();
      await inSlices(slicing, rows.entries(), ([position, row]) => {
        store.putListed(batch.seq, { position, ...row });
      });
      const named = { fileName, columns, numberColumn, firstRow, rows: rows.length, overLimit };
      return store.setList(batch.id, { kind: 'list', ...named }) ? ok(null) : notDraft();
    },

    async chooseColumn(batch, column) {
      const { source } = batch.draft;
      if (source?.kind !== 'list' || column >= source.columns.length) {
        return err(appError('batch-source-missing'));
      }
      const country = parts.defaultCountry();
      if (!unname(batch, false)) return notDraft();
      await inSlices(slicing, allListed(batch.seq), ({ position, cells }) => {
        const typed = (cells[column] ?? '').trim();
        store.changeListed(batch.seq, position, typed, numberIn(typed, country));
      });
      const changed = store.setList(batch.id, { ...source, numberColumn: column });
      return changed ? ok(null) : notDraft();
    },

    async page({ seq, draft }, { offset, limit }) {
      if (draft.source === null) return err(appError('batch-source-missing'));
      const opened = await openCandidates(parts, seq, draft.source);
      if (!opened.ok) return opened;
      const recipients = opened.value.page(offset, limit).map((candidate) => ({
        position: candidate.position,
        typed: candidate.typed,
        e164: candidate.e164,
        contactId: candidate.contact?.id ?? null,
        name: candidateName(candidate),
        cells: candidate.cells,
      }));
      return ok({ recipients, total: opened.value.total });
    },
  };
}
