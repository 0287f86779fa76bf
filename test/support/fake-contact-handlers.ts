import type { contactChannels } from '#shared/contract/contact-channels';
import {
  contactName,
  type Contact,
  type ContactQuery,
  type ContactSelection,
  type ListedContact,
  type OptOut,
} from '#shared/domain/contact';
import { mergedContact } from '#shared/domain/merge-contacts';
import { nameKey, uniqueNames } from '#shared/domain/name-key';
import { parsePhone, type CountryCode } from '#shared/domain/phone';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { FakeBridge, FakeHandlers } from './fake-bridge';

type ContactChannel = keyof typeof contactChannels;
type Part<Names extends ContactChannel> = Pick<FakeHandlers, Names>;

const done = ok(null);

/** Contacts, tags, saved searches, fields and opt-outs in memory. */
export function fakeContactHandlers(fake: FakeBridge): Part<ContactChannel> {
  return {
    ...listHandlers(fake),
    ...changeHandlers(fake),
    ...groupHandlers(fake),
    ...fieldHandlers(fake),
    ...optOutHandlers(fake),
  };
}

function told<R>(fake: FakeBridge, answer: R): R {
  fake.emit('contactsChanged', {});
  return answer;
}

/** Everyone that a query finds, by name. */
function found({ state }: FakeBridge, { text, tags, only }: ContactQuery): Contact[] {
  const words = text.trim().toLowerCase();
  const inScope: Readonly<Record<ContactQuery['only'], (contact: Contact) => boolean>> = {
    all: () => true,
    'in-bin': () => true,
    consent: ({ consent }) => consent !== null,
    'no-consent': ({ consent }) => consent === null,
    'opted-out': ({ numbers }) =>
      numbers.some((number) => state.optOuts.some(({ e164 }) => e164 === number.e164)),
  };
  return (only === 'in-bin' ? state.deletedContacts : state.contacts)
    .filter(inScope[only])
    .filter((contact) => tags.every((tag) => contact.tags.some((own) => isSame(own, tag))))
    .filter((contact) =>
      [contactName(contact), ...contact.numbers.flatMap(({ e164, typed }) => [e164, typed])].some(
        (part) => part.toLowerCase().includes(words),
      ),
    )
    .sort((a, b) => contactName(a).localeCompare(contactName(b)));
}

