import * as v from 'valibot';
import {
  contactScopes,
  fieldKinds,
  type Contact,
  type ContactDetails,
  type ContactPage,
  type CustomField,
  type OptOut,
  type OptOutLift,
  type OptOutPage,
  type RecipientSuggestion,
  type SavedSearch,
  type TagCount,
} from '../domain/contact';
import { maxTextUnits } from '../domain/draft';
import type { MessagePage } from '../domain/message';
import { channel, count, e164, id, line, nothing } from './channel';

const name = v.pipe(v.string(), v.maxLength(200));
const notes = v.pipe(v.string(), v.maxLength(maxTextUnits));
const tags = v.pipe(v.array(name), v.maxLength(100), v.readonly());

/** What can be kept as a group. */
const savedQuery = v.strictObject({ text: line, tags, only: v.picklist(contactScopes) });
const contactQuery = v.strictObject({ ...savedQuery.entries, importId: v.exactOptional(id) });

/** Some contacts: those named, or all that a query finds when it is done. */
const contactSelection = v.variant('kind', [
  v.strictObject({
    kind: v.literal('ids'),
    ids: v.pipe(v.array(id), v.maxLength(1_000), v.readonly()),
  }),
  v.strictObject({ kind: v.literal('query'), query: contactQuery }),
]);

/** The calls about contacts, tags, saved searches, fields of the user's own, and opt-outs. */
export const contactChannels = {
  // contacts
  /** By name, or where a text is searched for, the best first. `in-bin`: the last deleted first. */
  listContacts: channel<ContactPage>()(
    v.strictObject({ query: contactQuery, limit: count(500), offset: count(1_000_000) }),
  ),
  /** Also one that is in the bin. */
  getContact: channel<ContactDetails>()(v.strictObject({ id })),
  saveContact: channel<Contact>()(
    v.strictObject({
      /** `null` for a new contact. */
      id: v.nullable(id),
      givenName: line,
      familyName: line,
      company: line,
      numbers: v.pipe(
        v.array(v.strictObject({ typed: line, label: line })),
        v.maxLength(20),
        v.readonly(),
      ),
      email: line,
      /** Empty, `YYYY-MM-DD` or `--MM-DD`. */
      birthday: line,
      notes,
      tags,
      /** Numbers with a dot or a comma; dates as `YYYY-MM-DD`. Empty ones are left out. */
      fields: v.pipe(
        v.array(v.strictObject({ fieldId: id, value: line })),
        v.maxLength(200),
        v.readonly(),
      ),
      language: v.pipe(v.string(), v.regex(/^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7})?$/)),
      consent: v.nullable(v.strictObject({ givenOn: line, source: line, wording: notes })),
    }),
  ),
  /** Puts a contact into the bin, for 30 days. */
  deleteContact: channel<null>()(v.strictObject({ id })),
  /** Puts contacts into the bin; answers how many. */
  deleteContacts: channel<{ readonly deleted: number }>()(
    v.strictObject({ selection: contactSelection }),
  ),
  /** Brings a contact back from the bin. */
  restoreContact: channel<Contact>()(v.strictObject({ id })),
  /** Erases a contact, in the bin or not, for good, and what the history tells of the person. */
  eraseContact: channel<null>()(v.strictObject({ id })),
  /** The messages to all numbers of a contact, newest first. */
  listContactMessages: channel<MessagePage>()(
    v.strictObject({ contactId: id, before: v.nullable(id), limit: count(200) }),
  ),
  /** Makes one of two contacts. What both have in different words, the kept one has. */
  mergeContacts: channel<{ readonly mergeId: string; readonly contact: Contact }>()(
    v.strictObject({ keptId: id, goneId: id }),
  ),
  undoMerge: channel<null>()(v.strictObject({ mergeId: id })),
  suggestRecipients: channel<readonly RecipientSuggestion[]>()(
    v.strictObject({ query: line, limit: count(50) }),
  ),

  // tags and saved searches
  listTags: channel<readonly TagCount[]>()(nothing),
  /** Gives contacts tags and takes some from them; answers how many contacts changed. */
  changeTags: channel<{ readonly changed: number }>()(
    v.strictObject({ selection: contactSelection, add: tags, remove: tags }),
  ),
  /** A tag that has the new name already takes the contacts over. */
  renameTag: channel<null>()(v.strictObject({ name, to: name })),
  deleteTag: channel<null>()(v.strictObject({ name })),
  listSavedSearches: channel<readonly SavedSearch[]>()(nothing),
  /** `null` as the id for a new one. */
  saveSearch: channel<SavedSearch>()(
    v.strictObject({ id: v.nullable(id), name, query: savedQuery }),
  ),
  deleteSavedSearch: channel<null>()(v.strictObject({ id })),

  // fields of the user's own
  listFields: channel<readonly CustomField[]>()(nothing),
  addField: channel<CustomField>()(v.strictObject({ name, kind: v.picklist(fieldKinds) })),
  renameField: channel<CustomField>()(v.strictObject({ id, name })),
  /** Deletes a field with what every contact has in it. */
  deleteField: channel<null>()(v.strictObject({ id })),

  // opt-outs
  /** Newest first; `text` is a piece of a number or of a name. */
  listOptOuts: channel<OptOutPage>()(
    v.strictObject({ text: line, limit: count(500), offset: count(1_000_000) }),
  ),
  /** A number that is on the list stays as it is. */
  addOptOut: channel<OptOut>()(v.strictObject({ typed: line, how: line })),
  /** Lets a number be texted again, for a reason that is kept. */
  liftOptOut: channel<null>()(v.strictObject({ e164, reason: line })),
  /** Why a number's opt-outs were lifted, newest first. */
  listOptOutLifts: channel<readonly OptOutLift[]>()(v.strictObject({ e164 })),
  /** Which of these numbers have opted out. */
  findOptOuts: channel<readonly OptOut[]>()(
    v.strictObject({ e164s: v.pipe(v.array(e164), v.maxLength(100), v.readonly()) }),
  ),
} as const;
