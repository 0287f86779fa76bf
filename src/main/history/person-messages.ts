import * as v from 'valibot';
import type { Message } from '#shared/domain/message';
import type { KnownPerson } from '#shared/domain/draft';
import type { Database, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { createBlanking } from './blanking';
import { messageFromRow } from './message-row';

/** A message tells of a contact that it names, and of nobody else when its number is theirs alone. */
const isTheirs = `
  (contact_id IN (SELECT value FROM json_each(:contactIds)) OR (
    NOT EXISTS (SELECT 1 FROM contacts WHERE id = message_people.contact_id
      AND id NOT IN (SELECT value FROM json_each(:contactIds)))
    AND NOT EXISTS (
      SELECT 1 FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
      WHERE e164 = message_people.recipient
        AND contacts.id NOT IN (SELECT value FROM json_each(:contactIds)))))`;

/** Exported for the tests that assert which indexes are used. */
export const personQueries = {
  naming: `
    SELECT seq FROM message_people WHERE contact_id = :contactId AND contact_id <> ''`,
  withNumber: `SELECT seq FROM message_people WHERE recipient = :e164`,
  toPerson: `
    SELECT * FROM messages
    WHERE person_seq = :personSeq AND seq < :beforeSeq AND deleted IS NULL
    ORDER BY seq DESC LIMIT :limit`,
  allToPerson: `
    SELECT * FROM messages WHERE person_seq = :personSeq ORDER BY seq LIMIT :limit`,
  theirsWithNumber: `
    SELECT seq FROM message_people WHERE recipient = :e164 AND ${isTheirs}`,
  isUnderWay: `
    SELECT 1 FROM messages WHERE state = 'scheduled' AND (
      contact_id IN (SELECT value FROM json_each(:contactIds))
      OR recipient IN (SELECT value FROM json_each(:e164s)))
    UNION ALL
    SELECT 1 FROM messages WHERE state = 'queued' AND (
      contact_id IN (SELECT value FROM json_each(:contactIds))
      OR recipient IN (SELECT value FROM json_each(:e164s)))
    UNION ALL
    SELECT 1 FROM messages WHERE state = 'sending' AND (
      contact_id IN (SELECT value FROM json_each(:contactIds))
      OR recipient IN (SELECT value FROM json_each(:e164s)))
    LIMIT 1`,
} as const;

/**
 * Rewrites so many pages of the index without what was taken out of it, see
 * https://sqlite.org/fts5.html#the_merge_command
 */
const mergeIndex = `INSERT INTO messages_fts (messages_fts, rank) VALUES ('merge', -64)`;
const totalChanges = `SELECT total_changes() AS total`;

const seqRow = v.object({ seq: v.number() });
const totalRow = v.object({ total: v.number() });

function seqOf(row: SqlRow): number {
  return parseRow(seqRow, row, 'messages').seq;
}

/** What was written to one person. */
export interface PersonMessages {
  /** Messages that name one of the contacts or went to one of the numbers, newest first, from before a place. */
  page(person: KnownPerson, beforeSeq: number | null, limit: number): readonly Message[];
  /** Whether a message to the person is scheduled, queued or being sent. */
  isUnderWay(person: KnownPerson): boolean;
  /**
   * Takes all that tells of the person out of some of their messages, and answers these as they are
   * now; none are left when it answers none. What was paid, when and through which account stays.
   * Messages to a number that is another contact's too stay, unless they name the person. A number that
   * no other message went to is forgotten.
   */
  blankSome(person: KnownPerson, limit: number): readonly Message[];
  /**
   * Has some of the search index written anew: until then words of messages that were blanked are in
   * the file, though nobody finds them. False when nothing was left to do. Takes some milliseconds.
   */
  forgetSomeWords(): boolean;
}

export function createPersonMessages(database: Database): PersonMessages {
  const blank = createBlanking(database);

  function peopleOf(person: KnownPerson): readonly number[] {
    const { contactIds, e164s } = person;
    const rows = [
      ...contactIds.flatMap((contactId) => database.all(personQueries.naming, { contactId })),
      ...e164s.flatMap((e164) => database.all(personQueries.withNumber, { e164 })),
    ];
    return [...new Set(rows.map(seqOf))];
  }

  function newestFirst(person: KnownPerson, beforeSeq: number, limit: number) {
    return peopleOf(person)
      .flatMap((personSeq) => database.all(personQueries.toPerson, { personSeq, beforeSeq, limit }))
      .toSorted((a, b) => seqOf(b) - seqOf(a))
      .slice(0, limit);
  }

  function theirs(person: KnownPerson, limit: number) {
    const messagesTo = (people: readonly SqlRow[]) =>
      people
        .flatMap((row) => database.all(personQueries.allToPerson, { personSeq: seqOf(row), limit }))
        .slice(0, limit);
    const naming = messagesTo(
      person.contactIds.flatMap((contactId) => database.all(personQueries.naming, { contactId })),
    );
    if (naming.length > 0) return naming;
    const contactIds = JSON.stringify(person.contactIds);
    return messagesTo(
      person.e164s.flatMap((e164) =>
        database.all(personQueries.theirsWithNumber, { contactIds, e164 }),
      ),
    );
  }

  return {
    page: (person, beforeSeq, limit) =>
      newestFirst(person, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit).map(messageFromRow),
    isUnderWay({ contactIds, e164s }) {
      const person = { contactIds: JSON.stringify(contactIds), e164s: JSON.stringify(e164s) };
      return database.get(personQueries.isUnderWay, person) !== undefined;
    },
    forgetSomeWords() {
      const changes = () => parseRow(totalRow, database.get(totalChanges), 'messages_fts').total;
      const before = changes();
      database.run(mergeIndex);
      // One is the command itself.
      return changes() - before > 1;
    },
    blankSome: (person, limit) =>
      database.transaction(() =>
        theirs(person, limit).map((row) => blank(messageFromRow(row), seqOf(row))),
      ),
  };
}
