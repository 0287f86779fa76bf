import * as v from 'valibot';
import type { Message } from '#shared/domain/message';
import { callingCodeOf } from '#shared/domain/phone';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { attemptQueries } from './attempts';
import { createMessageIndex } from './message-index';
import { messageFromRow } from './message-row';

/** Exported for the tests that assert which indexes are used. */
export const blankingQueries = {
  person: `SELECT person_seq AS person FROM message_log WHERE seq = :seq`,
  mask: `
    INSERT INTO message_people (recipient, contact_id, name) VALUES (:recipient, '', '')
    ON CONFLICT DO NOTHING`,
  blank: `
    UPDATE message_log SET
      text = '', provider_words = NULL, raw_answer = NULL, understood = NULL,
      person_seq = (
        SELECT seq FROM message_people
        WHERE recipient = :recipient AND contact_id = '' AND name = '')
    WHERE seq = :seq`,
  bySeq: `SELECT * FROM messages WHERE seq = :seq`,
  forgetPerson: `
    DELETE FROM message_people WHERE seq = :personSeq
      AND NOT EXISTS (SELECT 1 FROM message_log WHERE person_seq = :personSeq)`,
  forgetNumber: `
    DELETE FROM texted_numbers WHERE e164 = :e164
      AND NOT EXISTS (SELECT 1 FROM message_people WHERE recipient = :e164)`,
} as const;

const personRow = v.object({ person: v.number() });

/**
 * Makes what takes all that tells of a person out of a message that is over, in the transaction that it
 * is called in; answers the message as it is then. What was paid, when and through which account stays.
 * A number that no other message went to is forgotten.
 */
export function createBlanking(database: Database): (message: Message, seq: number) => Message {
  const index = createMessageIndex(database);

  return (message, seq) => {
    const { recipient } = message;
    const { person } = parseRow(
      personRow,
      database.get(blankingQueries.person, { seq }),
      'messages',
    );
    // Never a number: behind a country code none goes on with a zero and this many digits.
    const masked = `+${callingCodeOf(recipient) ?? '1'}0${String(seq)}`;
    database.run(blankingQueries.mask, { recipient: masked });
    database.run(blankingQueries.blank, { seq, recipient: masked });
    index.remove(seq);
    database.run(attemptQueries.forget, { seq });
    database.run(blankingQueries.forgetPerson, { personSeq: person });
    database.run(blankingQueries.forgetNumber, { e164: recipient });
    return messageFromRow(database.get(blankingQueries.bySeq, { seq }));
  };
}
