import type { Message } from '#shared/domain/message';
import type { Database } from '../storage/database';
import { indexedMessage } from '../storage/message-words';

const put = `INSERT INTO messages_fts (rowid, words) VALUES (:seq, :words)`;
const remove = `DELETE FROM messages_fts WHERE rowid = :seq`;

/** The words of messages, to be found by. Each change joins the transaction that it is made in. */
export interface MessageIndex {
  put(seq: number, message: Pick<Message, 'text' | 'recipientName'>): void;
  remove(seq: number): void;
}

export function createMessageIndex(database: Database): MessageIndex {
  return {
    put(seq, { text, recipientName }) {
      database.run(put, { seq, words: indexedMessage(seq, text, recipientName ?? '') });
    },
    remove(seq) {
      database.run(remove, { seq });
    },
  };
}
