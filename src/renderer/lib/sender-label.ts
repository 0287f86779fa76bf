import type { Sender } from '#shared/domain/account';
import { readable, type Phone } from './phone';

/** A sender as people know it: its nickname and number, or its id where the provider names neither. */
export function senderLabel(phone: Phone | null, { id, phoneNumber, nickname }: Sender): string {
  const number = phoneNumber === null ? null : readable(phone, phoneNumber);
  const parts = [nickname, number].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? id : parts.join(' · ');
}
