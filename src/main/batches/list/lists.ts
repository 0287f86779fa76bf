import type { BatchList, BatchRecipientPage } from '#shared/domain/batch';
import type { CountryCode } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Input } from '../../contact-import/readers/source';
import { inSlices, type Breathe } from '../../contacts/slices';
import type { Clock } from '../../outbox/ports';
import type { StartJob } from '../../worker/jobs';
import type { StoredBatch } from '../batch-row';
import { stagedFrom, type BatchStore, type ListedRecipient } from '../batch-store';
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

export function createBatchLists(parts: ListParts): BatchLists {
  const { store, clock, breathe } = parts;
  const slicing = { breathe, elapsed: clock.elapsed, together: store.together };

  /**
   * Writes rows beside those that the draft has, and gives it the list once all are there: where one
   * finds no room, the draft keeps what it had. What was written by then goes with the next list.
   */
  async function replace(
    { id, seq, draft }: StoredBatch,
    rows: Iterable<ListedRecipient>,
    list: BatchList,
  ): Promise<Result<null, AppError>> {
    const from = draft.source?.kind === 'list' ? stagedFrom : 0;
    store.clearListFrom(seq, from);
    await inSlices(slicing, rows, (row) => {
      store.putListed(seq, { ...row, position: from + row.position });
    });
    return store.takeList(id, list, from) ? ok(null) : notDraft();
  }

  /** One row at a time, so that somebody who is forgotten meanwhile is not written again. */
  function* withNumbersOf(
    seq: number,
    column: number,
    country: CountryCode,
  ): Generator<ListedRecipient> {
    for (let place = 0; ; place += 1) {
      const [row] = store.listed(seq, place, 1);
      if (row === undefined) return;
      const typed = (row.cells[column] ?? '').trim();
      yield { ...row, typed, e164: numberIn(typed, country) };
    }
  }

  const notDraft = () => err(appError('batch-not-draft'));

  /** One after the other: the rows of two that are written at once would be mixed. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  return {
    async read(batch, source, fileName) {
      const list = await parts.startJob('batch-list', {
        source,
        country: parts.defaultCountry(),
        thisYear: new Date(clock.now()).getFullYear(),
      }).done;
      if (!list.ok) return list;
      const { rows, ...read } = list.value;
      await breathe();
      return inTurn(async () => {
        const fresh = store.get(batch.id);
        if (fresh?.state.kind !== 'draft') return notDraft();
        const placed = rows.map((row, position) => ({ position, ...row }));
        return replace(fresh, placed, { kind: 'list', fileName, ...read, rows: rows.length });
      });
    },

    chooseColumn: ({ id }, column) =>
      inTurn(async () => {
        const fresh = store.get(id);
        if (fresh?.state.kind !== 'draft') return notDraft();
        const { source } = fresh.draft;
        if (source?.kind !== 'list' || column >= source.columns.length) {
          return err(appError('batch-source-missing'));
        }
        const rows = withNumbersOf(fresh.seq, column, parts.defaultCountry());
        return replace(fresh, rows, { ...source, numberColumn: column });
      }),

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
