import * as v from 'valibot';
import type { Message } from '#shared/domain/message';
import type { KnownPerson } from '#shared/domain/draft';
import { callingCodeOf } from '#shared/domain/phone';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { messageFromRow } from './message-row';

/** A message tells of a contact that it names, and of nobody else when its number is theirs alone. */
const isTheirs = `
  (contact_id IN (SELECT value FROM json_each(:contactIds)) OR (
    NOT EXISTS (SELECT 1 FROM contacts WHERE id = messages.contact_id
      AND id NOT IN (SELECT value FROM json_each(:contactIds)))
    AND NOT EXISTS (
      SELECT 1 FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
      WHERE e164 = messages.recipient
        AND contacts.id NOT IN (SELECT value FROM json_each(:contactIds)))))`;

/** Exported for the tests that assert which indexes are used. */
export const personQueries = {
  naming: `
    SELECT * FROM messages WHERE contact_id = :contactId AND seq < :beforeSeq
    ORDER BY seq DESC LIMIT :limit`,
  toNumber: `
    SELECT * FROM messages WHERE recipient = :e164 AND seq < :beforeSeq
    ORDER BY seq DESC LIMIT :limit`,
  theirsToNumber: `
    SELECT * FROM messages WHERE recipient = :e164 AND ${isTheirs} ORDER BY seq LIMIT :limit`,
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
  blank: `
    UPDATE messages SET
      text = '', recipient_name = NULL, contact_id = NULL, recipient = :recipient,
      provider_words = NULL, raw_answer = NULL
    WHERE seq = :seq RETURNING *`,
} as const;

const unindex = `DELETE FROM messages_fts WHERE rowid = :seq`;
/**
 * Rewrites so many pages of the index without what was taken out of it, see
 * https://sqlite.org/fts5.html#the_merge_command
 */
const mergeIndex = `INSERT INTO messages_fts (messages_fts, rank) VALUES ('merge', -64)`;
const totalChanges = `SELECT total_changes() AS total`;
const forgetNumber = `
  DELETE FROM texted_numbers WHERE e164 = :e164 AND NOT EXISTS (
    SELECT 1 FROM messages WHERE recipient = :e164)`;

const seqRow = v.object({ seq: v.number(), recipient: v.string() });
const totalRow = v.object({ total: v.number() });

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
  function newestFirst(person: KnownPerson, beforeSeq: number, limit: number) {
    const range = { beforeSeq, limit };
    const { contactIds, e164s } = person;
    const found = [
      ...contactIds.flatMap((contactId) =>
        database.all(personQueries.naming, { ...range, contactId }),
      ),
      ...e164s.flatMap((e164) => database.all(personQueries.toNumber, { ...range, e164 })),
    ];
    const bySeq = new Map(found.map((row) => [parseRow(seqRow, row, 'messages').seq, row]));
    return [...bySeq]
      .sort(([a], [b]) => b - a)
      .slice(0, limit)
      .map(([, row]) => row);
  }

  function theirs(person: KnownPerson, limit: number) {
    const everything = { beforeSeq: Number.MAX_SAFE_INTEGER, limit };
    const naming = person.contactIds.flatMap((contactId) =>
      database.all(personQueries.naming, { ...everything, contactId }),
    );
    if (naming.length > 0) return naming.slice(0, limit);
    const contactIds = JSON.stringify(person.contactIds);
    return person.e164s
      .flatMap((e164) => database.all(personQueries.theirsToNumber, { contactIds, e164, limit }))
      .slice(0, limit);
  }

  function blank(raw: unknown): Message {
    const { seq, recipient } = parseRow(seqRow, raw, 'messages');
    // Never a number: behind a country code none goes on with a zero and this many digits.
    const masked = `+${callingCodeOf(recipient) ?? '1'}0${String(seq)}`;
    const row = database.get(personQueries.blank, { seq, recipient: masked });
    database.run(unindex, { seq });
    database.run(forgetNumber, { e164: recipient });
    return messageFromRow(row);
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
    blankSome: (person, limit) => database.transaction(() => theirs(person, limit).map(blank)),
  };
}
