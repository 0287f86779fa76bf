import type { Sender } from '#shared/domain/account';
import { formatPhone } from '#shared/domain/phone';

/** A sender as people know it: its nickname and number, or its id where the provider names neither. */
export function senderLabel({ id, phoneNumber, nickname }: Sender): string {
  const number = phoneNumber === null ? null : formatPhone(phoneNumber);
  const parts = [nickname, number].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? id : parts.join(' · ');
}
