import type { ContactDetails, ContactPage } from '#shared/domain/contact';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { contactChannels } from '#shared/contract/contact-channels';
import type { Contacts } from '../../contacts/contacts';
import type { CustomFields } from '../../contacts/custom-fields';
import type { Merges } from '../../contacts/merges';
import type { OptOuts } from '../../contacts/opt-outs';
import type { SavedSearches } from '../../contacts/saved-searches';
import type { Tags } from '../../contacts/tags';
import type { History } from '../../history/history';
import type { Handlers } from '../dispatch';

export interface ContactHandlerParts {
  readonly contacts: Contacts;
  readonly tags: Tags;
  readonly savedSearches: SavedSearches;
  readonly customFields: CustomFields;
  readonly optOuts: OptOuts;
  readonly merges: Merges;
  readonly erase: (id: string) => Promise<Result<null, AppError>>;
  readonly history: Pick<History, 'listOf'>;
}

/** Contacts, and all that belongs to them, over IPC. */
export function contactHandlers(
  parts: ContactHandlerParts,
): Pick<Handlers, keyof typeof contactChannels> {
  const { contacts, tags, savedSearches, customFields, optOuts, merges, history } = parts;
  return {
    listContacts: async (query): Promise<Result<ContactPage, AppError>> =>
      ok(await contacts.list(query)),
    getContact: ({ id }) => contacts.get(id),
    saveContact: (input) => contacts.save(input),
    deleteContact: ({ id }) => contacts.delete(id),
    deleteContacts: async ({ selection }) => ok({ deleted: await contacts.deleteMany(selection) }),
    restoreContact: ({ id }) => contacts.restore(id),
    eraseContact: ({ id }) => parts.erase(id),
    listContactMessages: ({ contactId, before, limit }) => {
      const found: Result<ContactDetails, AppError> = contacts.get(contactId);
      if (!found.ok) return err(appError('contact-not-found'));
      const e164s = found.value.numbers.map(({ e164 }) => e164);
      const contactIds = [contactId, ...merges.absorbedBy(contactId)];
      return history.listOf({ contactIds, e164s }, { before, limit });
    },
    mergeContacts: ({ keptId, goneId }) => merges.merge(keptId, goneId),
    undoMerge: ({ mergeId }) => merges.undo(mergeId),
    suggestRecipients: async (query) => ok(await contacts.suggestRecipients(query)),

    listTags: async () => ok(await tags.list()),
    changeTags: async ({ selection, add, remove }) =>
      ok({ changed: await tags.change(selection, { add, remove }) }),
    renameTag: ({ name, to }) => tags.rename(name, to),
    deleteTag: ({ name }) => tags.delete(name),
    listSavedSearches: async () => ok(await savedSearches.list()),
    saveSearch: (input) => savedSearches.save(input),
    deleteSavedSearch: ({ id }) => savedSearches.delete(id),

    listFields: () => ok(customFields.list()),
    addField: ({ name, kind }) => customFields.add(name, kind),
    renameField: ({ id, name }) => customFields.rename(id, name),
    deleteField: ({ id }) => customFields.delete(id),

    listOptOuts: async (query) => ok(await optOuts.list(query)),
    addOptOut: ({ typed, how }) => optOuts.add(typed, how),
    liftOptOut: ({ e164, reason }) => optOuts.lift(e164, reason),
    listOptOutLifts: ({ e164 }) => ok(optOuts.lifts(e164)),
    findOptOuts: ({ e164s }) => ok(optOuts.of(e164s)),
  };
}