function isSame(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

function optOutsOf({ state }: FakeBridge, { numbers }: Contact): OptOut[] {
  return state.optOuts.filter((optOut) => numbers.some(({ e164 }) => e164 === optOut.e164));
}

function listHandlers(
  fake: FakeBridge,
): Part<'listContacts' | 'getContact' | 'listContactMessages' | 'suggestRecipients'> {
  const { state } = fake;
  const deletedAtOf = ({ id }: Contact): number | null =>
    state.deletedContacts.some((contact) => contact.id === id) ? state.nowAt : null;
  const listed = (contact: Contact): ListedContact => ({
    ...contact,
    optedOut: optOutsOf(fake, contact).map(({ e164 }) => e164),
    deletedAt: deletedAtOf(contact),
  });
  return {
    listContacts: ({ query, limit, offset }) => {
      const all = found(fake, query);
      const contacts = all.slice(offset, offset + limit).map(listed);
      return ok({ contacts, total: all.length, firstTypoAt: all.length });
    },
    getContact: ({ id }) => {
      const contact = [...state.contacts, ...state.deletedContacts].find((one) => one.id === id);
      if (contact === undefined) return err(appError('contact-not-found'));
      const merges = state.merges
        .filter(({ kept }) => kept.id === id)
        .map((merge) => ({
          id: merge.id,
          mergedAt: state.nowAt,
          goneName: contactName(merge.gone),
        }));
      const deletedAt = deletedAtOf(contact);
      return ok({ ...contact, optOuts: optOutsOf(fake, contact), deletedAt, merges });
    },
    listContactMessages: ({ contactId, before, limit }) => {
      const contact = state.contacts.find(({ id }) => id === contactId);
      const numbers = contact?.numbers.map(({ e164 }) => e164) ?? [];
      const all = state.messages
        .filter((one) => one.contactId === contactId || numbers.includes(one.recipient))
        .sort((a, b) => b.createdAt - a.createdAt);
      const from = before === null ? 0 : all.findIndex(({ id }) => id === before) + 1;
      const messages = all.slice(from, from + limit);
      const nextBefore = from + limit < all.length ? (messages.at(-1)?.id ?? null) : null;
      return ok({ messages, nextBefore });
    },
    suggestRecipients: ({ query, limit }) => {
      if (state.suggestions !== null) return ok(state.suggestions.slice(0, limit));
      const suggestions = found(fake, { text: query, tags: [], only: 'all' }).flatMap((contact) =>
        contact.numbers.map(({ e164, label }) => ({
          e164,
          contactId: contact.id,
          name: contactName(contact),
          label,
          lastTextedAt: null,
          optedOut: state.optOuts.some((optOut) => optOut.e164 === e164),
        })),
      );
      return ok(suggestions.slice(0, limit));
    },
  };
}

function changeHandlers(
  fake: FakeBridge,
): Part<
  | 'saveContact'
  | 'deleteContact'
  | 'deleteContacts'
  | 'restoreContact'
  | 'eraseContact'
  | 'mergeContacts'
  | 'undoMerge'
> {
  const { state } = fake;
  const remove = (ids: readonly string[]): void => {
    state.deletedContacts.push(...state.contacts.filter(({ id }) => ids.includes(id)));
    state.contacts = state.contacts.filter(({ id }) => !ids.includes(id));
  };
  return {
    saveContact: ({ id, numbers, ...contents }) => {
      if (numbers.length === 0) return err(appError('contact-number-missing'));
      const country = state.snapshot.settings.defaultCountry as CountryCode;
      const known = state.contacts.find((contact) => contact.id === id);
      const parsed: Contact['numbers'][number][] = [];
      for (const { typed, label } of numbers) {
        const same = known?.numbers.find((number) => number.typed === typed);
        if (same !== undefined) {
          parsed.push({ ...same, label });
          continue;
        }
        const phone = parsePhone(typed, country);
        if (!phone.ok) {
          return err(appError('contact-number-invalid', { params: { number: typed } }));
        }
        parsed.push({ e164: phone.value.e164, typed, label });
      }
      const contact: Contact = {
        ...contents,
        id: id ?? `contact-new-${String(state.contacts.length + 1)}`,
        numbers: parsed,
        createdAt: known?.createdAt ?? state.nowAt,
        updatedAt: state.nowAt,
      };
      state.contacts = [...state.contacts.filter((one) => one.id !== id), contact];
      return told(fake, ok(contact));
    },
    deleteContact: ({ id }) => {
      if (!state.contacts.some((contact) => contact.id === id)) {
        return err(appError('contact-not-found'));
      }
      remove([id]);
      return told(fake, done);
    },
    deleteContacts: ({ selection }) => {
      const ids = selected(fake, selection).map(({ id }) => id);
      remove(ids);
      return told(fake, ok({ deleted: ids.length }));
    },
    restoreContact: ({ id }) => {
      const back = state.deletedContacts.find((contact) => contact.id === id);
      if (back === undefined) return err(appError('contact-not-found'));
      state.deletedContacts = state.deletedContacts.filter((contact) => contact !== back);
      state.contacts = [...state.contacts, back];
      return told(fake, ok(back));
    },
    eraseContact: ({ id }) => {
      state.contacts = state.contacts.filter((contact) => contact.id !== id);
      state.deletedContacts = state.deletedContacts.filter((contact) => contact.id !== id);
      return told(fake, done);
    },
    mergeContacts: ({ keptId, goneId }) => {
      const kept = state.contacts.find(({ id }) => id === keptId);
      const gone = state.contacts.find(({ id }) => id === goneId);
      if (kept === undefined || gone === undefined) return err(appError('contact-not-found'));
      const contact = mergedContact(kept, gone);
      const mergeId = `merge-${String(state.merges.length + 1)}`;
      state.merges.push({ id: mergeId, kept, gone });
      state.contacts = [...state.contacts.filter((one) => one !== kept && one !== gone), contact];
      return told(fake, ok({ mergeId, contact }));
    },
    undoMerge: ({ mergeId }) => {
      const merge = state.merges.find(({ id }) => id === mergeId);
      if (merge === undefined) return err(appError('merge-not-found'));
      state.merges = state.merges.filter((one) => one !== merge);
      const others = state.contacts.filter(({ id }) => id !== merge.kept.id);
      state.contacts = [...others, merge.kept, merge.gone];
      return told(fake, done);
    },
  };
}

function selected(fake: FakeBridge, selection: ContactSelection): readonly Contact[] {
  return selection.kind === 'query'
    ? found(fake, selection.query)
    : fake.state.contacts.filter(({ id }) => selection.ids.includes(id));
}

function groupHandlers(
  fake: FakeBridge,
): Part<
  | 'listTags'
  | 'changeTags'
  | 'renameTag'
  | 'deleteTag'
  | 'listSavedSearches'
  | 'saveSearch'
  | 'deleteSavedSearch'
> {
  const { state } = fake;
  const retag = (tagsOf: (contact: Contact) => readonly string[]): void => {
    state.contacts = state.contacts.map((one) => ({ ...one, tags: uniqueNames(tagsOf(one)) }));
  };
  return {
    listTags: () =>
      ok(
        uniqueNames(state.contacts.flatMap(({ tags }) => tags))
          .map((name) => ({
            name,
            count: found(fake, { text: '', tags: [name], only: 'all' }).length,
          }))
          .sort((a, b) => a.name.localeCompare(b.name)),
      ),
    changeTags: ({ selection, add, remove }) => {
      const chosen = selected(fake, selection);
      retag((contact) => {
        if (!chosen.includes(contact)) return contact.tags;
        return [...contact.tags, ...add].filter((tag) => !remove.some((one) => isSame(one, tag)));
      });
      return told(fake, ok({ changed: chosen.length }));
    },
    renameTag: ({ name, to }) => {
      retag(({ tags }) => tags.map((tag) => (isSame(tag, name) ? to : tag)));
      return told(fake, done);
    },
    deleteTag: ({ name }) => {
      retag(({ tags }) => tags.filter((tag) => !isSame(tag, name)));
      return told(fake, done);
    },
    listSavedSearches: () =>
      ok(
        state.savedSearches.map((saved) => ({
          ...saved,
          count: found(fake, saved.query).length,
        })),
      ),
    saveSearch: ({ id, name, query }) => {
      const count = found(fake, query).length;
      const newId = `search-${String(state.savedSearches.length + 1)}`;
      const saved = { id: id ?? newId, name, query, count };
      state.savedSearches = [...state.savedSearches.filter((one) => one.id !== id), saved];
      return told(fake, ok(saved));
    },
    deleteSavedSearch: ({ id }) => {
      state.savedSearches = state.savedSearches.filter((one) => one.id !== id);
      return told(fake, done);
    },
  };
}

function fieldHandlers(
  fake: FakeBridge,
): Part<'listFields' | 'addField' | 'renameField' | 'deleteField'> {
  const { state } = fake;
  return {
    listFields: () => ok(state.customFields),
    addField: ({ name, kind }) => {
      const field = { id: `field-${String(state.customFields.length + 1)}`, name, kind };
      state.customFields = [...state.customFields, field];
      return told(fake, ok(field));
    },
    renameField: ({ id, name }) => {
      const field = state.customFields.find((one) => one.id === id);
      if (field === undefined) return err(appError('field-not-found'));
      const renamed = { ...field, name };
      state.customFields = state.customFields.map((one) => (one === field ? renamed : one));
      return told(fake, ok(renamed));
    },
    deleteField: ({ id }) => {
      state.customFields = state.customFields.filter((one) => one.id !== id);
      return told(fake, done);
    },
  };
}

function optOutHandlers(
  fake: FakeBridge,
): Part<'listOptOuts' | 'addOptOut' | 'liftOptOut' | 'listOptOutLifts' | 'findOptOuts'> {
  const { state } = fake;
  return {
    listOptOuts: ({ text, limit, offset }) => {
      const all = state.optOuts
        .map((optOut) => {
          const contact = state.contacts.find(({ numbers }) =>
            numbers.some(({ e164 }) => e164 === optOut.e164),
          );
          const name = contact === undefined ? null : contactName(contact);
          return { ...optOut, contactId: contact?.id ?? null, name };
        })
        .filter(({ e164, name }) => `${e164} ${name ?? ''}`.toLowerCase().includes(text.trim()));
      return ok({ optOuts: all.slice(offset, offset + limit), total: all.length });
    },
    addOptOut: ({ typed, how }) => {
      const phone = parsePhone(typed, state.snapshot.settings.defaultCountry as CountryCode);
      if (!phone.ok) {
        return err(appError('contact-number-invalid', { params: { number: typed } }));
      }
      const optOut: OptOut = { e164: phone.value.e164, optedOutAt: state.nowAt, how };
      state.optOuts = [...state.optOuts, optOut];
      return told(fake, ok(optOut));
    },
    liftOptOut: ({ e164, reason }) => {
      const optOut = state.optOuts.find((one) => one.e164 === e164);
      if (optOut === undefined) return err(appError('opt-out-not-found'));
      if (reason.trim() === '') return err(appError('reason-missing'));
      state.optOuts = state.optOuts.filter((one) => one !== optOut);
      state.lifts = [{ ...optOut, liftedAt: state.nowAt, reason }, ...state.lifts];
      return told(fake, done);
    },
    listOptOutLifts: ({ e164 }) => ok(state.lifts.filter((lift) => lift.e164 === e164)),
    findOptOuts: ({ e164s }) => ok(state.optOuts.filter(({ e164 }) => e164s.includes(e164))),
  };
}
