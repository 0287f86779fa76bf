import * as v from 'valibot';
import { messageHours, type Message } from '#shared/domain/message';

/** The columns of what was written for somebody: a message, or a text that repeats. */
export const writtenColumns = {
  id: v.string(),
  request_id: v.string(),
  created_at: v.pipe(v.number(), v.safeInteger()),
  account_id: v.string(),
  account_label: v.string(),
  practice: v.picklist([0, 1]),
  sender_id: v.string(),
  recipient: v.string(),
  contact_id: v.nullable(v.string()),
  recipient_name: v.nullable(v.string()),
  text: v.string(),
  hours: v.picklist(messageHours),
};

/** What both have in common. */
export type Written = Pick<
  Message,
  | 'id'
  | 'requestId'
  | 'createdAt'
  | 'accountId'
  | 'accountLabel'
  | 'practice'
  | 'senderId'
  | 'recipient'
  | 'contactId'
  | 'recipientName'
  | 'text'
  | 'hours'
>;

export function writtenFromRow(
  row: v.InferOutput<v.ObjectSchema<typeof writtenColumns, undefined>>,
): Written {
  return {
    id: row.id,
    requestId: row.request_id,
    createdAt: row.created_at,
    accountId: row.account_id,
    accountLabel: row.account_label,
    practice: row.practice === 1,
    senderId: row.sender_id,
    recipient: row.recipient,
    contactId: row.contact_id,
    recipientName: row.recipient_name,
    text: row.text,
    hours: row.hours,
  };
}
