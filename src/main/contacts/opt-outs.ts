import type { ChannelInput } from '#shared/contract/channels';
import {
  contactName,
  type ListedOptOut,
  type OptOut,
  type OptOutLift,
  type OptOutPage,
  type OptOutReport,
} from '#shared/domain/contact';
import { csvSeparator } from '#shared/domain/csv-separator';
import { numberPiece } from '#shared/domain/folded-text';
import type { CountryCode, E164 } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { e164Of } from './contact-input';
import type { ContactsGround } from './ground';
import type { OptOutStore } from './opt-out-store';
import { inSlices } from './slices';

/** The list of numbers that must not be texted. It alone decides; whoever sends asks `has`. */
export interface OptOuts {
  has(e164: E164): boolean;
  /** The opt-outs of some numbers. */
  of(e164s: readonly E164[]): readonly OptOut[];
  /** Newest first, with whose number it is. */
  list(query: ChannelInput<'listOptOuts'>): Promise<OptOutPage>;
  /** Adds a number; one that is on the list stays as it is. Error: `contact-number-invalid`. */
  add(typed: string, how: string): Result<OptOut, AppError>;
  /** Adds a number in the words of whoever said so; one that is on the list stays as it is. */
  record(e164: E164, words: string): void;
  /** Lets a number be texted again. Errors: `reason-missing`, `opt-out-not-found`. */
  lift(e164: E164, reason: string): Result<null, AppError>;
  lifts(e164: E164): readonly OptOutLift[];
  /** Adds the numbers of a CSV. Error: `opt-outs-not-found` where it has none at all. */
  import(csv: string): Promise<Result<OptOutReport, AppError>>;
  export(): Promise<{ readonly csv: string; readonly count: number }>;
}

const exportedAtATime = 1_000;
/** Loaded with the library for tables, which no start waits for. */
const openCsv = () => import('./opt-out-csv');

export function createOptOuts(
  { contacts, search, clock, slicing, changed }: ContactsGround,
  store: OptOutStore,
  defaultCountry: () => CountryCode,
  language: () => Language,
): OptOuts {
  function listed(optOut: OptOut): ListedOptOut {
    const contact = contacts.byNumber(optOut.e164);
    return {
      ...optOut,
      contactId: contact?.id ?? null,
      name: contact === null ? null : contactName(contact),
    };
  }

  /** The opt-outs of those whose name is searched for. */
  async function ofNamed(text: string): Promise<readonly OptOut[]> {
    const query = { text, tags: [], only: 'opted-out' } as const;
    const { seqs } = await search.search(query, { offset: 0, limit: 1_000 });
    const numbers = contacts.bySeqs(seqs).flatMap(({ contact }) => contact.numbers);
    return [...store.of(numbers.map(({ e164 }) => e164))].sort(
      (a, b) => b.optedOutAt - a.optedOutAt,
    );
  }

  return {
    has: (e164) => store.has(e164),
    of: (e164s) => store.of(e164s),

    async list({ text, limit, offset }) {
      const piece = numberPiece(text);
      if (text.trim() !== '' && piece === null) {
        const found = await ofNamed(text);
        const page = found.slice(offset, offset + limit);
        return { optOuts: page.map(listed), total: found.length };
      }
      const { optOuts, total } = store.page(piece, { limit, offset });
      return { optOuts: optOuts.map(listed), total };
    },

    add(typed, how) {
      const e164 = e164Of(typed.trim(), defaultCountry());
      if (e164 === null) {
        return err(appError('contact-number-invalid', { params: { number: typed.trim() } }));
      }
      const optOut: OptOut = { e164, optedOutAt: clock.now(), how: how.trim() };
      if (store.add(optOut)) changed(contacts.seqsOfNumber(e164));
      return ok(store.get(e164) ?? optOut);
    },

    record(e164, words) {
      const optOut: OptOut = { e164, optedOutAt: clock.now(), how: words.trim() };
      if (store.add(optOut)) changed(contacts.seqsOfNumber(e164));
    },

    lift(e164, reason) {
      if (reason.trim() === '') return err(appError('reason-missing'));
      if (!store.lift(e164, clock.now(), reason.trim())) return err(appError('opt-out-not-found'));
      changed(contacts.seqsOfNumber(e164));
      return ok(null);
    },

    lifts: (e164) => store.lifts(e164),

    async import(csv) {
      const { readOptOuts } = await openCsv();
      const { rows, rejected } = await readOptOuts(csv, defaultCountry(), slicing.breathe);
      if (rows.length === 0) return err(appError('opt-outs-not-found'));
      const now = clock.now();
      let added = 0;
      await inSlices(slicing, rows, ({ e164, optedOutAt, how }) => {
        if (store.add({ e164, optedOutAt: optedOutAt ?? now, how })) added += 1;
      });
      if (added > 0) changed('all');
      return ok({ added, known: rows.length - added, rejected });
    },

    async export() {
      const { optOutHeading, optOutsAsCsv } = await openCsv();
      const separator = csvSeparator(language());
      const pieces = [optOutHeading(separator)];
      let count = 0;
      let page = store.after(null, exportedAtATime);
      while (page.length > 0) {
        pieces.push(optOutsAsCsv(page, separator));
        count += page.length;
        await slicing.breathe();
        page = store.after(page.at(-1)?.e164 ?? null, exportedAtATime);
      }
      return { csv: pieces.join(''), count };
    },
  };
}
