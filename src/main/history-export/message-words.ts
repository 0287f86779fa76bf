import type { TFunction } from 'i18next';
import { isErased, type Message } from '#shared/domain/message';
import { stateText } from '#shared/i18n/state-text';

/** A message's state in words; each different state is put into words once. */
export function createStateWords(t: TFunction): (message: Message) => string {
  const known = new Map<string, string>();
  return (message) => {
    const { state, accountLabel } = message;
    const parts = [
      state.kind,
      'reason' in state ? state.reason : '',
      'settlement' in state ? state.settlement : '',
      'waitsFor' in state ? state.waitsFor : '',
      accountLabel,
    ];
    const key = parts.join('\0');
    const found = known.get(key);
    if (found !== undefined) return found;
    const { words } = stateText(t, message, accountLabel);
    known.set(key, words);
    return words;
  };
}

/** When a state was come to; `null` while a message is not over. */
export function endedAtOf({ state }: Message): number | null {
  return 'at' in state ? state.at : null;
}

/** The number as it may be shown: one that was erased is nobody's. */
export function recipientOf(message: Message): string {
  return isErased(message) ? '' : message.recipient;
}

const two = (value: number): string => (value < 10 ? `0${String(value)}` : String(value));

/** A time as spreadsheets in all languages read it, on the user's own clock: `2026-11-22 14:03:05`. */
export function sheetTime(at: number): string {
  const date = new Date(at);
  const day = [String(date.getFullYear()), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
