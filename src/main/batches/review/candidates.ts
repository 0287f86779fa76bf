import {
  contactName,
  isMobileLabel,
  type Contact,
  type ContactNumber,
} from '#shared/domain/contact';
import type { BatchSource } from '#shared/domain/batch';
import type { E164 } from '#shared/domain/phone';
import type { TemplateValues } from '#shared/domain/template';
import { assertNever, err, ok, type Result } from '#shared/result';
import { appError, type AppError } from '#shared/errors';
import type { ContactStore } from '../../contacts/contact-store';
import type { ContactsGround } from '../../contacts/ground';
import type { SavedSearches } from '../../contacts/saved-searches';
import type { BatchStore, ListedRecipient } from '../batch-store';

/** Somebody on a list, before it is known whether they get something. */
export interface BatchCandidate {
  /** Place in the list, from 0. */
  readonly position: number;
  readonly typed: string;
  readonly e164: E164 | null;
  readonly contact: Contact | null;
  /** What stands in the columns of the list, by their names. */
  readonly own: TemplateValues;
  readonly cells: readonly string[];
}

export interface CandidateParts {
  readonly store: Pick<BatchStore, 'listed'>;
  readonly contacts: Pick<ContactStore, 'bySeqs' | 'byNumber'>;
  readonly select: ContactsGround['select'];
  readonly savedSearches: Pick<SavedSearches, 'list'>;
}

/** Everybody that a source names, in order: a page at a time, since each page takes milliseconds. */
export interface CandidateList {
  readonly total: number;
  page(offset: number, limit: number): readonly BatchCandidate[];
}

/**
 * Finds everybody that a batch is for.
 *
 * Contacts are those that are there now; of the numbers of one, the first that is labelled as a mobile
 * is taken, else the first. Errors: `saved-search-not-found`.
 */
export async function openCandidates(
  parts: CandidateParts,
  batchSeq: number,
  source: BatchSource,
): Promise<Result<CandidateList, AppError>> {
  switch (source.kind) {
    case 'tag':
      return ok(await ofQuery(parts, { text: '', tags: [source.name], only: 'all' }));
    case 'search': {
      const saved = (await parts.savedSearches.list()).find(({ id }) => id === source.searchId);
      if (saved === undefined) return err(appError('saved-search-not-found'));
      return ok(await ofQuery(parts, saved.query));
    }
    case 'contacts':
      return ok(ofContacts(parts, await parts.select({ kind: 'ids', ids: source.ids })));
    case 'list':
      return ok({
        total: source.rows,
        page: (offset, limit) =>
          parts.store
            .listed(batchSeq, offset, limit)
            .map((row) => ofListed(row, source.columns, parts.contacts)),
      });
    default:
      return assertNever(source);
  }
}

async function ofQuery(
  parts: CandidateParts,
  query: Extract<Parameters<CandidateParts['select']>[0], { kind: 'query' }>['query'],
): Promise<CandidateList> {
  return ofContacts(parts, await parts.select({ kind: 'query', query }));
}

function ofContacts({ contacts }: CandidateParts, seqs: readonly number[]): CandidateList {
  return {
    total: seqs.length,
    page: (offset, limit) =>
      contacts
        .bySeqs(seqs.slice(offset, offset + limit))
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ contact }, index) => {
          const number = numberToText(contact.numbers);
          return {
            position: offset + index,
            typed: number?.typed ?? '',
            e164: number?.e164 ?? null,
            contact,
            own: {},
            cells: [],
          };
        }),
  };
}

function numberToText(numbers: readonly ContactNumber[]): ContactNumber | undefined {
  return numbers.find(({ label }) => isMobileLabel(label)) ?? numbers[0];
}

function ofListed(
  { position, typed, e164, cells }: ListedRecipient,
  columns: readonly string[],
  contacts: CandidateParts['contacts'],
): BatchCandidate {
  return {
    position,
    typed,
    e164,
    contact: e164 === null ? null : contacts.byNumber(e164),
    own: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
    cells,
  };
}

/** What a candidate is called; `null` where nothing tells. */
export function candidateName({ contact }: BatchCandidate): string | null {
  return contact === null ? null : contactName(contact);
}
