import type { ChannelInput } from '#shared/contract/channels';
import type {
  Contact,
  ContactDetails,
  ContactPage,
  ContactSelection,
  ListedContact,
  RecipientSuggestion,
} from '#shared/domain/contact';
import type { CountryCode, E164 } from '#shared/domain/phone';
import { isFictional } from '#shared/domain/practice-numbers';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { readContact, type ContactInput } from './contact-input';
import type { StoredContact } from './contact-row';
import type { CustomFields } from './custom-fields';
import type { ContactsGround } from './ground';
import type { Merges } from './merges';
import type { OptOuts } from './opt-outs';

export interface Contacts {
  /** What a query finds; the first page of the bin is what was deleted last. */
  list(query: ChannelInput<'listContacts'>): Promise<ContactPage>;
  /** A contact, in the bin or not. Error: `contact-not-found`. */
  get(id: string): Result<ContactDetails, AppError>;
  /**
   * What To may offer for what is typed, recent and frequent first: contacts' numbers, and numbers
   * texted before that no contact has. A number that is typed whole is the renderer's to offer.
   */
  suggestRecipients(
    query: ChannelInput<'suggestRecipients'>,
  ): Promise<readonly RecipientSuggestion[]>;
  /** The numbers texted last, newest first, without those that must not be texted. */
  recentRecipients(limit: number): readonly RecipientSuggestion[];
  /** Writes a contact. Errors: `contact-not-found` and those of `readContact`. */
  save(input: ContactInput): Result<Contact, AppError>;
  /** Puts a contact into the bin. Error: `contact-not-found`. */
  delete(id: string): Result<null, AppError>;
  /** Puts contacts into the bin; answers how many. */
  deleteMany(selection: ContactSelection): Promise<number>;
  /** Brings a contact back, or leaves it where it is. Error: `contact-not-found`. */
  restore(id: string): Result<Contact, AppError>;
  /** Whose number it is, or `null`. */
  byNumber(e164: E164): Contact | null;
}

export interface ContactsParts {
  readonly ground: ContactsGround;
  readonly optOuts: Pick<OptOuts, 'of'>;
  readonly merges: Pick<Merges, 'into'>;
  readonly customFields: Pick<CustomFields, 'list'>;
  /** For numbers that are typed without a country code. */
  readonly defaultCountry: () => CountryCode;
  /** Whether the active account is for practice. */
  readonly isPractising: () => boolean;
}

/** The people whom the user texts. */
export function createContacts(parts: ContactsParts): Contacts {
  const { ground, optOuts } = parts;
  const { contacts: store, search, clock, changed } = ground;

  /** What was rehearsed with a number of fiction is not offered when the next text is for real. */
  const forNow = (found: readonly RecipientSuggestion[]) =>
    parts.isPractising()
      ? found
      : found.filter(({ e164, contactId }) => contactId !== null || !isFictional(e164));

  function listed(found: readonly StoredContact[]): ListedContact[] {
    const numbers = found.flatMap(({ contact }) => contact.numbers.map(({ e164 }) => e164));
    const optedOut = new Set(optOuts.of(numbers).map(({ e164 }) => e164));
    return found.map(({ contact, deletedAt }) => ({
      ...contact,
      optedOut: contact.numbers.map(({ e164 }) => e164).filter((e164) => optedOut.has(e164)),
      deletedAt,
    }));
  }

  /** A contact that is not in the bin. */
  function present(id: string): StoredContact | null {
    const found = store.get(id);
    return found?.deletedAt === null ? found : null;
  }

  return {
    async list({ query, limit, offset }) {
      const { seqs, total, firstTypoAt } = await search.search(query, { offset, limit });
      return { contacts: listed(store.bySeqs(seqs)), total, firstTypoAt };
    },

    get(id) {
      const found = store.get(id);
      if (found === null) return err(appError('contact-not-found'));
      const { contact, deletedAt } = found;
      return ok({
        ...contact,
        optOuts: optOuts.of(contact.numbers.map(({ e164 }) => e164)),
        deletedAt,
        merges: parts.merges.into(id),
      });
    },

    suggestRecipients: async ({ query, limit }) =>
      forNow(await search.suggest(query, limit, clock.now())),
    // More than asked for, since some may not be for now.
    recentRecipients: (limit) =>
      forNow(search.recent(limit * 4))
        .filter(({ optedOut }) => !optedOut)
        .slice(0, limit),

    save(input) {
      const known = input.id === null ? null : present(input.id);
      if (input.id !== null && known === null) return err(appError('contact-not-found'));
      const contents = readContact(input, {
        known: known?.contact.numbers ?? [],
        customFields: parts.customFields.list(),
        defaultCountry: parts.defaultCountry(),
      });
      if (!contents.ok) return contents;
      const now = clock.now();
      const { seq, contact } = store.write({
        id: known?.contact.id ?? ground.newId(),
        ...contents.value,
        createdAt: known?.contact.createdAt ?? now,
        updatedAt: now,
      });
      changed([seq]);
      return ok(contact);
    },

    delete(id) {
      const found = present(id);
      if (found === null) return err(appError('contact-not-found'));
      store.setDeleted(found.seq, clock.now());
      changed([found.seq]);
      return ok(null);
    },

    async deleteMany(selection) {
      const at = clock.now();
      const seqs = await ground.select(selection);
      return ground.changeMany(seqs, (seq) => (store.setDeleted(seq, at) ? seq : null));
    },

    restore(id) {
      const found = store.get(id);
      if (found === null) return err(appError('contact-not-found'));
      if (store.setDeleted(found.seq, null)) changed([found.seq]);
      return ok(found.contact);
    },

    byNumber: (e164) => store.byNumber(e164),
  };
}
