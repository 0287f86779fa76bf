import type { Draft } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { ChangeImages } from './change-images';
import type { ContactsGround } from './ground';
import type { Merges } from './merges';

/** A person as the log of messages knows them. */
interface Person {
  readonly contactId: string;
  readonly e164s: readonly string[];
}

export interface EraseParts {
  readonly ground: ContactsGround;
  readonly merges: Pick<Merges, 'forget' | 'isMerge'>;
  readonly images: Pick<ChangeImages, 'changesOf' | 'dropOf'>;
  readonly messages: {
    isUnderWay(person: Person): boolean;
    blankSome(person: Person, limit: number): readonly Message[];
  };
  readonly drafts: { load(): Draft; save(draft: Draft): void };
  /** Told of the messages that were blanked. */
  readonly onBlanked: (messages: readonly Message[]) => void;
}

/** A message takes some 200 µs. */
const sliceSize = 25;

/**
 * Makes the use case behind `eraseContact`: a person's right to be forgotten (GDPR, article 17).
 *
 * Gone are the contact, its texts, names and numbers in the history and its search index, the draft
 * to it, and what undoing an import or a merge would have brought back. What stays: when something
 * was sent, through which account and what it cost; and an opt-out of the number, which keeps the
 * wish not to be texted. Backups are left as they are and go in their own time.
 *
 * Errors: `contact-not-found`; `contact-being-texted` while a message to it waits or is on its way.
 */
export function createErase(parts: EraseParts): (id: string) => Promise<Result<null, AppError>> {
  const { ground, messages, images, merges, drafts } = parts;
  const { contacts, slicing, changed } = ground;

  function withoutImages(id: string): void {
    for (const changeId of images.changesOf(id)) {
      // A merge holds two images of one person.
      if (merges.isMerge(changeId)) merges.forget(changeId);
      else images.dropOf(changeId, id);
    }
  }

  return async (id) => {
    const found = contacts.get(id);
    if (found === null) return err(appError('contact-not-found'));
    const e164s = found.contact.numbers.map(({ e164 }) => e164);
    const person: Person = { contactId: id, e164s };
    // The messages first: were the program to end here, the contact would still be there to erase.
    for (;;) {
      if (messages.isUnderWay(person)) return err(appError('contact-being-texted'));
      const blanked = messages.blankSome(person, sliceSize);
      if (blanked.length === 0) break;
      parts.onBlanked(blanked);
      await slicing.breathe();
    }
    contacts.together(() => {
      withoutImages(id);
      const draft = drafts.load();
      const cleared = clearedDraft(draft, person);
      if (cleared !== draft) drafts.save(cleared);
      contacts.remove(found.seq);
    });
    changed([found.seq]);
    return ok(null);
  };
}

/** A draft without a person; one that was for them alone is emptied. */
function clearedDraft(draft: Draft, { contactId, e164s }: Person): Draft {
  const recipients = draft.recipients.filter(
    (recipient) => recipient.contactId !== contactId && !e164s.includes(recipient.e164),
  );
  if (recipients.length === draft.recipients.length) return draft;
  if (recipients.length > 0) return { ...draft, recipients };
  return { recipients, recipientInput: '', text: '', selectionStart: 0, selectionEnd: 0 };
}
