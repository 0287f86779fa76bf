import type { KnownPerson } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import type { CountryCode } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import { emptyOldBin } from '../contacts/bin';
import { createChangeImages } from '../contacts/change-images';
import { createContactStore } from '../contacts/contact-store';
import { createContacts } from '../contacts/contacts';
import { createCustomFields } from '../contacts/custom-fields';
import { createListedPeople } from '../batches/forget-person';
import { createErase } from '../contacts/erase';
import { createGround } from '../contacts/ground';
import { createMerges } from '../contacts/merges';
import { createOptOutStore } from '../contacts/opt-out-store';
import { createOptOuts } from '../contacts/opt-outs';
import { createNameOrders } from '../contacts/order/name-order';
import { reorderContacts } from '../contacts/order/reorder';
import { createRecipientStore } from '../contacts/recipient-store';
import { createSavedSearches } from '../contacts/saved-searches';
import { createContactSearch } from '../contacts/search/create-contact-search';
import type { Breathe } from '../contacts/slices';
import { createTagStore } from '../contacts/tag-store';
import { createTags } from '../contacts/tags';
import { createDraftStore } from '../drafts/draft-store';
import { createPersonMessages } from '../history/person-messages';
import type { Clock } from '../outbox/ports';
import { createScheduleStore } from '../schedule/schedule-store';
import type { Database } from '../storage/database';
import type { StartJob } from '../worker/jobs';

export interface ContactRoomsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly startJob: StartJob;
  readonly newId: () => string;
  readonly language: () => Language;
  readonly defaultCountry: () => CountryCode;
  /** Whether the active account is for practice. */
  readonly isPractising: () => boolean;
  /** Between slices of work that writes much. */
  readonly breathe: Breathe;
  readonly onChange: () => void;
  readonly onMessagesBlanked: (messages: readonly Message[]) => void;
  readonly onErased: (person: KnownPerson) => void;
}

/** Everything about contacts, put together. */
export function openContactRooms(parts: ContactRoomsParts) {
  const { database } = parts;
  const orders = createNameOrders();
  const store = createContactStore({
    database,
    sortKey: (contact) => orders.of(parts.language()).key(contact),
  });
  const search = createContactSearch({
    ...parts,
    recipients: createRecipientStore(database),
  });
  const groundParts = { ...parts, contacts: store, search };
  const ground = createGround(groundParts);
  const optOuts = createOptOuts(
    ground,
    createOptOutStore(database),
    parts.defaultCountry,
    parts.language,
  );
  const images = createChangeImages(database);
  const merges = createMerges(database, ground, images);
  const customFields = createCustomFields(database, ground);
  const savedSearches = createSavedSearches(database, ground);
  const personMessages = createPersonMessages(database);
  const contacts = createContacts({ ...parts, ground, optOuts, merges, customFields });
  const erase = createErase({
    ground,
    merges,
    images,
    messages: personMessages,
    drafts: createDraftStore(database),
    lists: createListedPeople(database),
    schedules: createScheduleStore(database),
    onBlanked: parts.onMessagesBlanked,
    onErased: parts.onErased,
  });

  /** Once at the start, each day, and when the language changes. */
  async function tidy(signal: AbortSignal): Promise<void> {
    const breathe = async (): Promise<void> => {
      await parts.breathe();
      signal.throwIfAborted();
    };
    await breathe();
    const ending = createGround({ ...groundParts, breathe });
    const order = orders.of(parts.language());
    if (await reorderContacts(database, order, ending.slicing)) ground.changed('all');
    await emptyOldBin(ending, merges);
  }

  return {
    contacts,
    tags: createTags(ground, createTagStore(database), savedSearches),
    savedSearches,
    customFields,
    optOuts,
    merges,
    erase,
    personMessages,
    tidy,
    search,
    ground,
  };
}
