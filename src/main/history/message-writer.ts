import * as v from 'valibot';
import type { Message, NewMessage } from '#shared/domain/message';
import type { EnteringState } from '../outbox/ports';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { createMessageIndex } from './message-index';
import { messageFromRow, stateColumns } from './message-row';

/** Exported for the tests that assert which indexes are used. */
export const writerQueries = {
  person: `
    SELECT seq FROM message_people
    WHERE recipient = :recipient AND contact_id = :contactId AND name = :name`,
  origin: `
    SELECT seq FROM message_origins
    WHERE account_id = :accountId AND account_label = :accountLabel AND practice = :practice
      AND sender_id = :senderId`,
  insert: `
    INSERT INTO message_log (
      id, request_id, created_at, origin_seq, person_seq, text, resend_of, batch_seq, schedule_id,
      occurrence, hours, state, due_at, waits_for, attempts
    ) VALUES (
      :id, :requestId, :createdAt, :originSeq, :personSeq, :text, :resendOf,
      coalesce((SELECT seq FROM batches WHERE id = :batchId), CASE WHEN :batchId IS NOT NULL THEN 0 END),
      :scheduleId, :occurrence,
      nullif(:hours, 'everyday'), :state, :dueAt, :waitsFor, :attempts
    ) RETURNING seq`,
  bySeq: `SELECT * FROM messages WHERE seq = :seq`,
} as const;

const addPerson = `
  INSERT INTO message_people (recipient, contact_id, name) VALUES (:recipient, :contactId, :name)
  RETURNING seq`;
const addOrigin = `
  INSERT INTO message_origins (account_id, account_label, practice, sender_id)
  VALUES (:accountId, :accountLabel, :practice, :senderId) RETURNING seq`;

const seqSchema = v.object({ seq: v.number() });

/** Makes what writes a new message and indexes its words, in the transaction that it is called in. */
export function createMessageWriter(
  database: Database,
): (message: NewMessage, state: EnteringState) => Message {
  const index = createMessageIndex(database);

  function seqOf(find: string, add: string, params: SqlParams): number {
    const row = database.get(find, params) ?? database.get(add, params);
    return parseRow(seqSchema, row, 'messages').seq;
  }

  return (message, state) => {
    const { due_at, waits_for, attempts } = stateColumns(state);
    const personSeq = seqOf(writerQueries.person, addPerson, {
      recipient: message.recipient,
      contactId: message.contactId ?? '',
      name: message.recipientName ?? '',
    });
    const originSeq = seqOf(writerQueries.origin, addOrigin, {
      accountId: message.accountId,
      accountLabel: message.accountLabel,
      practice: message.practice ? 1 : 0,
      senderId: message.senderId,
    });
    const { seq } = parseRow(
      seqSchema,
      database.get(writerQueries.insert, {
        id: message.id,
        requestId: message.requestId,
        createdAt: message.createdAt,
        originSeq,
        personSeq,
        text: message.text,
        resendOf: message.resendOf,
        batchId: message.batchId,
        scheduleId: message.occurrence?.scheduleId ?? null,
        occurrence: message.occurrence?.key ?? null,
        hours: message.hours,
        state: state.kind,
        dueAt: due_at ?? null,
        waitsFor: waits_for ?? null,
        attempts: attempts ?? null,
      }),
      'messages',
    );
    index.put(seq, message);
    return messageFromRow(database.get(writerQueries.bySeq, { seq }));
  };
}
