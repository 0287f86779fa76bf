import type { TFunction } from 'i18next';
import { contactName, type Contact, type ContactDetails } from '#shared/domain/contact';
import type { E164 } from '#shared/domain/phone';
import { bridge } from '../../../lib/bridge';
import { say, sayError } from '../room/happened';
import { emptyPage, shownId, usePage } from './page-store';

type Words = TFunction<'contacts'>;

/** Begins a text to a contact in the quick window. */
export function textContact(contact: Contact, e164: E164): void {
  const recipient = { e164, contactId: contact.id, name: contactName(contact) };
  void bridge.compose({ recipients: [recipient], text: null });
}

function leave(id: string): void {
  if (shownId(usePage.getState()) === id) usePage.setState(emptyPage);
}

/** Puts a contact into the bin, with a way back. */
export async function binContact(t: Words, contact: Contact): Promise<void> {
  const { id } = contact;
  const name = contactName(contact);
  const answer = await bridge.deleteContact({ id });
  if (!answer.ok) {
    sayError(answer.error);
    return;
  }
  leave(id);
  say(t('deleted', { name }), {
    undo: () => bridge.restoreContact({ id }),
    undone: t('restored', { name }),
  });
}

export async function restoreContact(t: Words, contact: Contact): Promise<void> {
  const answer = await bridge.restoreContact({ id: contact.id });
  if (answer.ok) say(t('restored', { name: contactName(contact) }));
  else sayError(answer.error);
}

/** Erases a contact for good; answers whether it is gone. */
export async function eraseContact(t: Words, contact: Contact): Promise<boolean> {
  const answer = await bridge.eraseContact({ id: contact.id });
  if (answer.ok) {
    leave(contact.id);
    say(t('erase.done', { name: contactName(contact) }));
  } else sayError(answer.error);
  return answer.ok;
}

/** Puts all numbers of a contact on the opt-out list: the person asked not to be texted. */
export async function optOut(t: Words, contact: ContactDetails, how: string): Promise<void> {
  const known = new Set(contact.optOuts.map(({ e164 }) => e164));
  for (const { e164 } of contact.numbers.filter((number) => !known.has(number.e164))) {
    const answer = await bridge.addOptOut({ typed: e164, how });
    if (!answer.ok) {
      sayError(answer.error);
      return;
    }
  }
  say(t('optOut.done', { name: contactName(contact) }));
}

/** Makes one of two contacts, with a way back. */
export async function mergeContacts(t: Words, kept: Contact, gone: Contact): Promise<boolean> {
  const answer = await bridge.mergeContacts({ keptId: kept.id, goneId: gone.id });
  if (!answer.ok) {
    sayError(answer.error);
    return false;
  }
  const { mergeId, contact } = answer.value;
  say(t('merge.done', { gone: contactName(gone), name: contactName(contact) }), {
    undo: () => bridge.undoMerge({ mergeId }),
    undone: t('merge.undone'),
  });
  return true;
}

export async function undoMerge(t: Words, mergeId: string): Promise<void> {
  const answer = await bridge.undoMerge({ mergeId });
  if (answer.ok) say(t('merge.undone'));
  else sayError(answer.error);
}
