import { displacedWithout, draftWithout, type Draft, type KnownPerson } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { ChangeImages } from './change-images';
import type { ContactsGround } from './ground';
import type { Merges } from './merges';

export interface EraseParts {
  readonly ground: ContactsGround;
  readonly merges: Pick<Merges, 'absorbedBy' | 'forget' | 'isMerge'>;
  readonly images: Pick<ChangeImages, 'changesOf' | 'dropOf'>;
  readonly messages: {
    isUnderWay(person: KnownPerson): boolean;
    blankSome(person: KnownPerson, limit: number): readonly Message[];
    forgetSomeWords(): boolean;
  };
  readonly drafts: {
    load(): Draft;
    save(draft: Draft): void;
    loadDisplaced(): readonly Draft[];
    saveDisplaced(displaced: readonly Draft[]): void;
  };
  readonly lists: { forget(person: KnownPerson): void };
  readonly schedules: { removeOf(person: KnownPerson): boolean };
  /** Told of the messages that were blanked. */
  readonly onBlanked: (messages: readonly Message[]) => void;
  /** Told of whom nothing may be written again. */
  readonly onErased: (person: KnownPerson) => void;
}

/** A message takes some 200 µs. */
const sliceSize = 25;

/**
 * Makes the use case behind `eraseContact`: a person's right to be forgotten (GDPR, article 17).
 *
 * Gone are the contact, its texts, names and numbers in the history and its search index, the drafts,
 * the lists of batches and what repeats to it, and what undoing an import or a merge would have brought back; so too of contacts that were
 * merged into it. What stays: when something
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

  function withoutDrafts(person: KnownPerson): void {
    const draft = drafts.load();
    const cleared = draftWithout(person, draft);
    if (cleared !== draft) drafts.save(cleared);
    const displaced = drafts.loadDisplaced();
    const left = displacedWithout(person, displaced);
    if (left !== displaced) drafts.saveDisplaced(left);
  }

  return async (id) => {
    const found = contacts.get(id);
    if (found === null) return err(appError('contact-not-found'));
    const e164s = found.contact.numbers.map(({ e164 }) => e164);
    const contactIds = [id, ...merges.absorbedBy(id)];
    const person: KnownPerson = { contactIds, e164s };
    // The messages first: were the program to end here, the contact would still be there to erase.
    for (;;) {
      if (messages.isUnderWay(person)) return err(appError('contact-being-texted'));
      const blanked = messages.blankSome(person, sliceSize);
      if (blanked.length > 0) parts.onBlanked(blanked);
      else if (!messages.forgetSomeWords()) break;
      await slicing.breathe();
    }
    contacts.together(() => {
      contactIds.forEach(withoutImages);
      withoutDrafts(person);
      parts.lists.forget(person);
      parts.schedules.removeOf(person);
      contacts.remove(found.seq);
    });
    changed([found.seq]);
    parts.onErased(person);
    return ok(null);
  };
}
