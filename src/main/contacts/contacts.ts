import type { ChannelInput } from '#shared/contract/channels';
import type { Contact, ContactNumber, RecipientSuggestion } from '#shared/domain/contact';
import { parsePhone, type CountryCode, type E164 } from '#shared/domain/phone';
import { isFictional } from '#shared/domain/practice-numbers';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Clock } from '../outbox/ports';
import type { ContactPage, ContactStore } from './contact-store';
import type { RecipientStore } from './recipient-store';

/** A contact as the user filled it in; `id` is `null` for a new one. */
export type ContactInput = ChannelInput<'saveContact'>;

export interface Contacts {
  search(query: ChannelInput<'searchContacts'>): ContactPage;
  /**
   * What To may offer for what is typed, recent and frequent first: contacts' numbers, and numbers
   * texted before that no contact has. A number that is typed whole is the renderer's to offer.
   */
  suggestRecipients(query: ChannelInput<'suggestRecipients'>): readonly RecipientSuggestion[];
  /** The numbers texted last, newest first. */
  recentRecipients(limit: number): readonly RecipientSuggestion[];
  /**
   * Writes a contact. Empty number fields are left out, a number given twice is kept once.
   *
   * Errors: `contact-name-missing`, `contact-number-missing`, `contact-number-invalid` (params
   * `number`), `contact-not-found`.
   */
  save(input: ContactInput): Result<Contact, AppError>;
  /** Hides a contact until `restore`. Error: `contact-not-found`. */
  delete(id: string): Result<null, AppError>;
  /** Brings a contact back, or leaves it where it is. Error: `contact-not-found`. */
  restore(id: string): Result<Contact, AppError>;
  /** Whose number it is, or `null`. */
  byNumber(e164: E164): Contact | null;
}

export interface ContactsParts {
  readonly store: ContactStore;
  readonly recipients: RecipientStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  /** For numbers that are typed without a country code. */
  readonly defaultCountry: () => CountryCode;
  /** Whether the active account is for practice. */
  readonly isPractising: () => boolean;
}

/** The people whom the user texts. */
export function createContacts(parts: ContactsParts): Contacts {
  const { store, recipients, clock, newId, defaultCountry } = parts;

  /** What was rehearsed with a number of fiction is not offered when the next text is for real. */
  const forNow = (found: readonly RecipientSuggestion[]) =>
    parts.isPractising()
      ? found
      : found.filter(({ e164, contactId }) => contactId !== null || !isFictional(e164));

  return {
    search: ({ query, limit, offset }) => store.search(query, { limit, offset }),
    suggestRecipients: ({ query, limit }) => forNow(recipients.suggest(query, limit, clock.now())),
    // More than asked for, since some may not be for now.
    recentRecipients: (limit) => forNow(recipients.recent(limit * 4)).slice(0, limit),

    save(input) {
      const known = input.id === null ? null : store.get(input.id);
      if (input.id !== null && known === null) return err(appError('contact-not-found'));
      const name = input.name.trim();
      if (name === '') return err(appError('contact-name-missing'));
      const numbers = readNumbers(input.numbers, known?.numbers ?? [], defaultCountry());
      if (!numbers.ok) return numbers;
      const now = clock.now();
      return ok(
        store.save({
          id: known?.id ?? newId(),
          givenName: name,
          familyName: '',
          company: '',
          numbers: numbers.value,
          email: '',
          birthday: '',
          notes: input.note.trim(),
          tags: [],
          fields: [],
          language: '',
          consent: null,
          createdAt: known?.createdAt ?? now,
          updatedAt: now,
        }),
      );
    },

    delete(id) {
      return store.delete(id, clock.now()) === null ? err(appError('contact-not-found')) : ok(null);
    },

    restore(id) {
      const contact = store.restore(id) ?? store.get(id);
      return contact === null ? err(appError('contact-not-found')) : ok(contact);
    },

    byNumber: (e164) => store.byNumber(e164),
  };
}

/**
 * Reads the numbers as typed. One that the contact has already, typed the same, stays the number that
 * it was: the default country may have changed since.
 */
function readNumbers(
  inputs: ContactInput['numbers'],
  known: readonly ContactNumber[],
  defaultCountry: CountryCode,
): Result<readonly ContactNumber[], AppError> {
  const numbers = new Map<E164, ContactNumber>();
  for (const { typed: raw, label } of inputs) {
    const typed = raw.trim();
    if (typed === '') continue;
    const same = known.find((number) => number.typed === typed);
    const e164 = same?.e164 ?? e164Of(typed, defaultCountry);
    if (e164 === null) {
      return err(appError('contact-number-invalid', { params: { number: typed } }));
    }
    if (!numbers.has(e164)) numbers.set(e164, { e164, typed, label: label.trim() });
  }
  if (numbers.size === 0) return err(appError('contact-number-missing'));
  return ok([...numbers.values()]);
}

function e164Of(typed: string, defaultCountry: CountryCode): E164 | null {
  const parsed = parsePhone(typed, defaultCountry);
  return parsed.ok ? parsed.value.e164 : null;
}
